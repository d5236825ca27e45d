import * as v from 'valibot';
import { ActivationError } from '../../adapter/activation-error.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { AccountSecret, SecretStore } from './secret-store.ts';
import { StateConflict, type StateStore, type StoredValue } from './state-store.ts';

/** 32 random bytes, or the same in Base64, as `openssl rand -base64 32` prints them and an environment variable holds them. */
export type SealingKey = Uint8Array | string;

export interface SealedSecretStoreOptions {
  /** Where the sealed secrets are kept, beside all other state or apart from it. */
  readonly state: StateStore;
  /**
   * The first one seals. The others only open what was sealed before the first one was there. `undefined` is refused, as an environment
   * variable may be that is not set.
   */
  readonly key: SealingKey | readonly SealingKey[] | undefined;
}

export interface SealedSecretStore extends SecretStore {
  /**
   * Seals anew what older keys have sealed, so that these can be taken away. Answers how many secrets it was. All processes must know
   * the new key before.
   *
   * @throws ActivationError `unavailable` for a secret that no key opens
   */
  reseal(): Promise<number>;
}

const KEY_BYTES = 32;
/** What AES-GCM wants, and so many that up to 2^32 secrets of one key may draw theirs by chance (NIST SP 800-38D, 8.3). */
const NONCE_BYTES = 12;

const sealedSchema = v.object({ nonce: v.string(), sealed: v.string() });
const secretSchema = v.object({ secretAccessKey: v.string() });

/**
 * Keeps secrets in a state store, each encrypted with AES-256-GCM under a key of the host's: they outlast the process and are there in
 * every process that knows the key. Whoever reads the state alone learns their length and whose they are, and cannot give one account
 * the secret of another. Whoever may write to the state can still remove a secret or put back an older one of the same account.
 *
 * Keep the key where the state is not: without it every access key has to be entered again. To change it, give `[new, old]` to all
 * processes, call `reseal()` once, and give the new one alone.
 *
 * A secret that no key opens is told by an `ActivationError` of the code `unavailable`.
 *
 * @throws TypeError where there is no key, or one is not 32 bytes; the key is not in its message
 */
export function sealedSecretStore({ state, key }: SealedSecretStoreOptions): SealedSecretStore {
  const given = typeof key === 'string' || key instanceof Uint8Array ? [key] : (key ?? []);
  const [newest, ...older] = given.map(bytesOf);
  if (newest === undefined)
    throw new TypeError('There is no key to seal secrets with. Make one with: openssl rand -base64 32');
  const first = imported(newest);
  const others = older.map(imported);

  const seal = async (id: string, secret: AccountSecret) => {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(secret));
    const sealed = await crypto.subtle.encrypt(algorithm(nonce, id), await first, text);
    return { nonce: toBase64(nonce), sealed: toBase64(new Uint8Array(sealed)) };
  };

  const open = async (id: string, { value }: StoredValue) => {
    const { nonce, sealed } = v.parse(sealedSchema, value);
    for (const [index, candidate] of [first, ...others].entries()) {
      const text = await opened(await candidate, algorithm(fromBase64(nonce), id), fromBase64(sealed));
      if (text !== undefined) return { secret: v.parse(secretSchema, JSON.parse(text)), isNewest: index === 0 };
    }
    throw unreadable();
  };

  return {
    get: async (id) => {
      const stored = await state.get(keyOf(id));
      return stored && (await open(id, stored)).secret;
    },

    put: (id, secret) =>
      untilNobodyCameBetween(async () => {
        const stored = await state.get(keyOf(id));
        const condition =
          stored === undefined
            ? ({ kind: 'absent' } as const)
            : ({ kind: 'version', version: stored.version } as const);
        await state.put(keyOf(id), await seal(id, secret), condition);
      }),

    remove: (id) =>
      untilNobodyCameBetween(async () => {
        const stored = await state.get(keyOf(id));
        if (stored !== undefined) await state.remove(keyOf(id), stored.version);
      }),

    reseal: async () => {
      let count = 0;
      for await (const stateKey of state.keys(PREFIX)) {
        const id = decodeURIComponent(stateKey.slice(PREFIX.length));
        await untilNobodyCameBetween(async () => {
          const stored = await state.get(stateKey);
          if (stored === undefined) return;
          const { secret, isNewest } = await open(id, stored);
          if (isNewest) return;
          await state.put(stateKey, await seal(id, secret), { kind: 'version', version: stored.version });
          count++;
        });
      }
      return count;
    },
  };
}

const PREFIX = 'secrets/';

function keyOf(id: AccountId): string {
  return PREFIX + encodeURIComponent(id);
}

async function untilNobodyCameBetween(deed: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await deed();
    } catch (error) {
      if (!(error instanceof StateConflict)) throw error;
    }
  }
}

/** The id goes into the seal: what was sealed for one account opens for no other. */
function algorithm(iv: Uint8Array<ArrayBuffer>, id: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) };
}

/** `undefined` where the key is another, or the bytes have been changed. */
async function opened(key: CryptoKey, how: AesGcmParams, sealed: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

function unreadable(): ActivationError {
  return new ActivationError(
    'unavailable',
    'The secret of this account was sealed with a key that this service does not have. Give the service that key too, or enter the access key of the account again.',
  );
}

function imported(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function bytesOf(key: SealingKey): Uint8Array<ArrayBuffer> {
  const bytes = typeof key === 'string' ? bytesOfText(key.trim()) : new Uint8Array(key);
  if (bytes.length === KEY_BYTES) return bytes;
  throw new TypeError(
    `A key that seals secrets has ${KEY_BYTES} bytes, and this one has ${bytes.length}. Make one with: openssl rand -base64 32`,
  );
}

function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(text);
  } catch {
    // The cause would repeat the key.
    throw new TypeError('A key that seals secrets is no Base64. Make one with: openssl rand -base64 32');
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
