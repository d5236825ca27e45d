import type { BucketCall } from '../call.ts';
import { fromBase64, toBase64, utf8Bytes } from '../digest/encoding.ts';
import type { StoredObject } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { invalidArgument } from '../wire/s3-error.ts';
import { xmlResponse, type XmlElements } from '../wire/xml.ts';
import { commonPrefix, compareKeys, keyWriter, limitOf } from './listing.ts';
import { isoTime } from './object-answer.ts';

export async function listObjectsV2({ bucket, query, world }: BucketCall): Promise<S3Response> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = limitOf(query, 'max-keys');
  const written = keyWriter(query);
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : positionOf(token);
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);

  const contents: StoredObject[] = [];
  const prefixes: string[] = [];
  let last = '';
  let truncated = false;
  for (const key of keys) {
    const shared = commonPrefix(key, prefix, delimiter);
    const line = shared ?? key;
    if (compareKeys(line, after) <= 0 || line === prefixes.at(-1)) continue;
    if (contents.length + prefixes.length === limit) {
      truncated = limit > 0;
      break;
    }
    const object = bucket.objects.get(key);
    if (shared !== null) prefixes.push(shared);
    else if (object) contents.push(object);
    last = line;
  }

  const owner = query.get('fetch-owner') === 'true' ? { Owner: { ID: world.account } } : {};
  return xmlResponse('ListBucketResult', {
    Name: bucket.name,
    Prefix: written(prefix),
    ...(query.has('start-after') ? { StartAfter: written(query.get('start-after') ?? '') } : {}),
    ...(token === undefined ? {} : { ContinuationToken: token }),
    ...(truncated ? { NextContinuationToken: toBase64(utf8Bytes(last)) } : {}),
    KeyCount: contents.length + prefixes.length,
    MaxKeys: limit,
    ...(delimiter === '' ? {} : { Delimiter: written(delimiter) }),
    ...(query.has('encoding-type') ? { EncodingType: 'url' } : {}),
    IsTruncated: truncated,
    Contents: contents.map((object) => ({ ...line(object, written), ...owner })),
    CommonPrefixes: prefixes.map((shared) => ({ Prefix: written(shared) })),
  });
}

function line(object: StoredObject, written: (key: string) => string): XmlElements {
  return {
    Key: written(object.key),
    LastModified: isoTime(object.modifiedAt),
    ETag: `"${object.etag}"`,
    ChecksumAlgorithm: object.checksum.name,
    ChecksumType: object.checksum.type,
    Size: object.bytes.length,
    StorageClass: object.settings.storageClass,
  };
}

function positionOf(token: string): string {
  const bytes = fromBase64(token);
  if (!bytes || token === '')
    throw invalidArgument('continuation-token', token, 'The continuation token provided is incorrect');
  return new TextDecoder().decode(bytes);
}
