import type { S3Request, S3Response } from './message.ts';

/** A page's or a worker's request, as the endpoint reads it. */
export async function fromFetch(request: Request): Promise<S3Request> {
  const url = new URL(request.url);
  const headers = new Map<string, string>();
  for (const [name, value] of request.headers) headers.set(name.toLowerCase(), value);
  const body = await bodyOf(request, headers);
  const length = headers.get('content-length');
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: headers.get('host') ?? url.host,
    secure: url.protocol === 'https:',
    headers,
    framing: length === undefined ? { kind: 'none' } : { kind: 'length', bytes: Number(length) },
    body,
  };
}

/**
 * A browser sends the length of a body, which is signed like any header, but shows it to no script: it is found by reading.
 * Nor does every browser show the body as a stream.
 */
async function bodyOf(request: Request, headers: Map<string, string>): Promise<AsyncIterable<Uint8Array>> {
  if (request.method === 'GET' || request.method === 'HEAD') return each([]);
  if (request.body && headers.has('content-length')) return readStream(request.body);
  const whole = new Uint8Array(await request.arrayBuffer());
  headers.set('content-length', String(whole.length));
  return each([whole]);
}

async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.releaseLock();
  }
}

/** Statuses with which the Fetch standard allows no body. */
const BODILESS = [204, 304];

export function toFetch(answer: S3Response): Response {
  const bodiless = BODILESS.includes(answer.status) || (answer.content.length === 0 && !answer.stream);
  return new Response(bodiless ? null : streamOf(answer), { status: answer.status, headers: [...answer.headers] });
}

function streamOf(answer: S3Response): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source = (answer.stream ?? each(answer.content.pieces))[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await source.return?.();
    },
  });
}

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* pieces;
}
