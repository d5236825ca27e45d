import type { Clock } from '../src/adapter/clock.ts';
import type { Instant } from '../src/domain/primitives.ts';
import { instantOf } from '../src/domain/slots.ts';

/** Where the time of every world begins unless told. */
export const DEFAULT_NOW: Instant = '2026-11-24T09:41:00Z';

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/**
 * Time that stands still until it is moved. Whoever sleeps on it wakes in the order of the moments, each at its own moment, with what
 * follows from one waking done before the next.
 */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  #sleepers: Sleeper[] = [];
  #autoAdvances = false;
  readonly #listeners = new Set<(now: number) => void>();

  /** @throws RangeError for a text that is no moment */
  constructor(start: Instant = DEFAULT_NOW) {
    this.#now = momentOf(start);
  }

  now(): number {
    return this.#now;
  }

  /** The present moment in the contract's form. */
  instant(): Instant {
    return instantOf({ epochMilliseconds: this.#now });
  }

  /** How many sleep now: a test that moves time over a wire waits until its call has come and sleeps. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const sleeper: Sleeper = {
        at: this.#now + Math.max(0, milliseconds),
        order: (this.#order += 1),
        wake: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(
          signal?.reason instanceof Error ? signal.reason : new DOMException('The wait was aborted', 'AbortError'),
        );
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#sleepers.push(sleeper);
      if (this.#autoAdvances) void this.#wakeNext();
    });
  }

  /** Moves time on by so many milliseconds, not without end. Resolves when everyone who woke on the way, and what they set going at once, is done. */
  async advance(milliseconds: number): Promise<void> {
    if (!Number.isFinite(milliseconds))
      throw new RangeError('Time moves on by a number of milliseconds that has an end.');
    if (milliseconds < 0) throw new RangeError('Time moves forward only; restore a snapshot to go back.');
    const until = this.#now + milliseconds;
    for (let next = this.#next(); next !== undefined && next.at <= until; next = this.#next()) {
      this.#wake(next);
      await settled();
    }
    this.#moveTo(Math.max(until, this.#now));
    await settled();
  }

  /** Moves time on to a moment. */
  async advanceTo(moment: Instant): Promise<void> {
    await this.advance(momentOf(moment) - this.#now);
  }

  /** From now on nobody waits: whoever sleeps takes time with them to their moment. For tests in which waiting is not the point. */
  autoAdvance(): void {
    this.#autoAdvances = true;
    if (this.#sleepers.length > 0) void this.#wakeNext();
  }

  /**
   * Goes with another clock, `speed` times as fast, so that runs move by themselves in a demo.
   *
   * @returns stops it
   */
  follow(clock: Clock, options: { readonly speed?: number; readonly everyMilliseconds?: number } = {}): () => void {
    const stop = new AbortController();
    void this.#keepUp(clock, options.speed ?? 1, options.everyMilliseconds ?? 250, stop.signal);
    return () => stop.abort();
  }

  /** Calls back whenever time has moved. @returns ends it */
  subscribe(listener: (now: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sets time to a moment without waking anyone; for restoring a snapshot. */
  reset(moment: number): void {
    this.#moveTo(moment);
  }

  async #keepUp(clock: Clock, speed: number, every: number, signal: AbortSignal): Promise<void> {
    let before = clock.now();
    // Asleep again before time is moved here, so that a leader who is moved by hand is not missed.
    const sleep = () => clock.sleep(every, signal).catch(() => undefined);
    for (let waiting = sleep(); ;) {
      await waiting;
      if (signal.aborted) return;
      const now = clock.now();
      waiting = sleep();
      await this.advance(Math.max(0, now - before) * speed);
      before = now;
    }
  }

  async #wakeNext(): Promise<void> {
    await settled();
    const next = this.#next();
    if (next !== undefined) this.#wake(next);
  }

  #next(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (first === undefined || sleeper.at < first.at || (sleeper.at === first.at && sleeper.order < first.order))
        first = sleeper;
    }
    return first;
  }

  #wake(sleeper: Sleeper): void {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    this.#moveTo(Math.max(sleeper.at, this.#now));
    sleeper.wake();
  }

  #moveTo(moment: number): void {
    if (moment === this.#now) return;
    this.#now = moment;
    for (const listener of this.#listeners) listener(moment);
  }
}

function momentOf(text: Instant): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new RangeError(`"${text}" is no moment. Write it as ${DEFAULT_NOW}.`);
  return moment;
}

/** Turns of the microtask queue that are waited for: promises settle within a few, and none of them is a real wait. */
const TURNS = 30;

async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
}
