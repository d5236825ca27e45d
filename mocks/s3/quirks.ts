import type { S3Operation } from './operations/routes.ts';
import { bytesOf } from './state/bytes.ts';
import { unquoted } from './state/preconditions.ts';
import { utf8Bytes } from './digest/encoding.ts';
import type { ObjectCall } from './call.ts';
import type { S3Quirks } from './known-quirks.ts';
import type { S3Response } from './wire/message.ts';
import { S3Error } from './wire/s3-error.ts';

type HeaderMap = ReadonlyMap<string, string>;

/** What the server sees of the headers of a request whose signature holds. */
export function seenHeaders(quirks: S3Quirks, operation: S3Operation, headers: HeaderMap): HeaderMap {
  if (quirks.checksums === 'refused') refuse(headers, isChecksum);
  if (quirks.putConditions === 'refused' && operation === 'PutObject') refuse(headers, isCondition);
  const blind =
    (quirks.putConditions === 'ignored' && operation === 'PutObject') ||
    (quirks.completeConditions === 'ignored' && operation === 'CompleteMultipartUpload');
  const seen = [...headers].filter(
    ([name]) => !(quirks.checksums === 'ignored' && isChecksum(name)) && !(blind && isCondition(name)),
  );
  if (quirks.bareETags !== true || operation !== 'PutObject') return new Map(seen);
  return new Map(seen.map(([name, value]) => [name, name === 'if-match' ? takenLiterally(value) : value]));
}

/** A conditional put, with what the server makes of a race that it lost. */
export async function withLostRaces(
  quirks: S3Quirks,
  call: ObjectCall,
  run: (call: ObjectCall) => Promise<S3Response>,
): Promise<S3Response> {
  if (quirks.lostRaces === undefined) return run(call);
  const before = call.bucket.objects.get(call.key);
  const { headers } = call;
  const held = headers.has('if-none-match')
    ? before === undefined
    : before !== undefined && unquoted(headers.get('if-match') ?? '') === before.etag;
  if (quirks.lostRaces === 'accepted')
    return run(held ? { ...call, headers: new Map([...headers].filter(([name]) => !isCondition(name))) } : call);
  try {
    return await run(call);
  } catch (error) {
    const lost = held && error instanceof S3Error && error.code === 'PreconditionFailed';
    throw lost ? new S3Error(quirks.lostRaces) : error;
  }
}

/** The answer as the server gives it. */
export function quirkyAnswer(quirks: S3Quirks, answer: S3Response): S3Response {
  if (quirks.checksums === undefined && quirks.bareETags !== true) return answer;
  const headers = new Map(answer.headers);
  if (quirks.checksums !== undefined)
    for (const name of answer.headers.keys()) if (isChecksum(name)) headers.delete(name);
  const etag = headers.get('etag');
  if (quirks.bareETags === true && etag !== undefined) headers.set('etag', unquoted(etag));
  // an object that is XML is nobody's answer
  const isXml = headers.get('content-type') === 'application/xml' && !headers.has('last-modified');
  if (!isXml || answer.content.length === 0) return { ...answer, headers };
  let text = answer.content.pieces.map((piece) => new TextDecoder().decode(piece)).join('');
  if (quirks.bareETags === true) text = text.replace(/<ETag>&quot;([^<]*)&quot;<\/ETag>/g, '<ETag>$1</ETag>');
  if (quirks.checksums !== undefined) text = text.replace(/<(Checksum\w+)>[^<]*<\/\1>/g, '');
  return { ...answer, headers, content: bytesOf(utf8Bytes(text)) };
}

function refuse(headers: HeaderMap, isMeant: (name: string) => boolean): void {
  const refused = [...headers.keys()].find(isMeant);
  if (refused !== undefined) throw new S3Error('NotImplemented', { details: { Header: refused } });
}

function isChecksum(name: string): boolean {
  return (
    (name.startsWith('x-amz-checksum-') && name !== 'x-amz-checksum-mode') ||
    name === 'x-amz-sdk-checksum-algorithm' ||
    name === 'x-amz-trailer'
  );
}

function isCondition(name: string): boolean {
  return name === 'if-none-match' || name === 'if-match';
}

/** With its quotes as part of what is compared. */
function takenLiterally(etag: string): string {
  return etag.startsWith('"') ? `"${etag}"` : etag;
}
