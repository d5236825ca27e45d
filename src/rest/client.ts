import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../adapter/clock.ts';
import { addressOf } from './address.ts';
import { answered } from './answered.ts';
import { eventsIn } from './event-reader.ts';
import { failureOf } from './failure.ts';
import { letGo, refusalOf } from './refused.ts';
import type { Operation, Route, Sendable } from './route.ts';
import { routes } from './routes.ts';

export interface RestAdapterOptions {
  /** Where the paths of openapi.json begin: `/api` in a page, `https://portal.example.com/api` elsewhere. */
  readonly baseUrl: string | URL;
  /** The global `fetch` unless told. */
  readonly fetch?: typeof fetch;
  /** Asked for before every request: the place for a token that is renewed. What it throws as `ActivationError` is passed on. */
  readonly headers?: () => Given<'headers'> | Promise<Given<'headers'>>;
  /** `same-origin` unless told. */
  readonly credentials?: Given<'credentials'>;
  /** By which it is measured for how long a stream of events is silent; the machine's own unless told. */
  readonly clock?: Clock;
}

/** By the names that Node's types have too: a server reads these declarations for the handler beside them. */
type Given<Name extends keyof RequestInit> = NonNullable<RequestInit[Name]>;

/** The contract over HTTP, against any server that keeps to openapi.json. Nothing that it answers is taken unchecked. */
export function createRestAdapter(options: RestAdapterOptions): ActivationAdapter {
  const methods = Object.values(routes).map((route: Route) => [route.operation, methodOf(route, options)]);
  // Each route calls the method by whose name it stands, and is typed by its signature.
  return Object.fromEntries(methods) as ActivationAdapter;
}

function methodOf(route: Route, options: RestAdapterOptions) {
  return (...args: Parameters<ActivationAdapter[Operation]>) => {
    const sendable = route.send(args);
    return route.answer.kind === 'events'
      ? eventsIn({
          operation: route.operation,
          schema: route.answer.schema,
          clock: options.clock ?? systemClock,
          signal: sendable.options?.signal,
          open: (signal) => answering(signal, () => request(route, sendable, signal, options)),
        })
      : ask(route, sendable, options);
  };
}

async function ask(route: Route, sendable: Sendable, options: RestAdapterOptions): Promise<unknown> {
  const signal = sendable.options?.signal;
  return answering(signal, async () => {
    const response = await request(route, sendable, signal, options);
    switch (route.answer.kind) {
      case 'value':
        return answered(route.operation, route.answer.schema, await response.json());
      case 'bytes':
        return fileIn(response);
      default:
        letGo(response);
        return nothingIn(response, route);
    }
  });
}

/** Whatever goes wrong is of the contract; what was given up is `cancelled`, with whatever reason it was aborted. */
async function answering<T>(signal: AbortSignal | undefined, answer: () => Promise<T>): Promise<T> {
  try {
    signal?.throwIfAborted();
    return await answer();
  } catch (thrown) {
    throw failureOf(thrown, signal);
  }
}

async function request(
  route: Route,
  { path, query, body, options: call }: Sendable,
  signal: AbortSignal | undefined,
  { baseUrl, fetch: send = fetch, headers: own, credentials = 'same-origin' }: RestAdapterOptions,
): Promise<Response> {
  const headers = new Headers(await own?.());
  headers.set('Accept', acceptable[route.answer.kind]);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (call?.idempotencyKey !== undefined) headers.set('Idempotency-Key', call.idempotencyKey);
  if (call?.etag !== undefined) headers.set('If-Match', `"${call.etag}"`);
  const response = await send(addressOf(baseUrl, route.path, path, query), {
    method: route.method,
    headers,
    credentials,
    cache: 'no-store',
    // What a call carries, a secret or a token, goes where the host has said and nowhere else.
    redirect: 'error',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

const acceptable = {
  value: 'application/json, application/problem+json',
  events: 'text/event-stream, application/problem+json',
  bytes: '*/*',
  nothing: 'application/problem+json',
};

/** A page that someone in between put in the place of the answer has another status: then nothing may have been done. */
function nothingIn(response: Response, { operation, status }: Route): void {
  if (response.status !== status)
    throw new Error(`The answer of ${operation} has the status ${response.status}, and not ${status}.`);
}

/** No format of files is a page: where one comes, someone in between put it there. */
function fileIn(response: Response) {
  if (response.headers.get('Content-Type')?.startsWith('text/html'))
    throw new Error('A page was answered in the place of a file.');
  const length = response.headers.get('Content-Length');
  const { body } = response;
  if (length === null || body === null) throw new Error('A file was answered without its length or its bytes.');
  return {
    contentType: response.headers.get('Content-Type') ?? 'application/octet-stream',
    bytes: Number(length),
    body,
  };
}
