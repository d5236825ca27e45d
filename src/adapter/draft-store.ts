import type { WizardDraft } from '../domain/draft.ts';

/** Where unfinished wizards are kept. A host may bring its own; drafts hold no secret. */
export interface DraftStore {
  /** The stored draft as it was stored, unchecked: whoever reads it parses it. `undefined` when there is none. */
  load(key: string): Promise<unknown>;
  save(key: string, draft: WizardDraft): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Keeps drafts as long as the page lives. */
export class MemoryDraftStore implements DraftStore {
  readonly #drafts = new Map<string, WizardDraft>();

  load(key: string): Promise<unknown> {
    return Promise.resolve(this.#drafts.get(key));
  }

  save(key: string, draft: WizardDraft): Promise<void> {
    this.#drafts.set(key, structuredClone(draft));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.#drafts.delete(key);
    return Promise.resolve();
  }
}

/** As much of a `Storage` as it takes: its own type is not known to workers and servers, which read these declarations too. */
export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Keeps drafts in a storage that the host hands over: `localStorage` survives a closed tab, `sessionStorage` a reload. `save` rejects
 * with the storage's own `QuotaExceededError` when it is full.
 */
export class StorageDraftStore implements DraftStore {
  readonly #storage: DraftStorage;
  readonly #prefix: string;

  /** @param prefix set before each key, so that several portals of one origin, or users of one browser, keep apart */
  constructor(storage: DraftStorage, prefix = 'prospect-activation:') {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  load(key: string): Promise<unknown> {
    const kept = this.#storage.getItem(this.#prefix + key);
    return Promise.resolve(kept === null ? undefined : unlessBroken(kept));
  }

  // Written before it returns: a page that is about to go does not wait for anything.
  save(key: string, draft: WizardDraft): Promise<void> {
    return new Promise((resolve) => {
      this.#storage.setItem(this.#prefix + key, JSON.stringify(draft));
      resolve();
    });
  }

  remove(key: string): Promise<void> {
    this.#storage.removeItem(this.#prefix + key);
    return Promise.resolve();
  }
}

/** What another program wrote under the key is as if there were nothing. */
function unlessBroken(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
