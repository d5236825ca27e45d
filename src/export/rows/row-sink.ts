import type { ColumnBatch, EncodedBatch, FileBatch } from '../batch.ts';

/** Which rows of a batch are meant: their numbers in order, or all. */
export type Selection = Uint32Array | 'all';

/** A file that has got all its rows. */
export interface WrittenFile {
  readonly number: number;
  readonly rows: number;
}

/** Takes the rows of a run and makes files of them. */
export interface RowSink {
  /** @throws ExportError `unwritable-value` */
  write(batch: ColumnBatch, selection: Selection): Promise<void>;
  /** Takes rows that are finished lines. */
  writeEncoded(batch: EncodedBatch): Promise<void>;
  /** Takes bytes of files that are finished. */
  writeFile(batch: FileBatch): Promise<void>;
  /** No more rows come: closes the last file; opens one without rows where there is none and `atLeastOne` is asked for. */
  end(options: { readonly atLeastOne: boolean }): Promise<void>;
  /** Files that are closed, in order, with their rows. */
  readonly written: readonly WrittenFile[];
  /** Rows in all files, the open one among them. */
  readonly rows: number;
  /** Finished bytes in all files. */
  readonly bytes: number;
  /** Number of the file that is being written, from 1. */
  readonly file: number;
}

/** Where the bytes of one file go. */
export interface FileBody {
  /** Finished bytes so far. */
  readonly bytes: number;
  /** The most bytes that the finished file would have if it took so many more and ended. */
  boundWith(more: number): number;
  /** @param bytes are taken over before the call resolves */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Begins a file; its number is known, its rows are not. */
export type OpenFile = (number: number) => Promise<FileBody>;

/** Where a file ends at the latest. */
export interface FileLimits {
  readonly maxRows: number;
  /** Of the finished file. */
  readonly maxBytes: number;
}
