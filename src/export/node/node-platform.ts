import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { crc32 } from 'node:zlib';
import { BlockStage } from '../compress/block-stage.ts';
import type { ExportPlatform } from '../export-platform.ts';
import { gzipFormat, zipFormat, zlibFormat } from './deflate-formats.ts';
import { ZSTD_LEVEL, zstdFormat } from './zstd-format.ts';

/** Blocks that are compressed at once: two already fill two processors, and zlib's pool has four threads. */
const AT_ONCE = Math.min(4, Math.max(2, availableParallelism()));

/** Node's own hashes, checksums and zlib. What stands on optional packages comes with `createNodePlatform`. */
export const nodePlatform: ExportPlatform = {
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  crc32: (bytes, previous = 0) => crc32(bytes, previous),
  compressors: {
    gzip: (sink) => new BlockStage(gzipFormat(), sink, AT_ONCE),
    deflate: (sink) => new BlockStage(zlibFormat(), sink, AT_ONCE),
    zip: (sink, fileName) => new BlockStage(zipFormat(fileName), sink, AT_ONCE),
  },
};

/** The same with zstd, where @toondepauw/node-zstd is installed; without it where it is not. */
export async function createNodePlatform(): Promise<ExportPlatform> {
  const zstd = await import('@toondepauw/node-zstd').catch(() => undefined);
  if (zstd === undefined) return nodePlatform;
  const encoder = new zstd.Encoder(ZSTD_LEVEL);
  const empty = encoder.encodeSync(Buffer.alloc(0));
  return {
    ...nodePlatform,
    compressors: {
      ...nodePlatform.compressors,
      zstd: (sink) => new BlockStage(zstdFormat(encoder, empty), sink, AT_ONCE),
    },
  };
}
