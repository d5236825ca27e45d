import type { ColumnBatch, EncodedBatch } from '../batch.ts';
import { ByteWriter } from '../encode/byte-writer.ts';
import type { RowEncoder } from '../encode/row-encoder.ts';
import { ExportError } from '../export-error.ts';
import type { FileLimits, OpenFile, RowSink, Selection, WrittenFile } from './row-sink.ts';
import { TextFile, type StageFactory } from './text-file.ts';

/** Rows are encoded into blocks of about this size, each written at once. */
const BLOCK_BYTES = 1 << 18;

/** Finished rows, one behind the other. */
interface Block {
  readonly bytes: Uint8Array;
  readonly rowEnds: Uint32Array;
  readonly rows: number;
}

/** Encodes rows into text files and splits them; each file is complete by itself, header and footer included. */
export class TextRows implements RowSink {
  readonly written: WrittenFile[] = [];
  readonly #encoder: RowEncoder;
  readonly #limits: FileLimits;
  readonly #openFile: OpenFile;
  readonly #compressor: StageFactory | undefined;
  readonly #out = new ByteWriter(BLOCK_BYTES * 2);
  #rowEnds = new Uint32Array(4096);
  #open: TextFile | undefined;
  #closedBytes = 0;
  #closedRows = 0;

  constructor(parts: {
    readonly encoder: RowEncoder;
    readonly limits: FileLimits;
    readonly openFile: OpenFile;
    readonly compressor: StageFactory | undefined;
  }) {
    this.#encoder = parts.encoder;
    this.#limits = parts.limits;
    this.#openFile = parts.openFile;
    this.#compressor = parts.compressor;
  }

  get rows(): number {
    return this.#closedRows + (this.#open?.rows ?? 0);
  }

  get bytes(): number {
    return this.#closedBytes + (this.#open?.bytes ?? 0);
  }

  get file(): number {
    return this.#open?.number ?? Math.max(1, this.written.length);
  }

  async write(batch: ColumnBatch, selection: Selection): Promise<void> {
    const writeRow = this.#encoder.bind(batch);
    const count = selection === 'all' ? batch.rows : selection.length;
    const out = this.#out;
    let rows = 0;
    for (let index = 0; index < count; index++) {
      writeRow(out, selection === 'all' ? index : (selection[index] ?? 0));
      if (rows === this.#rowEnds.length) this.#growRowEnds();
      this.#rowEnds[rows++] = out.position;
      if (out.position >= BLOCK_BYTES || index === count - 1) {
        await this.#writeBlock({ bytes: out.bytes, rowEnds: this.#rowEnds, rows });
        out.position = 0;
        rows = 0;
      }
    }
  }

  writeEncoded({ bytes, rowEnds }: EncodedBatch): Promise<void> {
    return this.#writeBlock({ bytes, rowEnds, rows: rowEnds.length });
  }

  writeFile(): Promise<void> {
    throw new ExportError('source', 'The source yields finished files, and text files are made of rows.', {
      nextStep: 'Let the source yield columns, or finished lines.',
    });
  }

  async end({ atLeastOne }: { readonly atLeastOne: boolean }): Promise<void> {
    if (this.#open === undefined && this.written.length === 0 && atLeastOne) await this.#openNext();
    if (this.#open !== undefined) await this.#close(this.#open);
  }

  async #writeBlock(block: Block): Promise<void> {
    for (let row = 0; row < block.rows;) {
      const file = this.#open ?? (await this.#openNext());
      const end = await this.#endOfFitting(file, block, row);
      if (end === row) {
        await this.#close(file);
        continue;
      }
      const start = startOf(block, row) + (file.rows === 0 ? this.#encoder.separatorBytes : 0);
      await file.write(block.bytes.subarray(start, block.rowEnds[end - 1]));
      file.rows += end - row;
      row = end;
      if (file.rows === this.#limits.maxRows) await this.#close(file);
    }
  }

  /** The row before which the file must end; one row fits always into a file of its own. */
  async #endOfFitting(file: TextFile, block: Block, row: number): Promise<number> {
    const last = Math.min(block.rows, row + this.#limits.maxRows - file.rows);
    let end = this.#lastWithin(file, block, row, last);
    if (end === row && (await file.tighten(this.#limits.maxBytes))) end = this.#lastWithin(file, block, row, last);
    return end === row && file.rows === 0 ? row + 1 : end;
  }

  #lastWithin(file: TextFile, block: Block, row: number, last: number): number {
    const start = startOf(block, row);
    const fits = (end: number) =>
      file.boundWith((block.rowEnds[end - 1] ?? 0) - start + this.#encoder.footer.length) <= this.#limits.maxBytes;
    if (fits(last)) return last;
    let within = row;
    let beyond = last;
    while (beyond - within > 1) {
      const middle = (within + beyond) >> 1;
      if (fits(middle)) within = middle;
      else beyond = middle;
    }
    return within;
  }

  async #openNext(): Promise<TextFile> {
    const number = this.written.length + 1;
    const file = new TextFile(number, await this.#openFile(number), this.#compressor);
    this.#open = file;
    await file.write(this.#encoder.header);
    return file;
  }

  async #close(file: TextFile): Promise<void> {
    await file.write(this.#encoder.footer);
    await file.close();
    this.#closedBytes += file.bytes;
    this.#closedRows += file.rows;
    this.written.push({ number: file.number, rows: file.rows });
    this.#open = undefined;
  }

  #growRowEnds(): void {
    const grown = new Uint32Array(this.#rowEnds.length * 2);
    grown.set(this.#rowEnds);
    this.#rowEnds = grown;
  }
}

function startOf(block: Block, row: number): number {
  return row === 0 ? 0 : (block.rowEnds[row - 1] ?? 0);
}
