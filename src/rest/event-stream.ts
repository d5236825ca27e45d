import type { ActivationError } from '../adapter/activation-error.ts';
import type { Clock } from '../adapter/clock.ts';
import { failureOf } from './failure.ts';
import { problemOf } from './problem.ts';

/** Proxies close links that were silent for a minute, some for half of it. */
export const HEARTBEAT_MS = 15_000;

export interface EventStreamOptions {
  /** Ends with the request. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Told of what breaks the stream off. */
  readonly onFailure: (error: ActivationError) => void;
}

/**
 * Server-sent events: each value as JSON, `event: end` after the last, `event: problem` where they break off. A comment flushes the
 * headers at once, and others keep the link alive. Whoever is gone ends the iteration by its signal.
 */
export function eventStream(
  open: (signal: AbortSignal) => AsyncIterable<unknown>,
  { signal, clock, onFailure }: EventStreamOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  let cancelled = false;
  let drained: (() => void) | undefined;
  stopped.signal.addEventListener('abort', () => drained?.(), { once: true });

  async function pump(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const send = (frame: string) => {
      if (!stopped.signal.aborted) controller.enqueue(encoder.encode(frame));
    };
    try {
      for await (const value of open(stopped.signal)) {
        send(`data: ${JSON.stringify(value)}\n\n`);
        if (stopped.signal.aborted) break;
        if ((controller.desiredSize ?? 0) <= 0) await new Promise<void>((resolve) => (drained = resolve));
      }
      send('event: end\ndata: {}\n\n');
    } catch (thrown) {
      const error = failureOf(thrown, stopped.signal);
      if (error.code === 'unavailable') onFailure(error);
      send(`event: problem\ndata: ${JSON.stringify(problemOf(error))}\n\n`);
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
      if (!cancelled) controller.close();
    }
  }

  async function keepAlive(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      await clock.sleep(HEARTBEAT_MS, stopped.signal);
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': still here\n\n'));
    }
  }

  return new ReadableStream({
    start(controller) {
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      controller.enqueue(encoder.encode(': here\n\n'));
      void pump(controller);
      // Ends when the stream stops and breaks its wait off, which is no failure.
      keepAlive(controller).catch(() => undefined);
    },
    pull() {
      drained?.();
    },
    cancel() {
      cancelled = true;
      stop();
    },
  });
}
