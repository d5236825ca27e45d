import type { BucketCall, ObjectCall } from '../call.ts';
import type { Upload } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { invalidArgument } from '../wire/s3-error.ts';
import { xmlResponse, type XmlElements } from '../wire/xml.ts';
import { commonPrefix, compareKeys, keyWriter, limitOf } from './listing.ts';
import { isoTime } from './object-answer.ts';
import { findUpload } from './upload-create.ts';

export async function listParts(call: ObjectCall): Promise<S3Response> {
  const upload = findUpload(call);
  const limit = limitOf(call.query, 'max-parts');
  const marker = markerOf(call);
  const all = [...upload.parts.values()]
    .filter((part) => part.number > marker)
    .sort((one, other) => one.number - other.number);
  const parts = all.slice(0, limit);
  const { checksum, settings } = upload;
  return xmlResponse('ListPartsResult', {
    Bucket: call.bucket.name,
    Key: keyWriter(call.query)(upload.key),
    UploadId: upload.id,
    Initiator: { ID: upload.initiator, DisplayName: upload.initiator },
    Owner: { ID: call.world.account },
    StorageClass: settings.storageClass,
    PartNumberMarker: marker,
    NextPartNumberMarker: parts.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: all.length > parts.length,
    ...(checksum ? { ChecksumAlgorithm: checksum.name, ChecksumType: checksum.type } : {}),
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: isoTime(part.modifiedAt),
      ETag: `"${part.etag}"`,
      Size: part.bytes.length,
      ...(checksum && part.checksum !== null ? { [`Checksum${checksum.name}`]: part.checksum } : {}),
    })),
  });
}

function markerOf({ query }: ObjectCall): number {
  const text = query.get('part-number-marker') ?? '0';
  if (!/^\d+$/.test(text))
    throw invalidArgument(
      'part-number-marker',
      text,
      'Provided part-number-marker not an integer or within integer range',
    );
  return Number(text);
}

/** Unfinished uploads by key, and those of one key by the time at which they began. */
export async function listMultipartUploads({ bucket, query, world }: BucketCall): Promise<S3Response> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = keyMarker === '' ? '' : (query.get('upload-id-marker') ?? '');
  const limit = limitOf(query, 'max-uploads');
  const written = keyWriter(query);
  const sorted = [...bucket.uploads.values()]
    .filter((upload) => upload.key.startsWith(prefix))
    .sort((one, other) => compareKeys(one.key, other.key) || one.startedAt - other.startedAt);

  const uploads: Upload[] = [];
  const prefixes: string[] = [];
  let truncated = false;
  let last: { key: string; id: string } = { key: '', id: '' };
  for (const upload of afterMarkers(sorted, keyMarker, idMarker)) {
    const shared = commonPrefix(upload.key, prefix, delimiter);
    if (shared !== null && (shared === prefixes.at(-1) || compareKeys(shared, keyMarker) <= 0)) continue;
    if (uploads.length + prefixes.length === limit) {
      truncated = limit > 0;
      break;
    }
    if (shared === null) uploads.push(upload);
    else prefixes.push(shared);
    last = shared === null ? { key: upload.key, id: upload.id } : { key: shared, id: '' };
  }
  return xmlResponse('ListMultipartUploadsResult', {
    Bucket: bucket.name,
    KeyMarker: written(keyMarker),
    UploadIdMarker: idMarker,
    ...(truncated ? { NextKeyMarker: written(last.key), NextUploadIdMarker: last.id } : {}),
    Prefix: written(prefix),
    ...(delimiter === '' ? {} : { Delimiter: written(delimiter) }),
    ...(query.has('encoding-type') ? { EncodingType: 'url' } : {}),
    MaxUploads: limit,
    IsTruncated: truncated,
    Upload: uploads.map((upload) => line(upload, written, world.account)),
    CommonPrefixes: prefixes.map((shared) => ({ Prefix: written(shared) })),
  });
}

function afterMarkers(sorted: readonly Upload[], keyMarker: string, idMarker: string): readonly Upload[] {
  if (keyMarker === '') return sorted;
  const marked =
    idMarker === '' ? -1 : sorted.findIndex((upload) => upload.key === keyMarker && upload.id === idMarker);
  return marked === -1 ? sorted.filter((upload) => compareKeys(upload.key, keyMarker) > 0) : sorted.slice(marked + 1);
}

function line(upload: Upload, written: (key: string) => string, owner: string): XmlElements {
  return {
    Key: written(upload.key),
    UploadId: upload.id,
    Initiator: { ID: upload.initiator, DisplayName: upload.initiator },
    Owner: { ID: owner },
    StorageClass: upload.settings.storageClass,
    Initiated: isoTime(upload.startedAt),
    ...(upload.checksum ? { ChecksumAlgorithm: upload.checksum.name, ChecksumType: upload.checksum.type } : {}),
  };
}
