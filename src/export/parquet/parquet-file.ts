import type { FileBody } from '../rows/row-sink.ts';
import { plainBytes, type ParquetColumn } from './parquet-columns.ts';
import type { ParquetMaker, ParquetOutput, ParquetValue } from './parquet-maker.ts';

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
  readonly #output: ParquetOutput;
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
    this.#output = maker.open(columns.map(({ schema }) => schema));
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
    await this.#output.writeGroup(columnData, this.#groupRows);
    this.#values = this.#columns.map(() => []);
    this.#groupRows = 0;
    this.#groupBytes = 0;
    this.#groups++;
    await this.#giveOut();
  }

  async close(): Promise<void> {
    await this.endGroup();
    await this.#output.finish();
    await this.#giveOut();
    await this.#body.close();
  }

  async #giveOut(): Promise<void> {
    await this.#body.write(this.#output.take());
  }
}

function bytesOf(values: readonly ParquetValue[]): number {
  return values.reduce<number>((sum, value) => sum + plainBytes(value), 0);
}
