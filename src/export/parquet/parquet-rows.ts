import type { ColumnBatch, FileBatch } from '../batch.ts';
import type { EncodedColumn } from '../encode/row-encoder.ts';
import { ExportError } from '../export-error.ts';
import type { FileLimits, OpenFile, RowSink, Selection, WrittenFile } from '../rows/row-sink.ts';
import { FinishedFile } from './finished-file.ts';
import type { ParquetColumn } from './parquet-columns.ts';
import { ParquetFile } from './parquet-file.ts';
import type { ParquetMaker, ParquetValue } from './parquet-maker.ts';

/** A row group that is ended early compresses worse: it is worth its price while it is more than this share of the file. */
const WORTH_ENDING = 1 / 8;

/**
 * Makes Parquet files of rows and splits them; takes finished ones from a source that makes them. Memory: one row group, of at most
 * 65,536 rows and 32 MiB.
 */
export class ParquetRows implements RowSink {
  readonly written: WrittenFile[] = [];
  readonly #columns: readonly (ParquetColumn & { readonly index: number })[];
  readonly #limits: FileLimits;
  readonly #openFile: OpenFile;
  readonly #maker: ParquetMaker;
  #open: ParquetFile | undefined;
  #finished: FinishedFile | undefined;
  #closedBytes = 0;
  #closedRows = 0;

  constructor(parts: {
    readonly columns: readonly (ParquetColumn & Pick<EncodedColumn, 'index'>)[];
    readonly limits: FileLimits;
    readonly openFile: OpenFile;
    readonly maker: ParquetMaker;
  }) {
    this.#columns = parts.columns;
    this.#limits = parts.limits;
    this.#openFile = parts.openFile;
    this.#maker = parts.maker;
  }

  get rows(): number {
    return this.#closedRows + (this.#open?.rows ?? this.#finished?.rows ?? 0);
  }

  get bytes(): number {
    return this.#closedBytes + (this.#open?.bytes ?? this.#finished?.bytes ?? 0);
  }

  get file(): number {
    return this.#open?.number ?? this.#finished?.number ?? Math.max(1, this.written.length);
  }

  async write(batch: ColumnBatch, selection: Selection): Promise<void> {
    const count = selection === 'all' ? batch.rows : selection.length;
    for (let index = 0; index < count; index++) {
      const row = selection === 'all' ? index : (selection[index] ?? 0);
      await this.#add(this.#columns.map((column) => cellOf(column, batch, row)));
    }
  }

  writeEncoded(): Promise<void> {
    throw new ExportError('source', 'The source yields finished lines, and Parquet files have none.', {
      nextStep: 'Let the source yield columns for Parquet.',
    });
  }

  async writeFile(batch: FileBatch): Promise<void> {
    const number = this.written.length + 1;
    const file = (this.#finished ??= new FinishedFile(number, await this.#openFile(number), this.#limits.maxBytes));
    await file.take(batch);
    if (!batch.endsFile) return;
    await file.close();
    this.#note(file);
    this.#finished = undefined;
  }

  async end({ atLeastOne }: { readonly atLeastOne: boolean }): Promise<void> {
    if (this.#finished !== undefined) throw cutOff();
    if (this.#open === undefined && this.written.length === 0 && atLeastOne) await this.#openNext();
    if (this.#open !== undefined) await this.#close(this.#open);
  }

  async #add(values: readonly ParquetValue[]): Promise<void> {
    let file = this.#open ?? (await this.#openNext());
    if (file.rows > 0 && !(await this.#fits(file, values))) {
      await this.#close(file);
      file = await this.#openNext();
    }
    await file.add(values);
    if (file.rows === this.#limits.maxRows) await this.#close(file);
  }

  async #fits(file: ParquetFile, values: readonly ParquetValue[]): Promise<boolean> {
    const { maxBytes } = this.#limits;
    if (file.boundWith(values) <= maxBytes) return true;
    if (file.waitingBytes < maxBytes * WORTH_ENDING) return false;
    await file.endGroup();
    return file.boundWith(values) <= maxBytes;
  }

  async #openNext(): Promise<ParquetFile> {
    const number = this.written.length + 1;
    this.#open = new ParquetFile(number, await this.#openFile(number), this.#columns, this.#maker);
    return this.#open;
  }

  async #close(file: ParquetFile): Promise<void> {
    await file.close();
    this.#note(file);
    this.#open = undefined;
  }

  #note({ number, rows, bytes }: WrittenFile & { readonly bytes: number }): void {
    this.#closedBytes += bytes;
    this.#closedRows += rows;
    this.written.push({ number, rows });
  }
}

function cutOff(): ExportError {
  return new ExportError('source', 'The source has left its last file unfinished.', {
    nextStep: 'Mend the source: its last batch must end a file.',
  });
}

function cellOf(column: ParquetColumn & { readonly index: number }, batch: ColumnBatch, row: number): ParquetValue {
  const values = batch.columns[column.index];
  if (values !== undefined) return column.read(values, row);
  throw new ExportError('source', `The source yielded no column for "${column.schema.name}".`, {
    nextStep: 'Check that the source still has this field, or take it out of the mapping.',
  });
}
