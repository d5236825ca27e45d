import { ActivationError } from '../adapter/activation-error.ts';
import type { ActivationId, RunId } from '../domain/ids.ts';
import type { Run, RunEvent, runSchema } from '../domain/run.ts';
import { Broadcast } from './broadcast.ts';
import type { Collection } from './state/collection.ts';

/**
 * Every run that there was and is. What changes in the course of a run (progress) lives in memory; where it begins and ends is
 * stored, so that other processes and later ones see it.
 */
export class RunBook {
  readonly #stored: Collection<typeof runSchema>;
  readonly #live = new Map<RunId, Run>();
  readonly #events = new Broadcast<RunEvent>((event) => (event.type === 'run' ? event.run.id : event.activationId));

  constructor(stored: Collection<typeof runSchema>) {
    this.#stored = stored;
  }

  /** Enters a new run under its id. Answers false when it is there already: someone else has claimed the slot. */
  async enter(run: Run, signal?: AbortSignal): Promise<boolean> {
    if ((await this.#stored.find(run.id, signal)) !== undefined) return false;
    const stored = await this.#stored.create(run.id, run, signal);
    if (stored.value !== run) return false;
    this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run });
    return true;
  }

  /** Shows how a live run goes on, without storing it. */
  show(run: Run): void {
    this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run });
  }

  /** Another process tells from now on how the run goes. */
  leave(id: RunId): void {
    this.#live.delete(id);
  }

  /** Stores where a run has come to. */
  async keep(run: Run): Promise<void> {
    await this.#stored.update(run.id, () => run);
    if (hasEnded(run)) this.#live.delete(run.id);
    else this.#live.set(run.id, run);
    this.#events.send({ type: 'run', run });
  }

  /** Tells those who watch that something else about an activation is new. */
  announce(activationId: ActivationId): void {
    this.#events.send({ type: 'activation-changed', activationId });
  }

  /** @throws ActivationError `not-found` */
  async get(id: RunId, signal?: AbortSignal): Promise<Run> {
    return this.#live.get(id) ?? (await this.#stored.get(id, signal)).value;
  }

  /** Newest slot first, later attempts first. */
  async all(signal?: AbortSignal): Promise<readonly Run[]> {
    const stored = await this.#stored.all('', signal);
    return stored
      .map(({ value }) => this.#live.get(value.id) ?? value)
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
