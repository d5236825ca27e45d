import type { FileCompression, ParquetCompression } from '../domain/file-format.ts';
import type { ParquetMaker } from './parquet/parquet-maker.ts';

/** Hashes bytes as they come. */
export interface StreamingHash {
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal; nothing can be added any more. */
  hex(): string;
}

/** Takes bytes, gives finished bytes to the sink that it was made with. */
export interface ByteStage {
  /** @param bytes are taken over before the call returns, and may change once it has resolved */
  write(bytes: Uint8Array): Promise<void>;
  /** Gives out what can be given out without ending: afterwards `pendingBound` is small. */
  flush(): Promise<void>;
  end(): Promise<void>;
  /** The most bytes that would still come when it took so many more bytes and ended. */
  pendingBound(more: number): number;
}

export type ByteSink = (bytes: Uint8Array) => Promise<void>;

/** What the engine needs of the platform it runs on: a page, a worker, or Node. */
export interface ExportPlatform {
  sha256(): StreamingHash;
  /** CRC32 as zlib's, an unsigned number; `previous` goes on from an earlier one. */
  crc32(bytes: Uint8Array, previous?: number): number;
  /** `undefined` where the platform cannot make it. */
  readonly compressors: {
    readonly [kind in Exclude<FileCompression, 'none'>]?: (sink: ByteSink, fileName: string) => ByteStage;
  };
  /** By the compression of their pages; absent where no Parquet can be written. */
  readonly parquet?: { readonly [compression in ParquetCompression]?: () => Promise<ParquetMaker> };
  /**
   * Absent where nothing can be encrypted. @throws ExportError `unsupported` for a key that cannot encrypt
   */
  readonly openPgp?: (armoredKeys: readonly string[]) => Promise<(sink: ByteSink) => ByteStage>;
}
