import type { ActivationError } from '../adapter/activation-error.ts';
import type { Clock } from '../adapter/clock.ts';
import { failureOf } from './failure.ts';
import type { Heartbeat } from './heartbeat.ts';
import { problemOf } from './problem.ts';

export interface EventStreamOptions {
  /** Ends with the request. */
  readonly signal: AbortSignal;
  /** Seconds between two heartbeats; `null` for a stream without. */
  readonly heartbeatSeconds: number | null;
  readonly clock: Clock;
  /** Told of what breaks the stream off. */
  readonly onFailure: (error: ActivationError) => void;
}

/**
 * Server-sent events: each value as JSON, `event: end` after the last, `event: problem` where they break off. A heartbeat, or else a
 * comment, flushes the headers at once; more heartbeats keep the link alive, and show that it is. Whoever is gone ends the iteration
 * by its signal.
 */
export function eventStream(
  open: (signal: AbortSignal) => AsyncIterable<unknown>,
  { signal, heartbeatSeconds, clock, onFailure }: EventStreamOptions,
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

  async function keepAlive(
    controller: ReadableStreamDefaultController<Uint8Array>,
    everySeconds: number,
  ): Promise<void> {
    const heartbeat: Heartbeat = { everySeconds };
    const frame = `event: heartbeat\ndata: ${JSON.stringify(heartbeat)}\n\n`;
    controller.enqueue(encoder.encode(frame));
    for (;;) {
      await clock.sleep(everySeconds * 1000, stopped.signal);
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(frame));
    }
  }

  return new ReadableStream({
    start(controller) {
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      if (heartbeatSeconds === null) controller.enqueue(encoder.encode(': here\n\n'));
      // Ends when the stream stops and breaks its wait off, which is no failure.
      else keepAlive(controller, heartbeatSeconds).catch(() => undefined);
      void pump(controller);
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
