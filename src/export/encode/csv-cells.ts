import { isPresent, type Column, type ValueColumn } from '../batch.ts';
import type { CsvDialect } from '../../domain/file-format.ts';
import { COPY_SLACK, type ByteWriter } from './byte-writer.ts';
import { blankWriter } from './csv-blank.ts';
import { csvTextWriter, type CsvTextWriter } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { writeDate, writeTimestamp } from './moments.ts';
import { writeBigInt, writeNumber } from './numbers.ts';
import { plainValue } from './plain-value.ts';
import type { RowWriter } from './row-encoder.ts';

/** Columns that know their type, of whose cells each is written alike. */
export type TypedColumn = Exclude<Column, ValueColumn>;

/** Writes the cells of one column of a file. */
export class CsvCells {
  readonly #name: string;
  readonly #text: CsvTextWriter;
  readonly #absent: (out: ByteWriter) => void;
  readonly #moment: (out: ByteWriter, moment: Date) => void;

  /**
   * @param name of the column in the file, for errors
   * @param unwritable makes the error for a text that needs quotes where there are none
   */
  constructor(dialect: CsvDialect, name: string, unwritable: () => Error) {
    this.#name = name;
    const text = csvTextWriter(dialect, unwritable);
    this.#text = text;
    this.#absent = blankWriter(dialect.nullValue);
    this.#moment = text.plain((out: ByteWriter, moment: Date) => out.writeAscii(moment.toISOString()));
  }

  /** Writes any JavaScript value. */
  write(out: ByteWriter, value: unknown): void {
    if (typeof value === 'string') this.#text.text(out, value);
    else if (typeof value === 'number') writeNumber(out, value);
    else if (typeof value === 'boolean') writeBoolean(out, value);
    else if (typeof value === 'bigint') writeBigInt(out, value);
    else if (typeof value !== 'object' || value === null) this.#absent(out);
    else this.#writeObject(out, value);
  }

  bind(column: TypedColumn): RowWriter {
    const absent = this.#absent;
    const text = this.#text;
    switch (column.kind) {
      case 'text': {
        const { bytes, offsets, validity } = column;
        return (out, row) => {
          if (isPresent(validity, row)) text.bytes(out, bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0);
          else absent(out);
        };
      }
      case 'numbers': {
        const { values, validity } = column;
        return (out, row) => (isPresent(validity, row) ? writeNumber(out, values[row] ?? 0) : absent(out));
      }
      case 'bigints': {
        const { values, validity } = column;
        return (out, row) => (isPresent(validity, row) ? writeBigInt(out, values[row] ?? 0n) : absent(out));
      }
      case 'booleans': {
        const { values, validity } = column;
        return (out, row) => (isPresent(validity, row) ? writeBoolean(out, values[row] !== 0) : absent(out));
      }
      case 'dates': {
        const { days, validity } = column;
        return (out, row) => (isPresent(validity, row) ? writeDate(out, days[row] ?? 0) : absent(out));
      }
      case 'timestamps': {
        const { micros, validity } = column;
        const write = text.plain(writeTimestamp);
        return (out, row) => (isPresent(validity, row) ? write(out, micros[row] ?? 0n) : absent(out));
      }
    }
  }

  #writeObject(out: ByteWriter, value: object): void {
    if (!(value instanceof Date)) this.#writePlain(out, plainValue(value));
    else if (Number.isNaN(value.getTime())) this.#absent(out);
    else this.#moment(out, value);
  }

  #writePlain(out: ByteWriter, value: unknown): void {
    if (typeof value === 'object' && value !== null) this.#text.text(out, jsonText(value, this.#name));
    else this.write(out, value);
  }
}

const words = new TextEncoder().encode(`falsetrue${' '.repeat(COPY_SLACK)}`);
const wordsView = new DataView(words.buffer, words.byteOffset, words.length);

function writeBoolean(out: ByteWriter, value: boolean): void {
  if (value) out.copy(wordsView, 'false'.length, 'true'.length);
  else out.copy(wordsView, 0, 'false'.length);
}
