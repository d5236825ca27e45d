import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream';
import type * as v from 'valibot';
import { ActivationError } from '../adapter/activation-error.ts';
import type { Clock } from '../adapter/clock.ts';
import { answered } from './answered.ts';
import { failureOf } from './failure.ts';
import { heartbeatSchema } from './heartbeat.ts';
import { errorOf } from './problem.ts';
import type { Operation } from './route.ts';

/** So many heartbeats may be late or lost before the link counts as lost. */
const MISSED_HEARTBEATS = 3;

export interface EventSourceOf<Event> {
  readonly operation: Operation;
  readonly schema: v.GenericSchema<unknown, Event>;
  /** By which silence is measured. */
  readonly clock: Clock;
  /** By which the caller gives up. */
  readonly signal: AbortSignal | undefined;
  /** Asks for the stream; the request ends when the signal that is given here is aborted. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
}

/**
 * The events that a server sends, until it says that it has no more. A stream that breaks off before was cut on its way: that is
 * `unavailable`. So is one on which a server that sends heartbeats is not heard for three of them: a link whose other end went without
 * a word stays open for hours. Leaving the loop, or aborting, ends the request.
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
  clock,
  signal,
  open,
}: EventSourceOf<Event> & { readonly signal: AbortSignal }): AsyncGenerator<Event, undefined> {
  let longestSilence = Infinity;
  try {
    const { body } = await open(signal);
    for await (const { event, data } of messagesIn(body, clock, () => longestSilence)) {
      const value: unknown = JSON.parse(data);
      if (event === 'end') return;
      if (event === 'problem') throw errorOf(value) ?? new Error('A problem was sent that is none.');
      if (event === 'heartbeat')
        longestSilence = answered(operation, heartbeatSchema, value).everySeconds * MISSED_HEARTBEATS * 1000;
      else yield answered(operation, schema, value);
    }
  } catch (thrown) {
    throw failureOf(thrown, signal);
  }
  throw failureOf(connectionLost(), signal);
}

function connectionLost(): ActivationError {
  return new ActivationError('unavailable', 'The connection was lost. Try again in a moment.');
}

/** @param longestSilence milliseconds, asked for before each message */
async function* messagesIn(
  body: Response['body'],
  clock: Clock,
  longestSilence: () => number,
): AsyncGenerator<EventSourceMessage> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await within(longestSilence(), clock, reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that broke off cannot be cancelled any more, which is as good.
    await reader.cancel().catch(() => undefined);
  }
}

/** @throws ActivationError `unavailable` where it takes more than so many milliseconds */
async function within<T>(milliseconds: number, clock: Clock, awaited: Promise<T>): Promise<T> {
  if (milliseconds === Infinity) return awaited;
  const heard = new AbortController();
  const silence = clock.sleep(milliseconds, heard.signal).then(() => Promise.reject(connectionLost()));
  try {
    return await Promise.race([awaited, silence]);
  } finally {
    heard.abort();
  }
}
