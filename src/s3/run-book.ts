import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import type { Run, RunEvent } from '../domain/run.ts';
import { Broadcast } from './broadcast.ts';
import type { RunRecord, runRecordSchema } from './records.ts';
import type { Collection } from './state/collection.ts';

/**
 * Every run that there was and is. What changes in the course of a run (progress) lives in memory; where it begins and ends is
 * stored, so that other processes and later ones see it.
 */
export class RunBook {
  readonly #stored: Collection<typeof runRecordSchema>;
  readonly #live = new Map<RunId, Run>();
  readonly #events = new Broadcast<RunEvent>((event) => (event.type === 'run' ? event.run.id : event.activationId));

  constructor(stored: Collection<typeof runRecordSchema>) {
    this.#stored = stored;
  }

  /** Enters a new run under its id. Answers false when it is there already: someone else has claimed the slot. */
  async enter(run: Run, signal?: AbortSignal): Promise<boolean> {
    if ((await this.#stored.find(run.id, signal)) !== undefined) return false;
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
    return isKept;
  }

  /** Another process tells from now on how the run goes. */
  leave(id: RunId): void {
    this.#live.delete(id);
  }

  /** As it is stored now. @throws ActivationError `not-found` */
  async record(id: RunId): Promise<RunRecord> {
    return (await this.#stored.get(id)).value;
  }

  /** Tells those who watch that something else about an activation is new. */
  announce(activationId: ActivationId): void {
    this.#events.send({ type: 'activation-changed', activationId });
  }

  /** @throws ActivationError `not-found` */
  async get(id: RunId, signal?: AbortSignal): Promise<Run> {
    return this.#live.get(id) ?? (await this.#stored.get(id, signal)).value.run;
  }

  /** Of every run, as they are stored now. */
  async records(): Promise<readonly RunRecord[]> {
    return (await this.#stored.all()).map(({ value }) => value);
  }

  /** Newest slot first, later attempts first. */
  async all(signal?: AbortSignal): Promise<readonly Run[]> {
    const stored = await this.#stored.all('', signal);
    return stored
      .map(({ value: { run } }) => this.#live.get(run.id) ?? run)
      .sort((one, other) => compare(other.slot, one.slot) || other.attempt - one.attempt || compare(one.id, other.id));
  }

  async of(activationId: ActivationId, signal?: AbortSignal): Promise<readonly Run[]> {
    return (await this.all(signal)).filter((run) => run.activationId === activationId);
  }

  /** Forgets every run of an activation that is no more. */
  async forget(activationId: ActivationId): Promise<void> {
    for (const run of await this.of(activationId)) {
      const { etag } = await this.#stored.get(run.id);
      await this.#stored.remove(run.id, etag);
      this.#live.delete(run.id);
    }
  }

  async *watch(activationId: ActivationId | undefined, signal?: AbortSignal): AsyncGenerator<RunEvent> {
    const events = this.#events.listen(signal);
    try {
      for (const run of await this.all(signal)) {
        if (!hasEnded(run) && (activationId === undefined || run.activationId === activationId))
          yield { type: 'run', run };
      }
      for await (const event of events) {
        const of = event.type === 'run' ? event.run.activationId : event.activationId;
        if (activationId === undefined || of === activationId) yield event;
      }
      if (signal?.aborted === true) throw new ActivationError('cancelled', 'The request was cancelled.');
    } finally {
      await events.return?.();
    }
  }
}

/** Whether nothing more happens to it. */
export function hasEnded(run: Run): boolean {
  return run.state.kind !== 'waiting' && run.state.kind !== 'running';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
