/** A CRC32 as S3 writes it: its four bytes, highest first, in base64. */
export function checksumText(crc32: number): string {
  return btoa(String.fromCharCode(...crc32Bytes(crc32)));
}

/** The four bytes of a CRC32, highest first. */
export function crc32Bytes(crc32: number): readonly number[] {
  return [crc32 >>> 24, (crc32 >>> 16) & 0xff, (crc32 >>> 8) & 0xff, crc32 & 0xff];
}

/** The polynomial of zlib's CRC32, reflected. */
const POLYNOMIAL = 0xedb88320;

/**
 * The CRC32 of bytes and of `count` more behind them, from the two apart: what the first adds is shifted by so many zero bytes, by
 * squaring the matrix over GF(2) that shifts by one bit. zlib's own `crc32_combine` does the same.
 */
export function joinedCrc32(first: number, second: number, count: number): number {
  let shifted = first;
  // By one bit, then by 2, 4, 8: a byte.
  let matrix = squared(squared(squared(oneBit())));
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) shifted = product(matrix, shifted);
    matrix = squared(matrix);
  }
  return (shifted ^ second) >>> 0;
}

function oneBit(): Int32Array {
  return Int32Array.from({ length: 32 }, (_, bit) => (bit === 0 ? POLYNOMIAL : 1 << (bit - 1)));
}

function product(matrix: Int32Array, vector: number): number {
  let sum = 0;
  for (let bit = 0; bit < 32; bit++) if ((vector >>> bit) & 1) sum ^= matrix[bit] ?? 0;
  return sum;
}

function squared(matrix: Int32Array): Int32Array {
  return matrix.map((column) => product(matrix, column));
}
