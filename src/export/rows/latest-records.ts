import type { FieldPath, FieldType } from '../../domain/field.ts';
import type { ColumnBatch } from '../batch.ts';
import { ExportError } from '../export-error.ts';
import { cellText, hasValue } from './cell-text.ts';
import { compareCodePoints } from './code-points.ts';
import { compareLateness, latenessReader, type Lateness, type LatenessReader } from './lateness.ts';
import { valuesTaken } from './values-taken.ts';

/** Which columns of a batch make the key, tell how late a record is, and break ties. */
export interface DuplicateColumns {
  readonly key: readonly FieldColumn[];
  /** Absent where records have no order. */
  readonly latest: LatestColumn | undefined;
  readonly ties: readonly FieldColumn[];
}

export interface FieldColumn {
  readonly index: number;
  readonly field: FieldPath;
}

interface LatestColumn extends FieldColumn {
  /** `undefined` where the source does not tell it. */
  readonly type: FieldType | undefined;
}

/** Heap of one key beside its texts: a map's entry and the record kept with it. Measured on V8, and rounded up. */
const BYTES_PER_KEY = 144;
/** Heap of a text that breaks ties or orders records, beside its characters. */
const BYTES_PER_TEXT = 64;
/** UTF-16, at worst. */
const BYTES_PER_CHARACTER = 2;

interface Best {
  row: number;
  latest: Lateness;
  tie: string;
}

/**
 * First of two readings: finds, for each key, the record that is kept. It is the latest; among equally late ones that whose other
 * values come first as texts; among equal ones the first read. A row without a value in its key is nobody's duplicate.
 */
export class LatestRecords {
  readonly #columns: DuplicateColumns;
  readonly #latenessOf: LatenessReader;
  readonly #maxBytes: number;
  readonly #best = new Map<string, Best>();
  readonly #dropped = new RowSet();
  #bytes = 0;
  #rows = 0;
  readonly #digest = new KeyDigest();

  /** @param maxBytes heap that keys may take; the set of dropped rows takes another bit a row */
  constructor(columns: DuplicateColumns, maxBytes: number) {
    this.#columns = columns;
    this.#latenessOf = latenessReader(columns.latest?.type);
    this.#maxBytes = maxBytes;
  }

  /**
   * @param isComplete whether a row has its mandatory values: others do not compete
   * @throws ExportError `too-many-keys`; `source` where nobody can tell how late a record is; `unwritable-value`
   */
  offer(batch: ColumnBatch, isComplete: (row: number) => boolean): void {
    for (let row = 0; row < batch.rows; row++, this.#rows++) {
      const key = isComplete(row) ? keyOf(batch, this.#columns.key, row) : undefined;
      this.#digest.add(key);
      if (key !== undefined) this.#compete(key, this.#recordAt(batch, row));
    }
  }

  /** What the second reading drops. */
  duplicates(): Duplicates {
    return new Duplicates(this.#columns.key, this.#dropped, this.#rows, this.#digest);
  }

  #recordAt(batch: ColumnBatch, row: number): Best {
    const { latest, ties } = this.#columns;
    return {
      row: this.#rows,
      latest: latest === undefined ? null : this.#latenessAt(batch, row, latest),
      tie: ties.map((column) => tieOf(textAt(batch, column, row) ?? '')).join(''),
    };
  }

  #latenessAt(batch: ColumnBatch, row: number, latest: LatestColumn): Lateness {
    const column = batch.columns[latest.index];
    const lateness = column === undefined ? null : this.#latenessOf(column, row, latest.field);
    if (lateness === undefined) throw orderless(latest);
    return lateness;
  }

  #compete(key: string, record: Best): void {
    const best = this.#best.get(key);
    if (best === undefined) {
      this.#account(BYTES_PER_KEY + key.length * BYTES_PER_CHARACTER + bytesOf(record));
      this.#best.set(key, record);
      return;
    }
    if (isBefore(record, best)) {
      this.#dropped.add(best.row);
      this.#account(bytesOf(record) - bytesOf(best));
      this.#best.set(key, record);
    } else {
      this.#dropped.add(record.row);
    }
  }

  #account(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#maxBytes) return;
    throw new ExportError(
      'too-many-keys',
      `Looking for duplicates among ${this.#best.size.toLocaleString('en')} distinct keys takes more memory than the ` +
        `${Math.round(this.#maxBytes / 2 ** 20)} MiB that it may take.`,
      {
        nextStep:
          'Read the prospects through a source that finds duplicates itself, or take away the deduplication key.',
      },
    );
  }
}

/** Second of two readings: says which rows are duplicates, and notices when it does not read what the first one read. */
export class Duplicates {
  readonly #key: readonly FieldColumn[];
  readonly #dropped: RowSet;
  readonly #rows: number;
  readonly #expected: KeyDigest;
  readonly #seen = new KeyDigest();
  #row = 0;

  constructor(key: readonly FieldColumn[], dropped: RowSet, rows: number, digest: KeyDigest) {
    this.#key = key;
    this.#dropped = dropped;
    this.#rows = rows;
    this.#expected = digest;
  }

  /** For the rows of the next batch, in order: whether the row is a duplicate. */
  next(batch: ColumnBatch, isComplete: (row: number) => boolean): (row: number) => boolean {
    const first = this.#row;
    for (let row = 0; row < batch.rows; row++)
      this.#seen.add(isComplete(row) ? keyOf(batch, this.#key, row) : undefined);
    this.#row += batch.rows;
    return (row) => this.#dropped.has(first + row);
  }

  /** @throws ExportError `source-changed` */
  end(): void {
    if (this.#row === this.#rows && this.#seen.equals(this.#expected)) return;
    throw new ExportError('source-changed', 'The prospects changed while they were read.', {
      nextStep: 'Retry when nothing writes to the source any more.',
    });
  }
}

/** A set of row numbers, a bit each. */
class RowSet {
  #bits = new Uint8Array(1 << 12);

  add(row: number): void {
    const index = row >> 3;
    if (index >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(index + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[index] = (this.#bits[index] ?? 0) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}

/** FNV-1a over keys in their order: two readings that differ in a key differ in it, all but surely. */
class KeyDigest {
  #hash = 0x811c9dc5;

  add(key: string | undefined): void {
    let hash = this.#hash;
    const text = key ?? '\ufffe';
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    this.#hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }

  equals(other: KeyDigest): boolean {
    return this.#hash === other.#hash;
  }
}

function keyOf(batch: ColumnBatch, columns: readonly FieldColumn[], row: number): string | undefined {
  const texts: string[] = [];
  for (const { index, field } of columns) {
    const column = batch.columns[index];
    if (column === undefined || !hasValue(column, row)) return undefined;
    texts.push(cellText(column, row, field) ?? '');
  }
  // Lengths in front, so that ("a", "bc") and ("ab", "c") differ whatever the texts hold.
  return texts.length === 1 ? texts[0] : texts.map((text) => `${text.length}:${text}`).join('');
}

/** Ends so that texts which stand one behind the other are ordered as they are one by one, whatever they hold. */
function tieOf(text: string): string {
  return `${text.replaceAll('\0', '\0\u0001')}\0\0`;
}

function textAt(batch: ColumnBatch, { index, field }: FieldColumn, row: number): string | undefined {
  const column = batch.columns[index];
  return column === undefined ? undefined : cellText(column, row, field);
}

function isBefore(one: Best, other: Best): boolean {
  const order = compareLateness(other.latest, one.latest);
  return order === 0 ? compareCodePoints(one.tie, other.tie) < 0 : order < 0;
}

/** Heap of what a record is compared by; that of a number is the key's. */
function bytesOf({ latest, tie }: Best): number {
  return bytesOfText(tie) + (typeof latest === 'string' ? bytesOfText(latest) : bytesOfNumber(latest));
}

function bytesOfText(text: string): number {
  return text === '' ? 0 : BYTES_PER_TEXT + text.length * BYTES_PER_CHARACTER;
}

/** A big integer takes less than a byte for a digit. */
function bytesOfNumber(value: number | bigint | null): number {
  return typeof value === 'bigint' ? String(value).length : 0;
}

/** Does not tell the value, which may be of a person. */
function orderless({ field, type }: LatestColumn): ExportError {
  return new ExportError('source', `A value of the field "${field}", by which the latest record wins, is no ${type}.`, {
    nextStep: `Mend the source, so that the field holds ${valuesTaken[type ?? 'string']}, or the type of the field.`,
  });
}
