import type { ObjectCall } from '../call.ts';
import type { StoredObject } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { invalidArgument } from '../wire/s3-error.ts';
import { xmlResponse, type XmlElements } from '../wire/xml.ts';
import { checksumElements } from './object-answer.ts';
import { findObject } from './object-get.ts';

const ATTRIBUTES = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

export async function getObjectAttributes(call: ObjectCall): Promise<S3Response> {
  const header = call.headers.get('x-amz-object-attributes') ?? '';
  const asked = header.split(',').map((name) => name.trim());
  if (!asked.every((name) => ATTRIBUTES.includes(name)))
    throw invalidArgument('x-amz-object-attributes', header, 'Invalid attribute name specified.');
  const object = findObject(call);
  const answer = xmlResponse('GetObjectAttributesResponse', {
    ...(asked.includes('ETag') ? { ETag: object.etag } : {}),
    ...(asked.includes('Checksum') ? { Checksum: checksumElements(object.checksum) } : {}),
    ...(asked.includes('ObjectParts') && object.parts ? { ObjectParts: partElements(object, object.parts) } : {}),
    ...(asked.includes('StorageClass') ? { StorageClass: object.settings.storageClass } : {}),
    ...(asked.includes('ObjectSize') ? { ObjectSize: object.bytes.length } : {}),
  });
  answer.headers.set('last-modified', new Date(object.modifiedAt).toUTCString());
  return answer;
}

/** S3 lists the parts only of an object whose parts carry checksums; of any other it says how many there are. */
function partElements({ checksum }: StoredObject, parts: NonNullable<StoredObject['parts']>): XmlElements {
  if (checksum.type !== 'COMPOSITE') return { PartsCount: parts.length };
  return {
    PartsCount: parts.length,
    PartNumberMarker: 0,
    NextPartNumberMarker: parts.length,
    MaxParts: parts.length,
    IsTruncated: false,
    Part: parts.map((part) => ({
      PartNumber: part.number,
      Size: part.bytes.length,
      ...(part.checksum === null ? {} : { [`Checksum${checksum.name}`]: part.checksum }),
    })),
  };
}
