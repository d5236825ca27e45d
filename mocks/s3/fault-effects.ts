import type { FaultEffect } from './faults.ts';
import { utf8Bytes } from './digest/encoding.ts';
import { bytesOf } from './state/bytes.ts';
import { ConnectionDropped, type S3Request, type S3Response } from './wire/message.ts';
import { S3Error } from './wire/s3-error.ts';
import { xmlText } from './wire/xml.ts';

/** What a fault makes of a request before anything looks at it. */
export function disturbRequest(effect: FaultEffect | null, request: S3Request): S3Request {
  if (effect?.kind === 'error' && effect.moment !== 'after-write') throw new S3Error(effect.code);
  if (effect?.kind === 'drop' && effect.moment === 'before') throw new ConnectionDropped();
  if (effect?.kind !== 'stall-request') return request;
  return { ...request, body: stalled(request.body, effect.bytes, effect.until) };
}

/** What a fault makes of the answer to what was done. */
export function disturbAnswer(effect: FaultEffect | null, answer: S3Response): S3Response {
  switch (effect?.kind) {
    case 'error':
      if (effect.moment === 'after-write') throw new S3Error(effect.code);
      return answer;
    case 'drop':
      throw new ConnectionDropped();
    case 'error-in-body': {
      const error = new S3Error(effect.code);
      const text = xmlText('Error', { Code: error.code, Message: error.message }, null);
      return {
        status: 200,
        headers: new Map([['content-type', 'application/xml']]),
        content: bytesOf(utf8Bytes(text)),
      };
    }
    case 'truncate':
      return { ...answer, stream: truncated(answer.content.pieces, effect.bytes) };
    case 'stall-answer':
      return { ...answer, stream: stalled(each(answer.content.pieces), effect.bytes, effect.until) };
    case 'wrong-etag':
      return withWrong(answer, (name) => name === 'etag', /(<ETag>&quot;)([0-9a-f])/);
    case 'wrong-checksum':
      return withWrong(answer, (name) => /^x-amz-checksum-(?!type|algorithm)/.test(name), /(<Checksum(?!Type)\w+>)(.)/);
    case 'stall-request':
    case undefined:
      return answer;
  }
}

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* pieces;
}

async function* stalled(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
  until: Promise<unknown>,
): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  for await (const piece of source) {
    const head = piece.subarray(0, Math.max(left, 0));
    if (head.length > 0) yield head;
    left -= piece.length;
    if (left > 0) continue;
    await until;
    if (head.length < piece.length) yield piece.subarray(head.length);
  }
}

async function* truncated(pieces: readonly Uint8Array[], bytes: number): AsyncGenerator<Uint8Array, void> {
  let left = bytes;
  for (const piece of pieces) {
    if (left > 0) yield piece.subarray(0, left);
    left -= piece.length;
  }
  throw new ConnectionDropped();
}

/** Changes one digit or letter of a value, in the headers and in the XML alike. */
function withWrong(answer: S3Response, isMeant: (header: string) => boolean, inXml: RegExp): S3Response {
  const headers = new Map(answer.headers);
  for (const [name, value] of headers) if (isMeant(name)) headers.set(name, value.replace(/[0-9A-Za-z]/, otherThan));
  if (headers.get('content-type') !== 'application/xml') return { ...answer, headers };
  const text = answer.content.pieces.map((piece) => new TextDecoder().decode(piece)).join('');
  const wrong = text.replace(inXml, (_whole, lead: string, first: string) => lead + otherThan(first));
  return { ...answer, headers, content: bytesOf(utf8Bytes(wrong)) };
}

function otherThan(character: string): string {
  return character === '0' ? '1' : '0';
}
