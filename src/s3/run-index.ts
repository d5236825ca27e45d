import * as v from 'valibot';
import { activationIdSchema, runIdSchema, type ActivationId, type RunId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run } from '../domain/run.ts';
import { StateConflict, type StateStore } from './state/state-store.ts';

/** Where a run stands among others, without a look at it. */
export interface RunEntry {
  readonly activationId: ActivationId;
  readonly id: RunId;
  /** Sorts the newest slot first, and of a slot the last attempt. */
  readonly order: string;
}

/**
 * Says by keys alone which runs there are, the newest first, and which of them are open: a list costs one call a thousand runs, and
 * only those that are shown are read.
 *
 * A run is marked before it is entered, and no longer marked as open after its end is stored: so that whenever a process dies, no run
 * is unknown and none that goes on is taken for ended. A mark may stand without its run, or as open behind its end; readers see by the
 * run which it is.
 */
export class RunIndex {
  readonly #store: StateStore;

  constructor(store: StateStore) {
    this.#store = store;
  }

  /** Before the run is entered. */
  async mark(run: Run): Promise<void> {
    await Promise.all([indexKey(run), openKey(run)].map((key) => this.#put(key)));
  }

  /** After its end is stored. */
  async close(run: Pick<Run, 'activationId' | 'id'>): Promise<void> {
    await this.#remove(openKey(run));
  }

  /** After it is removed; last the mark that tells of the other. */
  async forget(entry: RunEntry): Promise<void> {
    await this.#remove(openKey(entry));
    await this.#remove(entryKey(entry));
  }

  /** Of one activation in their order; of all of them, activation by activation. */
  entries(activationId?: ActivationId, signal?: AbortSignal): AsyncGenerator<RunEntry> {
    return this.#entriesUnder(folderOf(INDEX, activationId), signal);
  }

  /** Of one slot of an activation, the last attempt first. */
  entriesOfSlot(activationId: ActivationId, slot: Instant): AsyncGenerator<RunEntry> {
    return this.#entriesUnder(`${folderOf(INDEX, activationId)}${orderOfSlot(slot)}-`);
  }

  async *#entriesUnder(prefix: string, signal?: AbortSignal): AsyncGenerator<RunEntry> {
    for await (const key of this.#store.keys(prefix, signal)) {
      const [activation = '', order = '', id = ''] = key.slice(INDEX.length).split('/');
      yield { ...idsOf(activation, id), order };
    }
  }

  /** Those that may still be open. */
  async *open(activationId?: ActivationId, signal?: AbortSignal): AsyncGenerator<Omit<RunEntry, 'order'>> {
    for await (const key of this.#store.keys(folderOf(OPEN, activationId), signal)) {
      const [activation = '', id = ''] = key.slice(OPEN.length).split('/');
      yield idsOf(activation, id);
    }
  }

  async #put(key: string): Promise<void> {
    try {
      await this.#store.put(key, null, { kind: 'absent' });
    } catch (error) {
      if (!(error instanceof StateConflict)) throw error;
    }
  }

  async #remove(key: string): Promise<void> {
    const stored = await this.#store.get(key);
    if (stored === undefined) return;
    try {
      await this.#store.remove(key, stored.version);
    } catch (error) {
      if (!(error instanceof StateConflict)) throw error;
    }
  }
}

/** The order of entries of several activations. */
export function compareEntries(one: RunEntry, other: RunEntry): number {
  return compare(one.order, other.order) || compare(one.id, other.id);
}

/** The same order, of the runs themselves. */
export function compareRuns(one: Run, other: Run): number {
  return compare(orderOf(one), orderOf(other)) || compare(one.id, other.id);
}

const INDEX = 'run-index/';
const OPEN = 'open-runs/';

function folderOf(kind: string, activationId: ActivationId | undefined): string {
  return activationId === undefined ? kind : `${kind}${encodeURIComponent(activationId)}/`;
}

function indexKey(run: Run): string {
  return entryKey({ activationId: run.activationId, id: run.id, order: orderOf(run) });
}

function entryKey({ activationId, order, id }: RunEntry): string {
  return `${folderOf(INDEX, activationId)}${order}/${encodeURIComponent(id)}`;
}

function openKey({ activationId, id }: Pick<Run, 'activationId' | 'id'>): string {
  return folderOf(OPEN, activationId) + encodeURIComponent(id);
}

/** Keys are listed in the order of their bytes: numbers of one length, counted down. */
function orderOf({ slot, attempt }: Run): string {
  return `${orderOfSlot(slot)}-${countedDown(attempt, 6)}`;
}

function orderOfSlot(slot: Instant): string {
  return countedDown(Date.parse(slot), 13);
}

function countedDown(value: number, digits: number): string {
  const last = 10 ** digits - 1;
  return String(last - Math.min(last, Math.max(0, value))).padStart(digits, '0');
}

function idsOf(activation: string, run: string): Pick<RunEntry, 'activationId' | 'id'> {
  return {
    activationId: v.parse(activationIdSchema, decodeURIComponent(activation)),
    id: v.parse(runIdSchema, decodeURIComponent(run)),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
