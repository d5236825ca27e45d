import type { BucketCall } from '../call.ts';
import { S3Error } from '../wire/s3-error.ts';
import { parseQuery } from '../wire/uri.ts';
import { encryptionOf } from './encryption.ts';
import type { ObjectSettings } from './model.ts';

const KEPT = ['cache-control', 'content-disposition', 'content-language', 'expires', 'x-amz-website-redirect-location'];
const META = 'x-amz-meta-';
/** User-defined metadata: at most 2 KB, names and values counted in UTF-8. */
const LARGEST_METADATA = 2048;
const MOST_TAGS = 10;
const STORAGE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
];
/** Better refused than taken and not obeyed. */
const NOT_OFFERED = [
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-object-lock-legal-hold',
  'x-amz-write-offset-bytes',
];

/** Reads from the headers of a PUT or CreateMultipartUpload all that is kept with the object. */
export function objectSettings(call: BucketCall): ObjectSettings {
  const { headers } = call;
  for (const header of NOT_OFFERED)
    if (headers.has(header)) throw new S3Error('NotImplemented', { details: { Header: header } });
  refuseAcls(headers);
  const storageClass = headers.get('x-amz-storage-class') ?? 'STANDARD';
  if (!STORAGE_CLASSES.includes(storageClass))
    throw new S3Error('InvalidStorageClass', { details: { StorageClassRequested: storageClass } });
  return {
    headers: keptHeaders(headers),
    encryption: encryptionOf(call),
    storageClass,
    tags: parseTags(headers.get('x-amz-tagging')),
  };
}

/** Buckets made since April 2023 have ACLs disabled: only the one that changes nothing is taken. */
function refuseAcls(headers: ReadonlyMap<string, string>): void {
  const acl = headers.get('x-amz-acl');
  const grants = [...headers.keys()].some((name) => name.startsWith('x-amz-grant-'));
  if (grants || (acl !== undefined && acl !== 'bucket-owner-full-control'))
    throw new S3Error('AccessControlListNotSupported');
}

function keptHeaders(headers: ReadonlyMap<string, string>): Map<string, string> {
  const kept = new Map([['content-type', headers.get('content-type') ?? 'binary/octet-stream']]);
  const encoding = contentEncoding(headers.get('content-encoding'));
  if (encoding !== '') kept.set('content-encoding', encoding);
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value !== undefined) kept.set(name, value);
  }
  let size = 0;
  for (const [name, value] of headers) {
    if (!name.startsWith(META)) continue;
    kept.set(name, value);
    size += new TextEncoder().encode(name.slice(META.length) + value).length;
  }
  if (size > LARGEST_METADATA)
    throw new S3Error('MetadataTooLarge', { details: { Size: size, MaxSizeAllowed: LARGEST_METADATA } });
  return kept;
}

/** `aws-chunked` is how the body travelled, not what the object is. */
function contentEncoding(header = ''): string {
  return header
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
}

export function parseTags(header = ''): Map<string, string> {
  const pairs = parseQuery(header);
  const tags = new Map(pairs);
  const isLegal = ([name, value]: readonly [string, string]) =>
    name.length >= 1 && name.length <= 128 && value.length <= 256;
  if (tags.size !== pairs.length || tags.size > MOST_TAGS || !pairs.every(isLegal)) throw new S3Error('InvalidTag');
  return tags;
}
