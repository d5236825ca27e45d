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
