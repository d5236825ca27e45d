import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock, type Clock } from '../../adapter/clock.ts';

/** Milliseconds between two looks at the clock: schedules are told to the minute. */
const PAUSE = 30_000;

/** Tells that time has passed, as long as the element is on the page. */
export class ClockTick implements ReactiveController {
  readonly #onTick: () => void;
  #clock: Clock = systemClock;
  #isConnected = false;
  #ticking = new AbortController();

  constructor(host: ReactiveControllerHost, onTick: () => void) {
    this.#onTick = onTick;
    host.addController(this);
  }

  set clock(clock: Clock) {
    if (clock === this.#clock) return;
    this.#clock = clock;
    if (this.#isConnected) this.#restart();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#restart();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#ticking.abort();
  }

  #restart(): void {
    this.#ticking.abort();
    this.#ticking = new AbortController();
    void this.#tick(this.#clock, this.#ticking.signal);
  }

  async #tick(clock: Clock, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await clock.sleep(PAUSE, signal);
      } catch {
        return;
      }
      this.#onTick();
    }
  }
}
