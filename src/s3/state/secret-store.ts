import type { AccountId } from '../../domain/ids.ts';

/** The part of an account's credentials that nobody may read back. */
export interface AccountSecret {
  readonly secretAccessKey: string;
}

/**
 * Where secrets are kept, apart from all other state. A host brings its own vault, or a key for
 * `sealedSecretStore`; in memory they end with the process.
 */
export interface SecretStore {
  get(id: AccountId): Promise<AccountSecret | undefined>;
  put(id: AccountId, secret: AccountSecret): Promise<void>;
  remove(id: AccountId): Promise<void>;
}

export class MemorySecretStore implements SecretStore {
  readonly #secrets = new Map<AccountId, AccountSecret>();

  get(id: AccountId): Promise<AccountSecret | undefined> {
    return Promise.resolve(this.#secrets.get(id));
  }

  put(id: AccountId, secret: AccountSecret): Promise<void> {
    this.#secrets.set(id, secret);
    return Promise.resolve();
  }

  remove(id: AccountId): Promise<void> {
    this.#secrets.delete(id);
    return Promise.resolve();
  }
}
