import { StateConflict, type StateStore, type StoredValue, type WriteCondition } from './state-store.ts';

/** Keeps state as long as the process lives: for tests, for a page, and for a first try. */
export class MemoryStateStore implements StateStore {
  readonly #entries = new Map<string, { readonly json: string; readonly version: string }>();
  #writes = 0;

  get(key: string): Promise<StoredValue | undefined> {
    const entry = this.#entries.get(key);
    return Promise.resolve(entry && { value: JSON.parse(entry.json) as unknown, version: entry.version });
  }

  put(key: string, value: unknown, condition: WriteCondition): Promise<string> {
    const stored = this.#entries.get(key)?.version;
    const holds = condition.kind === 'absent' ? stored === undefined : stored === condition.version;
    if (!holds) return Promise.reject(new StateConflict(key));
    this.#writes += 1;
    const version = String(this.#writes);
    this.#entries.set(key, { json: JSON.stringify(value), version });
    return Promise.resolve(version);
  }

  remove(key: string, version: string): Promise<void> {
    if (this.#entries.get(key)?.version !== version) return Promise.reject(new StateConflict(key));
    this.#entries.delete(key);
    return Promise.resolve();
  }

  async *keys(prefix: string): AsyncIterable<string> {
    const keys = [...this.#entries.keys()].filter((key) => key.startsWith(prefix)).sort();
    for (const key of keys) yield await Promise.resolve(key);
  }
}
