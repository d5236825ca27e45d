import { crc32 } from 'node:zlib';
import type { BlockFormat } from '../compress/block-stage.ts';
import { zipEntry } from '../compress/zip-entry.ts';
import { deflateBlocks } from './deflate-blocks.ts';

/** An empty last block: what ends a stream of blocks none of which is the last. What parts gzip, zlib and zip is only the frame around it. */
const LAST_BLOCK = [0x03, 0x00];

/** https://www.rfc-editor.org/rfc/rfc1952: no name, no time, so that the same rows give the same bytes. */
export function gzipFormat(): BlockFormat {
  let checksum = 0;
  return {
    ...deflateBlocks(),
    header: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff),
    take: (block) => void (checksum = crc32(block, checksum)),
    trailer: ({ bytes }) => {
      const trailer = new DataView(new ArrayBuffer(10));
      LAST_BLOCK.forEach((byte, index) => trailer.setUint8(index, byte));
      trailer.setUint32(2, checksum, true);
      trailer.setUint32(6, bytes % 2 ** 32, true);
      return new Uint8Array(trailer.buffer);
    },
    trailerBound: 10,
  };
}

/** https://www.rfc-editor.org/rfc/rfc1950 */
export function zlibFormat(): BlockFormat {
  let checksum = 1;
  return {
    ...deflateBlocks(),
    header: Uint8Array.of(0x78, 0x9c),
    take: (block) => void (checksum = adler32(block, checksum)),
    trailer: () => {
      const trailer = new DataView(new ArrayBuffer(6));
      LAST_BLOCK.forEach((byte, index) => trailer.setUint8(index, byte));
      trailer.setUint32(2, checksum);
      return new Uint8Array(trailer.buffer);
    },
    trailerBound: 6,
  };
}

/** An archive with one entry of this name. */
export function zipFormat(name: string): BlockFormat {
  const entry = zipEntry(name);
  let checksum = 0;
  return {
    ...deflateBlocks(),
    header: entry.header,
    take: (block) => void (checksum = crc32(block, checksum)),
    trailer: ({ bytes, compressedBytes }) => {
      const end = { crc32: checksum, bytes, compressedBytes: compressedBytes + LAST_BLOCK.length };
      return Uint8Array.from([...LAST_BLOCK, ...entry.trailer(end)]);
    },
    trailerBound: LAST_BLOCK.length + entry.trailer({ crc32: 0, bytes: 2 ** 40, compressedBytes: 2 ** 40 }).length,
  };
}

/** The largest number of sums before they must be reduced, so that they stay within 32 bits; zlib's own. */
const ADLER_RUN = 5552;
const ADLER_MODULUS = 65_521;

function adler32(bytes: Uint8Array, previous: number): number {
  let low = previous & 0xffff;
  let high = previous >>> 16;
  for (let start = 0; start < bytes.length; start += ADLER_RUN) {
    const end = Math.min(start + ADLER_RUN, bytes.length);
    for (let index = start; index < end; index++) {
      low += bytes[index] ?? 0;
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
  }
  return ((high << 16) | low) >>> 0;
}
