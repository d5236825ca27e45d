import { parseChecksumName } from '../body/declared-checksum.ts';
import { LARGEST_PUT } from '../body/receive.ts';
import type { ObjectCall } from '../call.ts';
import { digestOf } from '../digest/digests.ts';
import { toBase64, toHex } from '../digest/encoding.ts';
import { objectArn, requireAllowed } from '../policy/authorize.ts';
import { cut } from '../state/bytes.ts';
import { encryptionOf, requireKeyUse } from '../state/encryption.ts';
import { encryptionHeaders } from '../state/encryption-headers.ts';
import type { Checksum, ObjectSettings, StoredObject } from '../state/model.ts';
import { objectSettings } from '../state/object-settings.ts';
import { beginConditionalWrite, checkConditionalRead } from '../state/preconditions.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidArgument, invalidRequest } from '../wire/s3-error.ts';
import { decodeUri } from '../wire/uri.ts';
import { xmlResponse } from '../wire/xml.ts';
import { checksumElements, isoTime, wholeSeconds } from './object-answer.ts';
import { findObject } from './object-get.ts';
import { DEFAULT_CHECKSUM } from './object-put.ts';
import { findUpload } from './upload-create.ts';
import { partNumber } from './upload-part.ts';

export async function copyObject(call: ObjectCall): Promise<S3Response> {
  const { world, bucket, key } = call;
  const source = findSource(call);
  const settings = copiedSettings(call, source);
  if (source.key === key && bucket.objects.get(key) === source && !changesSomething(call))
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  if (source.bytes.length > LARGEST_PUT)
    throw invalidRequest(
      'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
    );
  requireKeyUse(call, settings.encryption, ['kms:GenerateDataKey']);
  beginConditionalWrite(call)();

  const name = call.headers.get('x-amz-checksum-algorithm');
  const checksum = copiedChecksum(call, source, name);
  const md5 = toHex(digestOf(world.digests, 'MD5', source.bytes.pieces));
  const etag = settings.encryption.kind === 'aws:kms' ? world.ids.opaqueEtag() : md5;
  const modifiedAt = wholeSeconds(world.now());
  bucket.objects.set(key, { key, bytes: source.bytes, etag, modifiedAt, settings, checksum, parts: null });
  const answer = xmlResponse('CopyObjectResult', {
    ETag: `"${etag}"`,
    LastModified: isoTime(modifiedAt),
    ...checksumElements(checksum),
  });
  for (const [header, value] of encryptionHeaders(settings.encryption)) answer.headers.set(header, value);
  return answer;
}

export async function uploadPartCopy(call: ObjectCall): Promise<S3Response> {
  const { world } = call;
  const number = partNumber(call);
  const upload = findUpload(call);
  const source = findSource(call);
  requireKeyUse(call, upload.settings.encryption, ['kms:GenerateDataKey']);
  const bytes = copiedRange(call, source);
  const name = upload.checksum?.name ?? DEFAULT_CHECKSUM;
  const md5 = toHex(digestOf(world.digests, 'MD5', bytes.pieces));
  const etag = upload.settings.encryption.kind === 'aws:kms' ? world.ids.opaqueEtag() : md5;
  const checksum = toBase64(digestOf(world.digests, name, bytes.pieces));
  const modifiedAt = wholeSeconds(world.now());
  upload.parts.set(number, { number, bytes, md5, etag, modifiedAt, checksum });
  return xmlResponse('CopyPartResult', {
    LastModified: isoTime(modifiedAt),
    ETag: `"${etag}"`,
    ...(upload.checksum ? { [`Checksum${name}`]: checksum } : {}),
  });
}

function findSource(call: ObjectCall): StoredObject {
  const header = call.headers.get('x-amz-copy-source') ?? '';
  const [, bucketName = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decodeUri(header)) ?? [];
  if (key === '')
    throw invalidArgument(
      'x-amz-copy-source',
      header,
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  if (/\?versionId=/.test(header)) throw new S3Error('NotImplemented', { details: { Header: 'x-amz-copy-source' } });
  const bucket = call.world.buckets.get(bucketName);
  if (!bucket) throw new S3Error('NoSuchBucket', { details: { BucketName: bucketName } });
  const sourceCall: ObjectCall = { ...call, bucket, key };
  requireAllowed(sourceCall, 's3:GetObject', objectArn(bucketName, key));
  const source = findObject(sourceCall);
  checkConditionalRead(call.headers, source, 'x-amz-copy-source-');
  requireKeyUse(sourceCall, source.settings.encryption, ['kms:Decrypt']);
  return source;
}

function directive(call: ObjectCall, header: string): 'COPY' | 'REPLACE' {
  const value = call.headers.get(header) ?? 'COPY';
  if (value !== 'COPY' && value !== 'REPLACE') throw invalidArgument(header, value, 'Unknown metadata directive.');
  return value;
}

function copiedSettings(call: ObjectCall, source: StoredObject): ObjectSettings {
  const asked = objectSettings(call);
  return {
    headers: directive(call, 'x-amz-metadata-directive') === 'COPY' ? source.settings.headers : asked.headers,
    tags: directive(call, 'x-amz-tagging-directive') === 'COPY' ? source.settings.tags : asked.tags,
    storageClass: asked.storageClass,
    encryption: encryptionOf(call),
  };
}

function changesSomething(call: ObjectCall): boolean {
  const changing = ['x-amz-storage-class', 'x-amz-website-redirect-location', 'x-amz-server-side-encryption'];
  return (
    directive(call, 'x-amz-metadata-directive') === 'REPLACE' || changing.some((header) => call.headers.has(header))
  );
}

/** The copy is one piece, so it has a checksum of its whole, of the source's algorithm unless another is asked for. */
function copiedChecksum(call: ObjectCall, source: StoredObject, asked: string | undefined): Checksum {
  const name = asked === undefined ? source.checksum.name : parseChecksumName(asked, 'x-amz-checksum-algorithm');
  return { name, type: 'FULL_OBJECT', value: toBase64(digestOf(call.world.digests, name, source.bytes.pieces)) };
}

function copiedRange(call: ObjectCall, source: StoredObject): StoredObject['bytes'] {
  const header = call.headers.get('x-amz-copy-source-range');
  if (header === undefined) return source.bytes;
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  const start = Number(first);
  const end = Number(last) + 1;
  if (first === '' || start >= end || end > source.bytes.length)
    throw invalidArgument(
      'x-amz-copy-source-range',
      header,
      `Range specified is not valid for source object of size: ${source.bytes.length}`,
    );
  return cut(source.bytes, start, end);
}
