import { COPY_SLACK, MAX_BYTES_PER_UNIT, type ByteWriter } from './byte-writer.ts';
import type { TextMark } from './csv-text.ts';

const QUOTE = 0x22;

/** Rows that are looked at to tell whether a column has texts. */
const SAMPLED_ROWS = 16;

/** Rows of a batch that are taken in, at most: no less than a batch usually has. */
const MOST_ROWS = 4096;

/** Bytes that the texts of a batch may take; the columns that go beyond are not taken in. */
const MOST_BYTES = 1 << 20;

const encoder = new TextEncoder();

/**
 * The texts of a batch that may stand in a file as they are, bare or in quotes, in UTF-8, ready to be copied into their rows. To read
 * a string unit by unit, JavaScript asks at each how the string is stored; the platform asks once, but its calls are dear. So the texts
 * of a column are joined and read by one call, and searched for marks by another.
 */
export class JoinedTexts {
  readonly #marks: readonly TextMark[];
  readonly #delimiter: number;
  /** Columns most of whose texts are written by others. */
  readonly #unfit = new Set<number>();
  #bytes = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;
  #rows = 0;
  #cells = 0;
  /** Where the text of each cell begins, a column behind the other. */
  #starts = new Uint32Array(0);
  /** Bytes of each text, negative for one in quotes; 0 for a cell that is to be written by others. */
  #lengths = new Int32Array(0);
  /** Where the texts of the column at hand end in the joined one, in UTF-16 units. */
  readonly #unitEnds = new Uint32Array(MOST_ROWS);

  /** @param delimiter byte behind each cell */
  constructor(marks: readonly TextMark[], delimiter: number) {
    this.#marks = marks;
    this.#delimiter = delimiter;
  }

  /** Begins another batch. */
  begin(columns: number, rows: number): void {
    this.#end = 0;
    this.#rows = Math.min(rows, MOST_ROWS);
    this.#cells = columns * this.#rows;
    this.#lengths.fill(0);
  }

  /** Takes a column's texts in, where that pays. Each batch of one object has the same columns. */
  add(column: number, values: ArrayLike<unknown>): void {
    if (this.#unfit.has(column) || !this.#hasTexts(values)) return;
    const joined = this.#join(values);
    if (joined === undefined) return;
    this.#reserve(joined.length * MAX_BYTES_PER_UNIT);
    const from = this.#end;
    const { written } = encoder.encodeInto(joined, this.#bytes.subarray(from));
    const first = column * this.#rows;
    if (!this.#place(first, { isAscii: written === joined.length })) return;
    this.#end += written;
    if (this.#heedMarks(joined, first) > this.#rows / 2) this.#unfit.add(column);
  }

  /**
   * Writes the cells of a row from a column on, each with the delimiter behind it, up to the first that is to be written by others:
   * none that was taken in, or one that is empty or cannot stand as it is. Answers the column of that one, or how many there are.
   */
  write(out: ByteWriter, column: number, row: number): number {
    const rows = this.#rows;
    if (row >= rows) return column;
    const starts = this.#starts;
    const lengths = this.#lengths;
    let next = column;
    for (let cell = column * rows + row; cell < this.#cells; cell += rows) {
      const length = lengths[cell] ?? 0;
      if (length === 0) break;
      if (length > 0) out.copy(this.#view, starts[cell] ?? 0, length);
      else this.#writeInQuotes(out, starts[cell] ?? 0, -length);
      out.writeByte(this.#delimiter);
      next++;
    }
    return next;
  }

  #writeInQuotes(out: ByteWriter, start: number, length: number): void {
    out.writeByte(QUOTE);
    out.copy(this.#view, start, length);
    out.writeByte(QUOTE);
  }

  #hasTexts(values: ArrayLike<unknown>): boolean {
    const rows = Math.min(this.#rows, SAMPLED_ROWS);
    for (let row = 0; row < rows; row++) if (typeof values[row] === 'string') return true;
    return false;
  }

  /** The texts as one; `undefined` where its bytes might be too many. */
  #join(values: ArrayLike<unknown>): string | undefined {
    const unitEnds = this.#unitEnds;
    const most = (MOST_BYTES - this.#end) / MAX_BYTES_PER_UNIT;
    let joined = '';
    for (let row = 0; row < this.#rows; row++) {
      const value = values[row];
      if (typeof value === 'string') joined += value;
      if (joined.length > most) return undefined;
      unitEnds[row] = joined.length;
    }
    return joined;
  }

  /** Answers false where two texts have become one character: half a surrogate pair ends the one and begins the other. */
  #place(first: number, { isAscii }: { readonly isAscii: boolean }): boolean {
    const unitEnds = this.#unitEnds;
    let start = this.#end;
    let unit = 0;
    for (let row = 0; row < this.#rows; row++) {
      const lastUnit = unitEnds[row] ?? 0;
      const end = isAscii ? this.#end + lastUnit : this.#endOfUnits(start, lastUnit - unit);
      if (end < 0) {
        this.#lengths.fill(0, first, first + row);
        return false;
      }
      this.#starts[first + row] = start;
      this.#lengths[first + row] = end - start;
      start = end;
      unit = lastUnit;
    }
    return true;
  }

  /** Where so many UTF-16 units end in UTF-8; -1 where that is inside of a character. */
  #endOfUnits(start: number, units: number): number {
    const bytes = this.#bytes;
    const view = this.#view;
    let end = start;
    let rest = units;
    while (rest > 0) {
      if (rest >= 4 && (view.getInt32(end, true) & BEYOND_ASCII) === 0) {
        end += 4;
        rest -= 4;
      } else {
        const byte = bytes[end] ?? 0;
        end += bytesOfCharacter(byte);
        rest -= byte < 0xf0 ? 1 : 2;
      }
    }
    return rest === 0 ? end : -1;
  }

  /** Puts texts with marks in quotes, or leaves them to others; answers how many it left, or a few more. */
  #heedMarks(joined: string, first: number): number {
    const unitEnds = this.#unitEnds;
    const lengths = this.#lengths;
    let left = 0;
    for (const { mark, isQuoted } of this.#marks) {
      let row = 0;
      for (let at = joined.indexOf(mark); at >= 0; at = joined.indexOf(mark, unitEnds[row])) {
        while ((unitEnds[row] ?? Infinity) <= at) row++;
        const cell = first + row;
        lengths[cell] = isQuoted ? -Math.abs(lengths[cell] ?? 0) : 0;
        if (!isQuoted) left++;
      }
    }
    return left;
  }

  #reserve(count: number): void {
    if (this.#cells > this.#lengths.length) {
      this.#starts = new Uint32Array(this.#cells);
      this.#lengths = new Int32Array(this.#cells);
    }
    const needed = this.#end + count + COPY_SLACK;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/** The highest bit of four bytes. */
const BEYOND_ASCII = 0x80808080;

function bytesOfCharacter(firstByte: number): number {
  if (firstByte < 0x80) return 1;
  if (firstByte < 0xe0) return 2;
  return firstByte < 0xf0 ? 3 : 4;
}
