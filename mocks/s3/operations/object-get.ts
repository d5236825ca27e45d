import type { ObjectCall } from '../call.ts';
import { bucketArn, mayDo, accessDenied } from '../policy/authorize.ts';
import { cut, type Bytes } from '../state/bytes.ts';
import { requireKeyUse } from '../state/encryption.ts';
import type { StoredObject } from '../state/model.ts';
import { checkConditionalRead } from '../state/preconditions.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidArgument, invalidRequest } from '../wire/s3-error.ts';
import { checksumHeaders, objectHeaders } from './object-answer.ts';

export async function getObject(call: ObjectCall): Promise<S3Response> {
  return readObject(call);
}

/** The same answer, whose bytes the endpoint then leaves out. */
export async function headObject(call: ObjectCall): Promise<S3Response> {
  return readObject(call);
}

function readObject(call: ObjectCall): S3Response {
  const object = findObject(call);
  checkConditionalRead(call.headers, object);
  requireKeyUse(call, object.settings.encryption, ['kms:Decrypt']);
  const headers = new Map(objectHeaders(object));
  const { status, content, range } = chosenBytes(call, object, headers);
  headers.set('content-length', String(content.length));
  if (range !== null) headers.set('content-range', range);
  else if (call.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED')
    for (const [name, value] of checksumHeaders(object.checksum)) headers.set(name, value);
  for (const [name, value] of overrides(call)) headers.set(name, value);
  return { status, headers, content };
}

/** Whoever may not list the bucket does not learn whether a key is there. */
export function findObject(call: ObjectCall): StoredObject {
  const object = call.bucket.objects.get(call.key);
  if (object) return object;
  const arn = bucketArn(call.bucket.name);
  if (!mayDo(call, 's3:ListBucket', arn)) throw accessDenied(call, 's3:ListBucket', arn);
  throw new S3Error('NoSuchKey', { details: { Key: call.key } });
}

interface Chosen {
  readonly status: number;
  readonly content: Bytes;
  readonly range: string | null;
}

function chosenBytes(call: ObjectCall, object: StoredObject, headers: Map<string, string>): Chosen {
  const header = call.headers.get('range');
  const partNumber = call.query.get('partNumber');
  if (partNumber !== undefined) {
    if (header !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
    return partOf(object, partNumber, headers);
  }
  const range = header === undefined ? null : parseRange(header, object.bytes.length);
  return range ? rangeOf(object, range.start, range.end) : { status: 200, content: object.bytes, range: null };
}

function rangeOf(object: StoredObject, start: number, end: number): Chosen {
  const content = cut(object.bytes, start, end);
  return { status: 206, content, range: `bytes ${start}-${end - 1}/${object.bytes.length}` };
}

function partOf(object: StoredObject, text: string, headers: Map<string, string>): Chosen {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw invalidArgument('partNumber', text, 'Part number must be an integer between 1 and 10000, inclusive');
  const parts = object.parts ?? [{ bytes: object.bytes }];
  const index = number - 1;
  const part = parts[index];
  if (!part)
    throw new S3Error('InvalidPartNumber', { details: { PartNumberRequested: number, ActualPartCount: parts.length } });
  if (object.parts) headers.set('x-amz-mp-parts-count', String(parts.length));
  const start = parts.slice(0, index).reduce((length, { bytes }) => length + bytes.length, 0);
  if (part.bytes.length === 0) return { status: 206, content: part.bytes, range: null };
  return rangeOf(object, start, start + part.bytes.length);
}

/** One range of bytes, `end` not included; `null` where the header asks for none that S3 knows, and the whole object is given. */
function parseRange(header: string, length: number): { start: number; end: number } | null {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  const [first = '', last = ''] = parts?.slice(1) ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(length - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? length : Math.min(Number(last) + 1, length);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  if (start >= length || end <= start)
    throw new S3Error('InvalidRange', { details: { RangeRequested: header, ActualObjectSize: length } });
  return { start, end };
}

const OVERRIDABLE = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

/** `response-content-disposition` and its like: how a presigned address gives a download its name. */
function overrides(call: ObjectCall): [string, string][] {
  const asked = OVERRIDABLE.flatMap((name): [string, string][] => {
    const value = call.query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  if (asked.length > 0 && call.caller.accessKeyId === null)
    throw invalidRequest('Request specific response headers cannot be used for anonymous GET requests.');
  return asked;
}
