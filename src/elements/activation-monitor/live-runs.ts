import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError } from '../../adapter/activation-error.ts';
import type { Clock } from '../../adapter/clock.ts';
import type { RunEvent } from '../../domain/run.ts';
import { failureAt } from '../activation-error/failure-at.ts';

/** Waits before a lost link is asked for again: doubled each time, up to half a minute. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** A link that was asked for again and holds so long is up, though nothing was announced on it. */
const STEADY_AFTER = 1500;

/** Follows the runs of an adapter as they go on; a link that is lost is asked for again. */
export class LiveRuns implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #onEvent: (event: RunEvent) => void;
  readonly #onRelinked: () => void;
  #adapter: ActivationAdapter | undefined;
  #ending = new AbortController();
  #linked = false;

  /** @param onRelinked the link is up again: what happened meanwhile was announced to nobody */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    onEvent: (event: RunEvent) => void,
    onRelinked: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#onEvent = onEvent;
    this.#onRelinked = onRelinked;
    host.addController(this);
  }

  /** Whether changes arrive as they happen. */
  get linked(): boolean {
    return this.#linked;
  }

  /** Follows this adapter from now on; the same one again is no change, not even where it has refused. */
  follow(adapter: ActivationAdapter, clock: Clock): void {
    if (adapter === this.#adapter && !this.#ending.signal.aborted) return;
    this.#ending.abort();
    this.#adapter = adapter;
    this.#ending = new AbortController();
    this.#show(true);
    void this.#keepFollowing(adapter, clock, this.#ending.signal);
  }

  /** Follows nobody any more. */
  stop(): void {
    this.#show(false);
    this.#ending.abort();
    this.#adapter = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #keepFollowing(adapter: ActivationAdapter, clock: Clock, signal: AbortSignal): Promise<void> {
    let isTold = false;
    for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const attempt = new AbortController();
      const holds = (): void => {
        if (signal.aborted || attempt.signal.aborted) return;
        wait = FIRST_WAIT;
        isTold = false;
        if (this.#linked) return;
        this.#show(true);
        this.#onRelinked();
      };
      clock.sleep(STEADY_AFTER, AbortSignal.any([signal, attempt.signal])).then(holds, () => undefined);
      try {
        for await (const event of adapter.watchRuns({}, { signal })) {
          if (signal.aborted) return;
          holds();
          this.#onEvent(event);
        }
      } catch (thrown) {
        if (signal.aborted) return;
        // Each attempt fails in the same way until one does not.
        const { code } = isTold ? toActivationError(thrown) : failureAt(this.#host, thrown);
        isTold = true;
        if (code === 'forbidden' || code === 'unauthenticated') return this.#show(false);
      } finally {
        attempt.abort();
      }
      if (signal.aborted) return;
      this.#show(false);
      await clock.sleep(wait, signal).catch(() => undefined);
    }
  }

  #show(linked: boolean): void {
    if (linked === this.#linked) return;
    this.#linked = linked;
    this.#host.requestUpdate();
  }
}
