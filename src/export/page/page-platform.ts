import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { zipEntry } from '../compress/zip-entry.ts';
import { openPgpEncryptor } from '../encrypt/open-pgp-stage.ts';
import type { ExportPlatform } from '../export-platform.ts';
import { hyparquetMaker } from '../parquet/hyparquet-maker.ts';
import type { ParquetMaker } from '../parquet/parquet-maker.ts';
import { crc32 } from './crc32.ts';
import { noFrame, StreamStage, type StreamFrame } from './stream-stage.ts';

/**
 * A page or a worker, under a policy that allows neither eval nor WebAssembly. It makes no zstd, and compresses the pages of
 * Parquet with snappy or not at all: what it lacks is absent here, so that it can be said before it is asked for.
 */
export const pagePlatform: ExportPlatform = {
  sha256: () => {
    const hash = sha256.create();
    return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  },
  crc32,
  compressors: {
    gzip: (sink) => new StreamStage('gzip', noFrame, sink),
    deflate: (sink) => new StreamStage('deflate', noFrame, sink),
    zip: (sink, fileName) => new StreamStage('deflate-raw', zipFrame(fileName), sink),
  },
  parquet: { none: () => parquetMaker('none'), snappy: () => parquetMaker('snappy') },
  openPgp: async (armoredKeys) => openPgpEncryptor(await import('openpgp'), armoredKeys),
};

async function parquetMaker(compression: 'none' | 'snappy'): Promise<ParquetMaker> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  return hyparquetMaker({ ByteWriter, ParquetWriter }, compression);
}

function zipFrame(name: string): StreamFrame {
  const entry = zipEntry(name);
  let checksum = 0;
  return {
    header: entry.header,
    trailerBound: entry.trailer({ crc32: 0, bytes: 2 ** 40, compressedBytes: 2 ** 40 }).length,
    take: (bytes) => void (checksum = crc32(bytes, checksum)),
    trailer: (sizes) => entry.trailer({ crc32: checksum, ...sizes }),
  };
}
