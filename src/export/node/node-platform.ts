import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ExportPlatform } from '../export-platform.ts';

/** Node's own hashes and checksums. */
export const nodePlatform: ExportPlatform = {
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  crc32: (bytes, previous = 0) => crc32(bytes, previous),
  compressors: {},
};
