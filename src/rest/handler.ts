import type * as v from 'valibot';
import type { ActivationAdapter, RunFileContent } from '../adapter/activation-adapter.ts';
import type { ActivationError } from '../adapter/activation-error.ts';
import { systemClock, type Clock } from '../adapter/clock.ts';
import { answered } from './answered.ts';
import { eventStream, type EventStreamOptions } from './event-stream.ts';
import { HEARTBEAT_SECONDS } from './heartbeat.ts';
import { problemResponse, refusalFor } from './problem-response.ts';
import { receive } from './receive.ts';
import { letGo } from './refused.ts';
import type { Received, Route } from './route.ts';
import { routeFinder } from './route-table.ts';

export interface RestHandlerOptions {
  /** Where the paths begin: `/api`. The root unless told. */
  readonly basePath?: string;
  /** Largest body that is read; 4 MiB unless told, which holds a hundred thousand ids. */
  readonly maxBodyBytes?: number;
  /**
   * Seconds between two heartbeats of an event stream, from 1 to 3600; 15 unless told. With `null` there are none, and a caller does
   * not notice when the link is cut without a word.
   */
  readonly heartbeatSeconds?: number | null;
  /** By which the heartbeats are timed. */
  readonly clock?: Clock;
  /** Told what a caller sees as `unavailable` and no more: the place for a log. */
  readonly onFailure?: (error: ActivationError, request: Request) => void;
}

/** Requests in, responses out: it mounts wherever the classes of the Fetch standard are spoken. */
export type RestHandler = (request: Request) => Promise<Response>;

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Serves the contract.
 *
 * @param adapterFor the adapter for whoever asks: the place to find out who that is. Throws `unauthenticated` where nobody is
 */
export function createRestHandler(
  adapterFor: (request: Request) => ActivationAdapter | Promise<ActivationAdapter>,
  options: RestHandlerOptions = {},
): RestHandler {
  const { basePath = '', maxBodyBytes = MAX_BODY_BYTES, onFailure } = options;
  const { heartbeatSeconds = HEARTBEAT_SECONDS, clock = systemClock } = options;
  const find = routeFinder(basePath);
  const respond: RestHandler = async (request) => {
    const report = (error: ActivationError) => onFailure?.(error, request);
    try {
      const found = find(request);
      const adapter = await adapterFor(request);
      const received = await receive(found, request, { maxBodyBytes });
      const streaming = { signal: request.signal, heartbeatSeconds, clock, onFailure: report };
      return await answer(found.route, adapter, received, streaming);
    } catch (thrown) {
      const refusal = refusalFor(thrown);
      if (refusal.error.code === 'unavailable') report(refusal.error);
      return problemResponse(refusal);
    }
  };
  return async (request) => {
    const response = await respond(request);
    return request.method === 'HEAD' ? withoutBody(response) : response;
  };
}

function withoutBody(response: Response): Response {
  letGo(response);
  return new Response(null, { status: response.status, headers: response.headers });
}

async function answer(
  route: Route,
  adapter: ActivationAdapter,
  received: Received,
  streaming: EventStreamOptions,
): Promise<Response> {
  switch (route.answer.kind) {
    case 'events':
      return eventResponse(route, route.answer.schema, adapter, received, streaming);
    case 'value':
      return valueResponse(
        answered(route.operation, route.answer.schema, await route.call(adapter, received)),
        route.status,
      );
    case 'bytes':
      return fileResponse(received, (await route.call(adapter, received)) as RunFileContent);
    case 'nothing':
      await route.call(adapter, received);
      return new Response(null, { status: route.status, headers: privately });
  }
}

/** What is answered is this person's, and may be a name of theirs: nobody in between keeps it or makes a page of it. */
const privately = { 'Cache-Control': 'no-store, no-transform', 'X-Content-Type-Options': 'nosniff' };

/** Of a value that its schema has passed: what an adapter answers too much, a secret even, has gone. */
function valueResponse(value: unknown, status: number): Response {
  const etag =
    typeof value === 'object' && value !== null && 'etag' in value && typeof value.etag === 'string'
      ? { ETag: `"${value.etag}"` }
      : undefined;
  return Response.json(value, { status, headers: { ...privately, ...etag } });
}

function eventResponse(
  route: Route,
  schema: v.GenericSchema,
  adapter: ActivationAdapter,
  received: Received,
  streaming: EventStreamOptions,
): Response {
  const open = async function* (signal: AbortSignal) {
    const options = { ...received.options, signal };
    const events = route.call(adapter, { ...received, options }) as AsyncIterable<unknown>;
    for await (const event of events) yield answered(route.operation, schema, event);
  };
  return new Response(eventStream(open, streaming), {
    headers: {
      ...privately,
      'Content-Type': 'text/event-stream',
      // nginx would gather what is to arrive at once.
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Always to be saved, never to be shown: a file holds what strangers wrote. */
function fileResponse(received: Received, { contentType, bytes, body }: RunFileContent): Response {
  const { key } = received.query as { readonly key: string };
  const name = encodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
  return new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      ...privately,
      'Content-Type': contentType,
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${name.replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
