import type { Clock } from '../../src/adapter/clock.ts';

/**
 * A clock on which nothing ever comes due: the heartbeats of event streams are for links that fall silent, and here the time that
 * a test skips would send thousands.
 */
export function quietClock(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        const abort = () => reject(new DOMException('The wait was aborted', 'AbortError'));
        if (signal?.aborted === true) abort();
        signal?.addEventListener('abort', abort, { once: true });
      }),
  };
}
