import type { ObjectCall } from '../call.ts';
import { S3Error } from '../wire/s3-error.ts';
import type { StoredObject } from './model.ts';

/**
 * Watches a key from the start of a conditional write to its end.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @returns to be called when the bytes are there, in the same turn in which they become the object
 */
export function beginConditionalWrite({ bucket, key, headers }: ObjectCall): () => void {
  const ifNoneMatch = headers.get('if-none-match');
  const ifMatch = headers.get('if-match');
  if (ifNoneMatch === undefined && ifMatch === undefined) return () => undefined;
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw new S3Error('NotImplemented', { details: { Header: 'If-None-Match' } });
  if (ifMatch === '*') throw new S3Error('NotImplemented', { details: { Header: 'If-Match' } });

  const deletionsBefore = bucket.deletions.get(key) ?? 0;
  return () => {
    const present = bucket.objects.get(key);
    if ((bucket.deletions.get(key) ?? 0) !== deletionsBefore)
      throw new S3Error('ConditionalRequestConflict', {
        details: { Condition: ifMatch === undefined ? 'If-None-Match' : 'If-Match', Key: key },
      });
    if (ifNoneMatch !== undefined && present) throw failed('If-None-Match');
    if (ifMatch === undefined) return;
    if (!present) throw new S3Error('NoSuchKey', { details: { Key: key } });
    if (unquoted(ifMatch) !== present.etag) throw failed('If-Match');
  };
}

/** @throws S3Error 412 or 304, with the precedence of RFC 9110, section 13.2.2. */
export function checkConditionalRead(headers: ReadonlyMap<string, string>, object: StoredObject, prefix = ''): void {
  const ifMatch = headers.get(`${prefix}if-match`);
  const ifNoneMatch = headers.get(`${prefix}if-none-match`);
  const since = dateOf(headers.get(`${prefix}if-modified-since`));
  const until = dateOf(headers.get(`${prefix}if-unmodified-since`));
  if (ifMatch !== undefined) {
    if (!lists(ifMatch, object.etag)) throw failed('If-Match');
  } else if (until !== undefined && object.modifiedAt > until) throw failed('If-Unmodified-Since');

  // a copy has nothing to answer "not modified" to
  const unmodified = () => (prefix === '' ? notModified(object) : failed('If-None-Match'));
  if (ifNoneMatch !== undefined) {
    if (lists(ifNoneMatch, object.etag)) throw unmodified();
  } else if (since !== undefined && object.modifiedAt <= since) throw unmodified();
}

/** Not an error, but like one it takes the place of the object. */
export class NotModified extends Error {
  readonly object: StoredObject;

  constructor(object: StoredObject) {
    super('Not modified');
    this.object = object;
  }
}

function notModified(object: StoredObject): NotModified {
  return new NotModified(object);
}

function failed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', { details: { Condition: condition } });
}

function lists(header: string, etag: string): boolean {
  return header.split(',').some((entry) => entry.trim() === '*' || unquoted(entry) === etag);
}

export function unquoted(etag: string): string {
  return etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
}

function dateOf(header: string | undefined): number | undefined {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? undefined : at;
}
