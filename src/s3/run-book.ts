import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run, RunEvent } from '../domain/run.ts';
import { Broadcast } from './broadcast.ts';
import { runRecordSchema, type RunRecord } from './records.ts';
import { compareEntries, compareRuns, RunIndex, type RunEntry } from './run-index.ts';
import { Collection } from './state/collection.ts';
import { readInParallel } from './state/read-in-parallel.ts';
import type { StateStore } from './state/state-store.ts';

/** Runs that have ended and are kept in memory: at some two kilobytes each, 20 megabytes. */
const MAX_REMEMBERED = 10_000;

/**
 * Every run that there was and is. What changes in the course of a run (progress) lives in memory; where it begins and ends is
 * stored, so that other processes and later ones see it. A run that has ended never changes, and is read once.
 */
export class RunBook {
  readonly #stored: Collection<typeof runRecordSchema>;
  readonly #index: RunIndex;
  readonly #live = new Map<RunId, Run>();
  readonly #ended = new Map<RunId, RunRecord>();
  readonly #events = new Broadcast<RunEvent>((event) => (event.type === 'run' ? event.run.id : event.activationId));

  constructor(store: StateStore) {
    this.#stored = new Collection(store, 'runs', runRecordSchema, 'run');
    this.#index = new RunIndex(store);
  }

  /** Enters a new run under its id. Answers false when it is there already: someone else has claimed the slot. */
  async enter(run: Run, signal?: AbortSignal): Promise<boolean> {
    if ((await this.#stored.find(run.id, signal)) !== undefined) return false;
    await this.#index.mark(run);
    const record: RunRecord = { run, epoch: 0 };
    if ((await this.#stored.create(run.id, record, signal)).value !== record) return false;
    this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run });
    return true;
  }

  /** Shows how a live run goes on, without storing it. */
  show(run: Run): void {
    this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run });
  }

  /**
   * Stores where a run has come to. An end is final: whoever writes the first one settles it. And what was written under a later
   * lease stays: a process that halted before it wrote comes too late.
   *
   * @param epoch of the lease under which the run goes on here
   * @returns whether it is stored; if not, another process tells from now on how the run goes
   */
  async keep(run: Run, epoch: number): Promise<boolean> {
    const record: RunRecord = { run, epoch };
    const { value } = await this.#stored.update(run.id, (stored) =>
      hasEnded(stored.run) || stored.epoch > epoch ? stored : record,
    );
    const isKept = value === record;
    if (!isKept || hasEnded(run)) this.#live.delete(run.id);
    else this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run: value.run });
    // Where the mark stays, whoever takes up what is open removes it.
    if (hasEnded(value.run)) await this.#index.close(run).catch(() => undefined);
    return isKept;
  }

  /** Another process tells from now on how the run goes. */
  leave(id: RunId): void {
    this.#live.delete(id);
  }

  /** Tells those who watch that something else about an activation is new. */
  announce(activationId: ActivationId): void {
    this.#events.send({ type: 'activation-changed', activationId });
  }

  /** @throws ActivationError `not-found` */
  async get(id: RunId, signal?: AbortSignal): Promise<Run> {
    return this.#live.get(id) ?? (await this.#stored.get(id, signal)).value.run;
  }

  /** As it is stored now. @throws ActivationError `not-found` */
  async record(id: RunId): Promise<RunRecord> {
    return (await this.#stored.get(id)).value;
  }

  /** Whether a run was entered under this id. */
  async has(id: RunId): Promise<boolean> {
    return this.#live.has(id) || this.#ended.has(id) || (await this.#stored.find(id)) !== undefined;
  }

  /**
   * Which runs there are, the newest slot first, and of a slot the last attempt, without a look at them.
   *
   * @param options.atMost of one activation: no more than so many are looked for
   */
  async entries(
    activationId?: ActivationId,
    { signal, atMost = Infinity }: { readonly signal?: AbortSignal | undefined; readonly atMost?: number } = {},
  ): Promise<readonly RunEntry[]> {
    const entries = this.#index.entries(activationId, signal);
    return activationId === undefined ? (await allOf(entries)).sort(compareEntries) : firstOf(entries, atMost);
  }

  /** Every attempt at one slot of an activation, the last one first. */
  async ofSlot(activationId: ActivationId, slot: Instant): Promise<readonly Run[]> {
    return this.read(await allOf(this.#index.entriesOfSlot(activationId, slot)));
  }

  /** Runs that have not ended as they go on now, the newest slot first. */
  async goingOn(activationId?: ActivationId, signal?: AbortSignal): Promise<readonly Run[]> {
    const runs = (await this.open(activationId, signal)).map(({ run }) => this.#live.get(run.id) ?? run);
    return runs.sort(compareRuns);
  }

  /** Those of them that are there, in the same order. */
  async read(entries: readonly Pick<RunEntry, 'id'>[], signal?: AbortSignal): Promise<readonly Run[]> {
    const records = await this.#records(entries, signal);
    return records.map(({ run }) => this.#live.get(run.id) ?? run);
  }

  /** Runs that have not ended, as they are stored now: of all activations unless told. */
  async open(activationId?: ActivationId, signal?: AbortSignal): Promise<readonly RunRecord[]> {
    const records = await this.#records(await allOf(this.#index.open(activationId, signal)), signal);
    return records.filter(({ run }) => !hasEnded(run));
  }

  /** The same; those whose end is stored are not marked as open any more. */
  async tidiedOpen(): Promise<readonly RunRecord[]> {
    const records = await this.#records(await allOf(this.#index.open()));
    for (const { run } of records) if (hasEnded(run)) await this.#index.close(run);
    return records.filter(({ run }) => !hasEnded(run));
  }

  /** The runs of the newest slot of which one has ended. */
  async newestEnded(activationId: ActivationId, signal?: AbortSignal): Promise<readonly Run[]> {
    let ofSlot: RunEntry[] = [];
    for await (const entry of this.#index.entries(activationId, signal)) {
      if (ofSlot[0] !== undefined && slotOf(ofSlot[0]) !== slotOf(entry)) {
        const runs = await this.read(ofSlot, signal);
        if (runs.some(hasEnded)) return runs;
        ofSlot = [];
      }
      ofSlot.push(entry);
    }
    return this.read(ofSlot, signal);
  }

  /** Forgets every run of an activation that is no more. */
  async forget(activationId: ActivationId): Promise<void> {
    for (const entry of await this.entries(activationId)) {
      const stored = await this.#stored.find(entry.id);
      if (stored !== undefined) await this.#stored.remove(entry.id, stored.etag);
      await this.#index.forget(entry);
      this.#live.delete(entry.id);
      this.#ended.delete(entry.id);
    }
  }

  async *watch(activationId: ActivationId | undefined, signal?: AbortSignal): AsyncGenerator<RunEvent> {
    const events = this.#events.listen(signal);
    try {
      for (const { run } of await this.open(activationId, signal))
        yield { type: 'run', run: this.#live.get(run.id) ?? run };
      for await (const event of events) {
        const of = event.type === 'run' ? event.run.activationId : event.activationId;
        if (activationId === undefined || of === activationId) yield event;
      }
      if (signal?.aborted === true) throw new ActivationError('cancelled', 'The request was cancelled.');
    } finally {
      await events.return?.();
    }
  }

  #records(entries: readonly Pick<RunEntry, 'id'>[], signal?: AbortSignal): Promise<RunRecord[]> {
    return readInParallel(entries, async ({ id }) => {
      const known = this.#ended.get(id);
      if (known !== undefined) return known;
      const record = (await this.#stored.find(id, signal))?.value;
      if (record !== undefined && hasEnded(record.run)) this.#remember(record);
      return record;
    });
  }

  #remember(record: RunRecord): void {
    this.#ended.set(record.run.id, record);
    if (this.#ended.size <= MAX_REMEMBERED) return;
    for (const oldest of this.#ended.keys()) {
      this.#ended.delete(oldest);
      return;
    }
  }
}

/** Whether nothing more happens to it. */
export function hasEnded(run: Run): boolean {
  return run.state.kind !== 'waiting' && run.state.kind !== 'running';
}

function slotOf({ order }: RunEntry): string {
  return order.slice(0, order.indexOf('-'));
}

function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  return firstOf(items, Infinity);
}

async function firstOf<T>(items: AsyncIterable<T>, count: number): Promise<T[]> {
  const first: T[] = [];
  for await (const item of items) {
    first.push(item);
    if (first.length >= count) break;
  }
  return first;
}
