import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream';
import type * as v from 'valibot';
import { ActivationError } from '../adapter/activation-error.ts';
import { answered } from './answered.ts';
import { failureOf } from './failure.ts';
import { errorOf } from './problem.ts';
import type { Operation } from './route.ts';

export interface EventSourceOf<Event> {
  readonly operation: Operation;
  readonly schema: v.GenericSchema<unknown, Event>;
  /** By which the caller gives up. */
  readonly signal: AbortSignal | undefined;
  /** Asks for the stream; the request ends when the signal that is given here is aborted. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
}

/**
 * The events that a server sends, until it says that it has no more. A stream that breaks off before was cut on its way: that is
 * `unavailable`. Leaving the loop, or aborting, ends the request.
 */
export function eventsIn<Event>({ signal, ...source }: EventSourceOf<Event>): AsyncIterable<Event> {
  return {
    [Symbol.asyncIterator]() {
      const left = new AbortController();
      const either = signal === undefined ? left.signal : AbortSignal.any([signal, left.signal]);
      const events = read({ ...source, signal: either });
      return {
        next: () => events.next(),
        // Not when the event comes for which `next` still waits: now.
        return: () => {
          left.abort();
          return events.return(undefined);
        },
      };
    },
  };
}

async function* read<Event>({
  operation,
  schema,
  signal,
  open,
}: EventSourceOf<Event> & { readonly signal: AbortSignal }): AsyncGenerator<Event, undefined> {
  try {
    const { body } = await open(signal);
    for await (const { event, data } of messagesIn(body)) {
      const value: unknown = JSON.parse(data);
      if (event === 'end') return;
      if (event === 'problem') throw errorOf(value) ?? new Error('A problem was sent that is none.');
      yield answered(operation, schema, value);
    }
  } catch (thrown) {
    throw failureOf(thrown, signal);
  }
  throw failureOf(new ActivationError('unavailable', 'The connection was lost. Try again in a moment.'), signal);
}

async function* messagesIn(body: Response['body']): AsyncGenerator<EventSourceMessage> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that broke off cannot be cancelled any more, which is as good.
    await reader.cancel().catch(() => undefined);
  }
}
