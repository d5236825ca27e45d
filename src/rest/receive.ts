import { ActivationError, type InputIssue } from '../adapter/activation-error.ts';
import { invalidInput, parseInput } from '../adapter/parse.ts';
import { Refusal } from './problem-response.ts';
import type { NamedValues, Received } from './route.ts';
import type { Found } from './route-table.ts';

/**
 * What a request carries, checked by the schemas of its route.
 *
 * @returns throws a `Refusal` where HTTP itself is broken: 400, 413, 415, 428
 * @throws ActivationError `invalid` with an issue for each wrong value
 */
export async function receive(
  { route, path }: Found,
  request: Request,
  { maxBodyBytes }: { readonly maxBodyBytes: number },
): Promise<Received> {
  const { carries } = route;
  return {
    options: {
      signal: request.signal,
      ...(route.demands === 'Idempotency-Key' ? { idempotencyKey: idempotencyKeyOf(request) } : {}),
      ...(route.demands === 'If-Match' ? { etag: etagOf(request) } : {}),
    },
    ...(carries.path === undefined ? {} : { path: parseInput(carries.path, path) }),
    ...(carries.query === undefined ? {} : { query: parseInput(carries.query, queryOf(request, carries.query)) }),
    ...(carries.body === undefined ? {} : { body: parseInput(carries.body, await bodyOf(request, maxBodyBytes)) }),
  };
}

/** Visible ASCII, as every header may hold it; the length is generous, for the key is the caller's own. */
function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get('Idempotency-Key');
  if (key !== null && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw headerRefusal(400, {
    path: 'Idempotency-Key',
    message: key === null ? 'is missing' : 'must be 1 to 255 letters, digits or signs without blanks',
  });
}

/** Exactly one strong tag: a change is made on one version. */
function etagOf(request: Request): string {
  const header = request.headers.get('If-Match');
  if (header === null) throw headerRefusal(428, { path: 'If-Match', message: 'is missing' });
  const etag = /^"([\x21\x23-\x7e]+)"$/.exec(header.trim())?.[1];
  if (etag !== undefined) return etag;
  throw headerRefusal(400, { path: 'If-Match', message: 'must be the etag of one version, in double quotes' });
}

function headerRefusal(status: number, issue: InputIssue): Refusal {
  return new Refusal(invalidInput([issue]), status);
}

/** Everything in an address is text: what the schema wants as a number is read as one. Parameters that it does not know are left. */
function queryOf(request: Request, schema: NamedValues): Record<string, unknown> {
  const parameters = new URL(request.url).searchParams;
  return Object.fromEntries(
    Object.entries(schema.entries).flatMap(([name, entry]) => {
      const text = parameters.get(name);
      if (text === null) return [];
      const wanted = entry.type === 'exact_optional' && 'wrapped' in entry ? entry.wrapped : entry;
      return [[name, wanted.type === 'number' && /^-?\d{1,15}$/.test(text) ? Number(text) : text]];
    }),
  );
}

async function bodyOf(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(new ActivationError('invalid', 'The body must be application/json.'), 415, {
      Accept: 'application/json',
    });
  }
  try {
    return JSON.parse(await textOf(request, maxBytes)) as unknown;
  } catch (error) {
    // A TypeError tells that it is not UTF-8, or broke off.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new Refusal(new ActivationError('invalid', 'The body is not JSON.'), 400);
  }
}

/** Counted while it comes: what a request says of its own length is believed only where it says too much. */
async function textOf(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const body = await streamOf(request);
  if (body === null) return '';
  // What is not UTF-8 would be kept with signs in place of its letters.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Firefox gives no stream of what a request carries: in a page of it, as over a mock, the whole is read first. */
async function streamOf(request: Request): Promise<ReadableStream<Uint8Array> | null> {
  const { body } = request as { readonly body?: Request['body'] };
  return body === undefined ? (await request.blob()).stream() : body;
}

function tooLarge(maxBytes: number): Refusal {
  const mebibytes = (maxBytes / (1024 * 1024)).toLocaleString('en', { maximumFractionDigits: 2 });
  return new Refusal(new ActivationError('limit-exceeded', `The request is larger than ${mebibytes} MiB.`), 413);
}
