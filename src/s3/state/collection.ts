import * as v from 'valibot';
import { ActivationError } from '../../adapter/activation-error.ts';
import { readInParallel } from './read-in-parallel.ts';
import { StateConflict, StateUnreadable, type StateStore } from './state-store.ts';

/** A stored thing with its version, which the contract calls etag. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}

/** What is there of one kind. */
export interface Readable<T> {
  readonly values: readonly T[];
  readonly failures: readonly StateUnreadable[];
}

/** Things of one kind in a state store, each under its id, checked by their schema whenever they are read. */
export class Collection<Schema extends v.GenericSchema> {
  readonly #store: StateStore;
  readonly #prefix: string;
  readonly #schema: Schema;
  readonly #noun: string;

  /** @param noun what one of them is called in an error: "connection" */
  constructor(store: StateStore, name: string, schema: Schema, noun: string) {
    this.#store = store;
    this.#prefix = `${name}/`;
    this.#schema = schema;
    this.#noun = noun;
  }

  async find(id: string, signal?: AbortSignal): Promise<Stored<v.InferOutput<Schema>> | undefined> {
    const stored = await this.#store.get(this.#key(id), signal);
    if (stored === undefined) return undefined;
    const { success, output, issues } = v.safeParse(this.#schema, stored.value);
    if (!success) throw new StateUnreadable(this.#key(id), { cause: new v.ValiError(issues) });
    return { value: output, etag: stored.version };
  }

  /** @throws ActivationError `not-found` */
  async get(id: string, signal?: AbortSignal): Promise<Stored<v.InferOutput<Schema>>> {
    const stored = await this.find(id, signal);
    if (stored === undefined) throw new ActivationError('not-found', `This ${this.#noun} does not exist any more.`);
    return stored;
  }

  /** All whose id begins so, in the order of their ids. */
  async all(idPrefix = '', signal?: AbortSignal): Promise<Stored<v.InferOutput<Schema>>[]> {
    return readInParallel(await this.#ids(idPrefix, signal), (id) => this.find(id, signal));
  }

  /** All that can be read, and what is wrong with the others. */
  async readable(signal?: AbortSignal): Promise<Readable<v.InferOutput<Schema>>> {
    const failures: StateUnreadable[] = [];
    const found = await readInParallel(await this.#ids('', signal), (id) =>
      this.find(id, signal).catch((error: unknown) => {
        if (!(error instanceof StateUnreadable)) throw error;
        failures.push(error);
        return undefined;
      }),
    );
    return { values: found.map(({ value }) => value), failures };
  }

  /** The new one, or the one that is already there under this id: creation is idempotent. */
  async create(id: string, value: v.InferOutput<Schema>, signal?: AbortSignal): Promise<Stored<v.InferOutput<Schema>>> {
    try {
      return { value, etag: await this.#store.put(this.#key(id), value, { kind: 'absent' }, signal) };
    } catch (error) {
      if (error instanceof StateConflict) return this.get(id, signal);
      throw error;
    }
  }

  /** @throws ActivationError `conflict` when another version is stored */
  async replace(
    id: string,
    etag: string,
    value: v.InferOutput<Schema>,
    signal?: AbortSignal,
  ): Promise<Stored<v.InferOutput<Schema>>> {
    try {
      return { value, etag: await this.#store.put(this.#key(id), value, { kind: 'version', version: etag }, signal) };
    } catch (error) {
      throw this.#asConflict(error);
    }
  }

  /** Reads, changes and writes until no one came between. */
  async update(
    id: string,
    change: (value: v.InferOutput<Schema>) => v.InferOutput<Schema>,
    signal?: AbortSignal,
  ): Promise<Stored<v.InferOutput<Schema>>> {
    for (;;) {
      const stored = await this.get(id, signal);
      const value = change(stored.value);
      if (value === stored.value) return stored;
      try {
        return {
          value,
          etag: await this.#store.put(this.#key(id), value, { kind: 'version', version: stored.etag }, signal),
        };
      } catch (error) {
        if (!(error instanceof StateConflict)) throw error;
      }
    }
  }

  /** @throws ActivationError `not-found`, `conflict` */
  async remove(id: string, etag: string, signal?: AbortSignal): Promise<void> {
    await this.get(id, signal);
    try {
      await this.#store.remove(this.#key(id), etag, signal);
    } catch (error) {
      throw this.#asConflict(error);
    }
  }

  async #ids(prefix: string, signal: AbortSignal | undefined): Promise<string[]> {
    const ids: string[] = [];
    for await (const key of this.#store.keys(this.#prefix + encodeURIComponent(prefix), signal))
      ids.push(decodeURIComponent(key.slice(this.#prefix.length)));
    return ids;
  }

  #key(id: string): string {
    return this.#prefix + encodeURIComponent(id);
  }

  #asConflict(error: unknown): unknown {
    if (!(error instanceof StateConflict)) return error;
    return new ActivationError(
      'conflict',
      `This ${this.#noun} was changed by someone else meanwhile. Load it again and repeat the change.`,
      { cause: error },
    );
  }
}
