import { systemClock, type Clock } from '../../src/adapter/clock.ts';
import type { VirtualClock } from '../../mocks/index.ts';

/** Pauses below this many milliseconds are for the person at the keyboard, and pass on the wall even where the mock's time stands. */
const PAUSE_OF_A_PERSON = 2_000;

/**
 * The mock's time for the elements of a page. Who sleeps on it wakes once, however far time is moved: a screen that looks at the clock
 * every half a minute would otherwise look 72,000 times while somebody moves time by 25 days.
 */
export function pageClock(clock: VirtualClock, wall: Clock = systemClock): Clock {
  return {
    now: () => clock.now(),
    sleep: (milliseconds, signal) =>
      milliseconds < PAUSE_OF_A_PERSON ? wall.sleep(milliseconds, signal) : reached(clock, milliseconds, signal),
  };
}

function reached(clock: VirtualClock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const until = clock.now() + milliseconds;
    const end = () => {
      unsubscribe();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('The wait was aborted', 'AbortError'));
    };
    const unsubscribe = clock.subscribe((now) => {
      if (now < until) return;
      end();
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
