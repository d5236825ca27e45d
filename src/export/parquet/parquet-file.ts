import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FileBody } from '../rows/row-sink.ts';
import { plainBytes, type ParquetColumn, type ParquetValue } from './parquet-columns.ts';

/** What makes Parquet of columns: the library, and what compresses its pages. */
export interface ParquetMaker {
  readonly ParquetWriter: typeof ParquetWriter;
  readonly ByteWriter: typeof ByteWriter;
  readonly codec: 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'ZSTD';
  readonly compressors: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;
}

export const parquetCodecs = { none: 'UNCOMPRESSED', snappy: 'SNAPPY', gzip: 'GZIP', zstd: 'ZSTD' } as const;

/** Rows of one row group, at most; and their bytes before compression. */
const GROUP_ROWS = 65_536;
const GROUP_BYTES = 32 * 2 ** 20;

/** Of the footer, for a row group's column and for the rest: names come on top. */
const FOOTER_BYTES_A_COLUMN = 400;
const FOOTER_BYTES = 1024;

/** One Parquet file that is being written. Rows are held until they fill a row group. */
export class ParquetFile {
  readonly number: number;
  rows = 0;
  readonly #body: FileBody;
  readonly #columns: readonly ParquetColumn[];
  readonly #out: ByteWriter;
  readonly #writer: ParquetWriter;
  #values: ParquetValue[][];
  #groupRows = 0;
  #groupBytes = 0;
  #groups = 0;
  readonly #nameBytes: number;

  constructor(number: number, body: FileBody, columns: readonly ParquetColumn[], maker: ParquetMaker) {
    this.number = number;
    this.#body = body;
    this.#columns = columns;
    this.#values = columns.map(() => []);
    this.#nameBytes = columns.reduce((sum, { schema }) => sum + schema.name.length * 3, 0);
    this.#out = new maker.ByteWriter();
    this.#writer = new maker.ParquetWriter({
      writer: this.#out,
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ schema }) => schema)],
      codec: maker.codec,
      compressors: maker.compressors,
      createdBy: 'prospect-activation',
    });
  }

  get bytes(): number {
    return this.#body.bytes;
  }

  /** The most bytes that the finished file would have with one more row of these values. */
  boundWith(values: readonly ParquetValue[]): number {
    const footer =
      FOOTER_BYTES + (this.#groups + 1) * (this.#columns.length * FOOTER_BYTES_A_COLUMN + this.#nameBytes * 2);
    return this.#body.boundWith((this.#groupBytes + bytesOf(values)) * 2 + footer);
  }

  /** Bytes, before compression, that wait for their row group to fill. */
  get waitingBytes(): number {
    return this.#groupBytes;
  }

  async add(values: readonly ParquetValue[]): Promise<void> {
    values.forEach((value, index) => this.#values[index]?.push(value));
    this.rows++;
    this.#groupRows++;
    this.#groupBytes += bytesOf(values);
    if (this.#groupRows === GROUP_ROWS || this.#groupBytes >= GROUP_BYTES) await this.endGroup();
  }

  async endGroup(): Promise<void> {
    if (this.#groupRows === 0) return;
    const columnData = this.#columns.map(({ schema }, index) => ({
      name: schema.name,
      data: this.#values[index] ?? [],
    }));
    await this.#writer.write({ columnData, rowGroupSize: this.#groupRows });
    this.#values = this.#columns.map(() => []);
    this.#groupRows = 0;
    this.#groupBytes = 0;
    this.#groups++;
    await this.#giveOut();
  }

  async close(): Promise<void> {
    await this.endGroup();
    await this.#writer.finish();
    await this.#giveOut();
    await this.#body.close();
  }

  async #giveOut(): Promise<void> {
    await this.#body.write(this.#out.getBytes());
    this.#out.index = 0;
  }
}

function bytesOf(values: readonly ParquetValue[]): number {
  return values.reduce<number>((sum, value) => sum + plainBytes(value), 0);
}
