/** What S3 can compute over a body: MD5 for ETags and Content-MD5, the others for `x-amz-checksum-*`. */
export const digestNames = ['MD5', 'SHA1', 'SHA256', 'CRC32', 'CRC32C', 'CRC64NVME'] as const;
export type DigestName = (typeof digestNames)[number];

/** A running digest. `digest` ends it, and gives the value big-endian, as S3 encodes it in Base64. */
export interface Hash {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

/** Who computes digests. The pure maker runs everywhere; Node has a faster one. */
export interface Digests {
  create(name: DigestName): Hash;
  hmacSha256(key: Uint8Array, text: string): Uint8Array;
}

export function digestOf(digests: Digests, name: DigestName, pieces: Iterable<Uint8Array>): Uint8Array {
  const hash = digests.create(name);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
