import type { ColumnBatch } from '../batch.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes one row of the batch at hand. */
export type RowWriter = (out: ByteWriter, row: number) => void;

/** Makes rows of a text format; each file is header, rows, footer. */
export interface RowEncoder {
  readonly contentType: string;
  readonly header: Uint8Array;
  readonly footer: Uint8Array;
  /** Bytes at the beginning of each row that the first row of a file goes without: they part it from the row before. */
  readonly separatorBytes: number;
  /** @returns a writer that is good until the next batch is bound */
  bind(batch: ColumnBatch): RowWriter;
}

/** The columns of the file: its name there, its path in the source, and which column of a batch it is. */
export interface EncodedColumn {
  readonly target: string;
  readonly source: string;
  readonly index: number;
}
