/** A CRC32 as S3 writes it: its four bytes, highest first, in base64. */
export function checksumText(crc32: number): string {
  return btoa(String.fromCharCode(...crc32Bytes(crc32)));
}

/** The four bytes of a CRC32, highest first. */
export function crc32Bytes(crc32: number): readonly number[] {
  return [crc32 >>> 24, (crc32 >>> 16) & 0xff, (crc32 >>> 8) & 0xff, crc32 & 0xff];
}
