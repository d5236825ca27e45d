import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ParquetCompression } from '../../domain/file-format.ts';
import type { ParquetMaker } from './parquet-maker.ts';

/** What is needed of hyparquet-writer, which is loaded when the first Parquet file is asked for. */
export interface HyparquetWriter {
  readonly ByteWriter: typeof ByteWriter;
  readonly ParquetWriter: typeof ParquetWriter;
}

/** By Parquet's own names; of snappy the library has its own. */
export type PageCompressors = Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;

const codecs = { none: 'UNCOMPRESSED', snappy: 'SNAPPY', gzip: 'GZIP', zstd: 'ZSTD' } as const;

export function hyparquetMaker(
  library: HyparquetWriter,
  compression: ParquetCompression,
  compressors: PageCompressors = {},
): ParquetMaker {
  return {
    open: (columns) => {
      const out = new library.ByteWriter();
      const writer = new library.ParquetWriter({
        writer: out,
        schema: [{ name: 'root', num_children: columns.length }, ...columns],
        codec: codecs[compression],
        compressors,
        createdBy: 'prospect-activation',
      });
      return {
        writeGroup: async (groupColumns, rows) => writer.write({ columnData: [...groupColumns], rowGroupSize: rows }),
        finish: async () => writer.finish(),
        take: () => {
          const bytes = out.getBytes();
          out.index = 0;
          return bytes;
        },
      };
    },
  };
}
