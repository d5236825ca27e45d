import { createHash } from 'node:crypto';
import { digestOf, type DigestName } from '../../mocks/s3/digest/digests.ts';
import { nodeDigests } from '../../mocks/s3/digest/node-digests.ts';

const MIB = 1024 * 1024;

/** The smallest part that may be followed by another. */
export const part5MiB = Buffer.alloc(5 * MIB, 'the first part, ');
export const lastPart = Buffer.from('and the last');

export function base64Digest(name: DigestName, ...pieces: readonly (Uint8Array | string)[]): string {
  return Buffer.from(
    digestOf(
      nodeDigests,
      name,
      pieces.map((piece) => Buffer.from(piece)),
    ),
  ).toString('base64');
}

export function md5Hex(...pieces: readonly (Uint8Array | string)[]): string {
  const hash = createHash('MD5');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

export function sha256Hex(text: string | Uint8Array): string {
  return createHash('SHA256').update(text).digest('hex');
}
