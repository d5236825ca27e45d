import type { Framing, S3Request, S3Response } from './message.ts';

/** A page's or a worker's request, as the endpoint reads it. */
export function fromFetch(request: Request): S3Request {
  const url = new URL(request.url);
  const headers = new Map<string, string>();
  for (const [name, value] of request.headers) headers.set(name.toLowerCase(), value);
  return {
    method: request.method,
    target: url.pathname + url.search,
    host: headers.get('host') ?? url.host,
    secure: url.protocol === 'https:',
    headers,
    framing: framingOf(headers.get('content-length')),
    body: bodyOf(request),
  };
}

function framingOf(contentLength: string | undefined): Framing {
  return contentLength === undefined ? { kind: 'unstated' } : { kind: 'length', bytes: Number(contentLength) };
}

/** Not every browser shows the body of a request as a stream. */
async function* bodyOf(request: Request): AsyncGenerator<Uint8Array, void> {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!request.body) {
    yield new Uint8Array(await request.arrayBuffer());
    return;
  }
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
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
  const source = (answer.stream ?? each(answer))[Symbol.asyncIterator]();
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

async function* each({ content }: S3Response): AsyncGenerator<Uint8Array, void> {
  yield* content.pieces;
}
