/**
 * One bit a row, lowest bit first, as Arrow and DuckDB lay it out: 1 where there is a value. `null` where every row has one.
 */
export type Validity = Uint8Array | null;

/**
 * JavaScript values, one a row: string, number, bigint, boolean, Date, and arrays, maps or objects of these.
 * `null` and `undefined` are absent values.
 */
export interface ValueColumn {
  readonly kind: 'values';
  readonly values: ArrayLike<unknown>;
}

/** Texts as UTF-8, one behind the other: row `i` is `bytes[offsets[i]]` up to `bytes[offsets[i + 1]]`. The bytes are trusted to be UTF-8. */
export interface TextColumn {
  readonly kind: 'text';
  readonly bytes: Uint8Array;
  /** One more than there are rows. */
  readonly offsets: Uint32Array;
  readonly validity: Validity;
}

export interface NumberColumn {
  readonly kind: 'numbers';
  readonly values:
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array;
  readonly validity: Validity;
}

/** 64-bit integers, exact beyond 2^53. */
export interface BigIntColumn {
  readonly kind: 'bigints';
  readonly values: BigInt64Array | BigUint64Array;
  readonly validity: Validity;
}

export interface BooleanColumn {
  readonly kind: 'booleans';
  /** 0 is false. */
  readonly values: Uint8Array;
  readonly validity: Validity;
}

/** Calendar days as days since 1970-01-01. */
export interface DateColumn {
  readonly kind: 'dates';
  readonly days: Int32Array;
  readonly validity: Validity;
}

/** Moments as microseconds since 1970 in UTC. */
export interface TimestampColumn {
  readonly kind: 'timestamps';
  readonly micros: BigInt64Array;
  readonly validity: Validity;
}

export type Column =
  | ValueColumn
  | TextColumn
  | NumberColumn
  | BigIntColumn
  | BooleanColumn
  | DateColumn
  | TimestampColumn;

/** Rows that a source left out itself, since its last batch: they were read and are not in a batch. */
export interface LeftOut {
  /** Without a value in a mandatory field. */
  readonly excluded: number;
  readonly duplicates: number;
}

/** A few thousand rows, a column a field, in the order of the fields that were asked for. */
export interface ColumnBatch {
  readonly kind: 'columns';
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly leftOut?: LeftOut;
}

/** Rows that are finished lines already, one behind the other: row `i` ends before `bytes[rowEnds[i]]`. */
export interface EncodedBatch {
  readonly kind: 'encoded';
  readonly bytes: Uint8Array;
  readonly rowEnds: Uint32Array;
  readonly leftOut?: LeftOut;
}

/** Some bytes of a finished file, for a format that has no lines: Parquet. A file takes many such batches, one behind the other. */
export interface FileBatch {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  /** Rows that the file has with these bytes and had not before: of a row that is spread over batches, the last one tells. */
  readonly rows: number;
  /** Nothing comes into this file any more: the next batch begins another. */
  readonly endsFile: boolean;
  readonly leftOut?: LeftOut;
}

export type ProspectBatch = ColumnBatch | EncodedBatch | FileBatch;

/** Whether row `row` has a value. */
export function isPresent(validity: Validity, row: number): boolean {
  return validity === null || ((validity[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}
