import * as v from 'valibot';
import type { Clock } from '../adapter/clock.ts';
import type { RunId } from '../domain/ids.ts';
import { countSchema, instantSchema } from '../domain/primitives.ts';
import { instantOf } from '../domain/slots.ts';
import { RunTakenOver } from '../export/run-taken-over.ts';
import { StateConflict, type StateStore } from './state/state-store.ts';

const leaseSchema = v.object({
  /** The process that has the run. */
  holder: v.string(),
  /** Grows whenever the run changes hands. */
  epoch: countSchema,
  until: instantSchema,
  /** Somebody asked another process to end the run. */
  isCancelled: v.boolean(),
});
type Lease = v.InferOutput<typeof leaseSchema>;

/** Milliseconds that a lease holds without a sign of life. */
const TERM = 60_000;

/**
 * Which process has which run. A lease lapses a minute after the last sign of life of its holder; from then on any process may take
 * the run over, and the former holder finds out before it makes anything visible or takes it back: each sign is a write on the
 * condition that nobody has written since. From then on it behaves as if it had been killed, but for its own unfinished uploads:
 * these it gives up itself, since no other process knows, or could complete, an upload that was begun after the sweep of the one
 * that has the run now.
 */
export class RunLeases {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #holder: string;

  constructor(options: { readonly store: StateStore; readonly clock: Clock; readonly holder: string }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#holder = options.holder;
  }

  /**
   * Somebody's wish that the run shall end outlives the process that it was told to.
   *
   * @param after an epoch in which something of the run was written
   * @returns `undefined` while another process has the run
   */
  async take(runId: RunId, after = 0): Promise<HeldLease | undefined> {
    const stored = await this.#read(runId);
    if (stored !== undefined && !this.#hasLapsed(stored.lease)) return undefined;
    const epoch = Math.max(after, stored?.lease.epoch ?? 0) + 1;
    const lease = this.#renewed({ epoch, isCancelled: stored?.lease.isCancelled ?? false });
    try {
      const condition = stored === undefined ? ABSENT : ({ kind: 'version', version: stored.version } as const);
      const version = await this.#store.put(keyOf(runId), lease, condition);
      return new HeldLease({ store: this.#store, clock: this.#clock, runId, lease, version });
    } catch (error) {
      if (error instanceof StateConflict) return undefined;
      throw error;
    }
  }

  /** Asks whoever has the run to end it; false when nobody has. */
  async askToCancel(runId: RunId): Promise<boolean> {
    for (;;) {
      const stored = await this.#read(runId);
      if (stored === undefined || this.#hasLapsed(stored.lease)) return false;
      try {
        await this.#store.put(
          keyOf(runId),
          { ...stored.lease, isCancelled: true },
          { kind: 'version', version: stored.version },
        );
        return true;
      } catch (error) {
        if (!(error instanceof StateConflict)) throw error;
      }
    }
  }

  #renewed(rest: Pick<Lease, 'epoch' | 'isCancelled'>): Lease {
    return { ...rest, holder: this.#holder, until: untilOf(this.#clock) };
  }

  #hasLapsed({ until }: Lease): boolean {
    return Date.parse(until) <= this.#clock.now();
  }

  #read(runId: RunId) {
    return readLease(this.#store, runId);
  }
}

/** A run that is this process's own, as long as it shows that it lives. */
export class HeldLease {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #runId: RunId;
  readonly #ended = new AbortController();
  readonly #ending = new AbortController();
  #lease: Lease;
  #version: string;
  #isLost = false;
  #renewal: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly store: StateStore;
    readonly clock: Clock;
    readonly runId: RunId;
    readonly lease: Lease;
    readonly version: string;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#runId = options.runId;
    this.#lease = options.lease;
    this.#version = options.version;
    this.#heed();
    void this.#keep();
  }

  /** Greater than that of everyone who had the run before, and smaller than that of whoever will. */
  get epoch(): number {
    return this.#lease.epoch;
  }

  /** Aborted when the run is another process's, or may be: with `RunTakenOver`, or when somebody asked to cancel it: with an AbortError. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Whether the run is this process's own now, though it may have been cancelled: before anything is written of it. */
  async isHeld(): Promise<boolean> {
    await this.renew().catch(() => undefined);
    return !this.#isLost;
  }

  /** Shows that the process lives. @throws RunTakenOver, or an AbortError where the run is to end */
  renew(): Promise<void> {
    this.#renewal = this.#renewal.catch(() => undefined).then(() => this.#write());
    return this.#renewal;
  }

  /** Gives the run back: it has ended, or shall be another process's. */
  async release(): Promise<void> {
    this.#ended.abort();
    await this.#renewal.catch(() => undefined);
    if (this.#isLost) return;
    // What cannot be removed lapses by itself.
    await this.#remove().catch(async (error: unknown) => {
      if (error instanceof StateConflict) await this.#lookAgain();
      if (!this.#isLost) await this.#remove().catch(() => undefined);
    });
  }

  #remove(): Promise<void> {
    return this.#store.remove(keyOf(this.#runId), this.#version);
  }

  async #keep(): Promise<void> {
    while (!this.#ended.signal.aborted && !this.#isLost) {
      await this.#clock.sleep(TERM / 3, this.#ended.signal).catch(() => undefined);
      if (!this.#ended.signal.aborted) await this.renew().catch(() => undefined);
    }
  }

  async #write(): Promise<void> {
    if (!this.#isLost) await this.#extend();
    if (this.#isLost) throw new RunTakenOver();
    this.#ending.signal.throwIfAborted();
  }

  async #extend(): Promise<void> {
    const lease = { ...this.#lease, until: untilOf(this.#clock) };
    try {
      this.#version = await this.#store.put(keyOf(this.#runId), lease, { kind: 'version', version: this.#version });
      this.#lease = lease;
    } catch (error) {
      if (error instanceof StateConflict) await this.#lookAgain();
      else if (Date.parse(this.#lease.until) <= this.#clock.now()) this.#lose();
    }
  }

  /** Someone has written: another process that took the run over, somebody who wants it to end, or we ourselves, unheard. */
  async #lookAgain(): Promise<void> {
    const stored = await readLease(this.#store, this.#runId).catch(() => undefined);
    const { epoch, holder } = this.#lease;
    if (stored?.lease.epoch !== epoch || stored.lease.holder !== holder) return this.#lose();
    this.#version = stored.version;
    this.#lease = stored.lease;
    this.#heed();
  }

  #heed(): void {
    if (this.#lease.isCancelled) this.#ending.abort(new DOMException('The run was cancelled', 'AbortError'));
  }

  #lose(): void {
    this.#isLost = true;
    this.#ending.abort(new RunTakenOver());
  }
}

const ABSENT = { kind: 'absent' } as const;

function keyOf(runId: RunId): string {
  return `leases/${encodeURIComponent(runId)}`;
}

async function readLease(store: StateStore, runId: RunId) {
  const stored = await store.get(keyOf(runId));
  return stored && { lease: v.parse(leaseSchema, stored.value), version: stored.version };
}

function untilOf(clock: Clock): string {
  return instantOf({ epochMilliseconds: clock.now() + TERM });
}
