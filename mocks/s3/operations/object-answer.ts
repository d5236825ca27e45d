import { checksumHeader } from '../body/declared-checksum.ts';
import { noBytes } from '../state/bytes.ts';
import { encryptionHeaders } from '../state/encryption-headers.ts';
import type { Checksum, Encryption, StoredObject } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';

export function emptyResponse(status: number, headers: Iterable<readonly [string, string]> = []): S3Response {
  return { status, headers: new Map(headers), content: noBytes };
}

export function checksumHeaders(checksum: Checksum): [string, string][] {
  return [
    [checksumHeader(checksum.name), checksum.value],
    ['x-amz-checksum-type', checksum.type],
  ];
}

/** `ChecksumCRC32` and `ChecksumType`, as elements of an answer's XML. */
export function checksumElements(checksum: Checksum): Record<string, string> {
  return { [`Checksum${checksum.name}`]: checksum.value, ChecksumType: checksum.type };
}

/** What a write answers. */
export function writtenHeaders(etag: string, checksum: Checksum | null, encryption: Encryption): [string, string][] {
  return [['etag', `"${etag}"`], ...(checksum ? checksumHeaders(checksum) : []), ...encryptionHeaders(encryption)];
}

/** What a read answers beside the bytes. */
export function objectHeaders(object: StoredObject): [string, string][] {
  const { settings } = object;
  const headers: [string, string][] = [
    ...settings.headers,
    ['etag', `"${object.etag}"`],
    ['last-modified', new Date(object.modifiedAt).toUTCString()],
    ['accept-ranges', 'bytes'],
    ...encryptionHeaders(settings.encryption),
  ];
  if (settings.storageClass !== 'STANDARD') headers.push(['x-amz-storage-class', settings.storageClass]);
  if (settings.tags.size > 0) headers.push(['x-amz-tagging-count', String(settings.tags.size)]);
  return headers;
}

/** S3 keeps times in whole seconds. */
export function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
