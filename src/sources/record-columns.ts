import type { FieldPath } from '../domain/field.ts';
import type { ColumnBatch } from '../export/batch.ts';
import { valueAt } from '../export/encode/value-at.ts';

/** A prospect as a record: nested, or flat under dotted paths. */
export type ProspectRecord = Readonly<Record<string, unknown>>;

/** Where the values of records of one make lie: their keys in order, and the column of each. */
interface Layout {
  readonly keys: readonly string[];
  /** The column of each key; -1 where the key is no field. */
  readonly columns: readonly number[];
  /** Columns whose path is none of the keys. */
  readonly others: readonly number[];
}

/** So many makes of records are learnt; a source that mixes more is read by path. */
const MOST_LAYOUTS = 16;

/** Where records have many more keys than are wanted, walking along them costs more than asking for the few. */
const MOST_KEYS_A_FIELD = 4;

const byPathAlone: Layout = { keys: [], columns: [], others: [] };

/**
 * Turns records into columns, a batch at a time. Most sources yield records of one make, and to walk along the keys of such a record
 * is twice as fast as to ask it for one path after the other.
 */
export class RecordColumns {
  readonly #fields: readonly FieldPath[];
  readonly #blank: readonly unknown[];
  #layout = byPathAlone;
  #layouts = 0;
  #columns: readonly unknown[][];
  #rows = 0;

  /** @param batchRows rows of a full batch */
  constructor(fields: readonly FieldPath[], batchRows: number) {
    this.#fields = fields;
    this.#blank = Array.from({ length: batchRows });
    this.#columns = this.#blankColumns();
  }

  get rows(): number {
    return this.#rows;
  }

  get isFull(): boolean {
    return this.#rows === this.#blank.length;
  }

  add(record: ProspectRecord): void {
    const row = this.#rows++;
    // What else a record may inherit is none of its values, and none of the keys of a layout.
    if (Object.getPrototypeOf(record) !== Object.prototype) this.#addByPath(record, row);
    else if (!this.#addAlong(record, row)) {
      this.#learn(record);
      if (!this.#addAlong(record, row)) this.#addByPath(record, row);
    }
  }

  /** What was added since the last batch. */
  take(): ColumnBatch {
    const rows = this.#rows;
    const columns = rows === this.#blank.length ? this.#columns : this.#columns.map((values) => values.slice(0, rows));
    this.#columns = this.#blankColumns();
    this.#rows = 0;
    return { kind: 'columns', rows, columns: columns.map((values) => ({ kind: 'values', values })) };
  }

  /** Answers false where the record is of another make; what it wrote until then is to be written again. */
  #addAlong(record: ProspectRecord, row: number): boolean {
    const { keys, columns, others } = this.#layout;
    let position = 0;
    for (const key in record) {
      if (key !== keys[position]) return false;
      const column = this.#columns[columns[position] ?? -1];
      if (column !== undefined) column[row] = record[key];
      position++;
    }
    if (position === 0 || position < keys.length) return false;
    for (const index of others) this.#set(record, row, index);
    return true;
  }

  #addByPath(record: ProspectRecord, row: number): void {
    for (let index = 0; index < this.#fields.length; index++) this.#set(record, row, index);
  }

  #set(record: ProspectRecord, row: number, index: number): void {
    const column = this.#columns[index];
    if (column !== undefined) column[row] = valueAt(record, this.#fields[index] ?? '');
  }

  #learn(record: ProspectRecord): void {
    if (this.#layouts === MOST_LAYOUTS) return;
    const keys = Object.keys(record);
    if (keys.length > this.#fields.length * MOST_KEYS_A_FIELD) return;
    this.#layouts++;
    this.#layout = {
      keys,
      columns: keys.map((key) => this.#fields.indexOf(key)),
      others: this.#fields.flatMap((field, index) => (keys.includes(field) ? [] : index)),
    };
  }

  #blankColumns(): readonly unknown[][] {
    return this.#fields.map(() => this.#blank.slice());
  }
}
