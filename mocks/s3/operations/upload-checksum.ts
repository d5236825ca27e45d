import { combineCrcs } from '../digest/crc-combine.ts';
import type { CrcName } from '../digest/crc.ts';
import { digestOf, type Digests } from '../digest/digests.ts';
import { fromBase64, toBase64 } from '../digest/encoding.ts';
import type { Checksum, StoredPart, Upload } from '../state/model.ts';
import { DEFAULT_CHECKSUM } from './object-put.ts';

/** The checksum of a completed upload: of the checksums of its parts, or of the whole object as if it had come in one piece. */
export function uploadChecksum(digests: Digests, upload: Upload, parts: readonly StoredPart[]): Checksum {
  const { name, type } = upload.checksum ?? { name: DEFAULT_CHECKSUM, type: 'FULL_OBJECT' };
  if (type === 'COMPOSITE') {
    const value = toBase64(digestOf(digests, name, parts.map(checksumOf)));
    return { name, type, value: `${value}-${parts.length}` };
  }
  return { name, type, value: toBase64(ofWholeObject(name as CrcName, parts)) };
}

function ofWholeObject(name: CrcName, parts: readonly StoredPart[]): Uint8Array {
  const [first, ...rest] = parts;
  if (!first) return new Uint8Array();
  return rest.reduce((crc, part) => combineCrcs(name, crc, checksumOf(part), part.bytes.length), checksumOf(first));
}

function checksumOf(part: StoredPart): Uint8Array {
  return fromBase64(part.checksum ?? '') ?? new Uint8Array();
}
