import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { crc32, gzipSync } from 'node:zlib';
import type { Encoder } from '@toondepauw/node-zstd';
import type { ParquetCompression } from '../../domain/file-format.ts';
import { BlockStage } from '../compress/block-stage.ts';
import { openPgpEncryptor } from '../encrypt/open-pgp-stage.ts';
import type { ByteSink, ExportPlatform } from '../export-platform.ts';
import { hyparquetMaker, type PageCompressors } from '../parquet/hyparquet-maker.ts';
import { gzipFormat, zipFormat, zlibFormat } from './deflate-formats.ts';
import { ZSTD_LEVEL, zstdFormat } from './zstd-format.ts';

/**
 * Blocks that are compressed at once: one more than processors, since one that is done may wait for the one before it. zlib's pool
 * has four threads.
 */
const AT_ONCE = Math.min(4, availableParallelism() + 1);

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

/**
 * The same with what stands on optional packages, so far as they are installed: zstd on @toondepauw/node-zstd, Parquet on
 * hyparquet-writer, encryption on openpgp.
 */
export async function createNodePlatform(): Promise<ExportPlatform> {
  const zstd = await import('@toondepauw/node-zstd').catch(() => undefined);
  const encoder = zstd === undefined ? undefined : new zstd.Encoder(ZSTD_LEVEL);
  return {
    ...nodePlatform,
    compressors: {
      ...nodePlatform.compressors,
      ...(encoder === undefined ? {} : { zstd: zstdMaker(encoder) }),
    },
    ...(isInstalled('hyparquet-writer') ? { parquet: parquetMakers(encoder) } : {}),
    ...(isInstalled('openpgp')
      ? { openPgp: async (armoredKeys) => openPgpEncryptor(await import('openpgp'), armoredKeys) }
      : {}),
  };
}

function zstdMaker(encoder: Encoder): (sink: ByteSink) => BlockStage {
  const empty = encoder.encodeSync(Buffer.alloc(0));
  return (sink) => new BlockStage(zstdFormat(encoder, empty), sink, AT_ONCE);
}

function parquetMakers(encoder: Encoder | undefined): NonNullable<ExportPlatform['parquet']> {
  const makerOf = (compression: ParquetCompression, compressors?: PageCompressors) => async () =>
    hyparquetMaker(await import('hyparquet-writer'), compression, compressors);
  return {
    none: makerOf('none'),
    snappy: makerOf('snappy'),
    gzip: makerOf('gzip', { GZIP: gzipSync }),
    ...(encoder === undefined
      ? {}
      : { zstd: makerOf('zstd', { ZSTD: (bytes) => encoder.encodeSync(Buffer.from(bytes)) }) }),
  };
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
