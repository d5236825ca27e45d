/** A stored value with the version under which it is stored. Versions are opaque; a change of the value changes it. */
export interface StoredValue {
  readonly value: unknown;
  readonly version: string;
}

/** What must be true of the stored value for a write to happen. */
export type WriteCondition = { readonly kind: 'absent' } | { readonly kind: 'version'; readonly version: string };

/**
 * Where connections, activations and runs are kept: memory, or objects in S3. Values are JSON. Writes are conditional and atomic,
 * which is all that many runners need to agree on who runs a slot.
 */
export interface StateStore {
  get(key: string, signal?: AbortSignal): Promise<StoredValue | undefined>;
  /** Answers the new version. Rejects with `StateConflict` when the condition does not hold. */
  put(key: string, value: unknown, condition: WriteCondition, signal?: AbortSignal): Promise<string>;
  /** Rejects with `StateConflict` when the stored version is another. */
  remove(key: string, version: string, signal?: AbortSignal): Promise<void>;
  /** Keys that begin with the prefix, in the order of their bytes. */
  keys(prefix: string, signal?: AbortSignal): AsyncIterable<string>;
}

/** Someone else wrote first. Whoever gets it reads again and decides anew. */
export class StateConflict extends Error {
  override readonly name = 'StateConflict';

  constructor(key: string) {
    super(`The stored state of ${key} has changed since it was read.`);
  }
}

/** What is stored cannot be read: it was written by a newer version of this kit, or by somebody else. */
export class StateUnreadable extends Error {
  override readonly name = 'StateUnreadable';

  constructor(key: string, options?: ErrorOptions) {
    super(`The stored state of ${key} cannot be read.`, options);
  }
}
