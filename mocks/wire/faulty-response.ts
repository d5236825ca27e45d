import { problemResponse, refusalFor } from '../../src/rest/index.ts';
import type { Fault } from '../faults/fault.ts';
import { problemOf } from '../faults/felt.ts';

/** Faults that change the answer itself. */
export type WireFault = Exclude<Fault, { readonly kind: 'slow-headers' }>;

/**
 * What a caller on the wire gets instead of the answer, or of it.
 *
 * @param signal of the request: a caller who is gone is let go, where nothing else would end a stalled stream
 */
export async function faultyResponse(
  fault: WireFault,
  answer: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  switch (fault.kind) {
    case 'problem':
      return problemResponse(refusalFor(problemOf(fault)));
    case 'status':
      return new Response(mayHaveBody(fault.status) ? (fault.body ?? 'Bad gateway') : null, {
        status: fault.status,
        headers: { 'Content-Type': fault.contentType ?? 'text/plain' },
      });
    case 'malformed-json':
      return json('{"items": [ {"id": "a1", "name": ');
    case 'schema-violation':
      return json('{"unexpected": true, "items": "none"}');
    case 'cut-body':
      return cut(await answer());
    case 'dropped-connection':
      return Response.error();
    case 'stalled-stream':
      return stalled(await answer(), fault.afterEvents, signal);
  }
}

function json(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'application/json' } });
}

/** Statuses to which HTTP allows no body. */
function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** The first half of the body, and then the connection breaks off. */
async function cut(response: Response): Promise<Response> {
  if (response.headers.get('Content-Type') === 'text/event-stream') return afterFrames(response, 0, breakOff);
  const whole = new Uint8Array(await response.arrayBuffer());
  const half = whole.subarray(0, whole.length >> 1);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      if (half.length > 0) controller.enqueue(half.slice());
    },
    pull: (controller) => controller.error(new TypeError('The connection was cut')),
  });
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return new Response(body, { status: response.status, headers });
}

function stalled(response: Response, afterEvents: number, signal: AbortSignal): Response {
  return response.headers.get('Content-Type') === 'text/event-stream'
    ? afterFrames(response, afterEvents, () => aborted(signal))
    : response;
}

function breakOff(): Promise<never> {
  return Promise.reject(new TypeError('The connection was cut'));
}

/** Nothing, until the signal is aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new DOMException('The request was aborted', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** So many events of a stream, and then what fails it. */
function afterFrames(response: Response, count: number, fail: () => Promise<never>): Response {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let left = count;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      while (left > 0) {
        const read = await reader?.read();
        if (read === undefined || read.done) return controller.close();
        controller.enqueue(read.value.slice());
        left -= decoder.decode(read.value, { stream: true }).split('data:').length - 1;
        if (left > 0) return undefined;
      }
      return fail();
    },
    cancel: (reason) => reader?.cancel(reason),
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
