/**
 * What makes Parquet of columns. The types are ours, not those of the library: that one is an optional peer, and no host's compiler
 * should ask for it.
 */
export interface ParquetMaker {
  /** Begins a file of these columns. */
  open(columns: readonly ParquetElement[]): ParquetOutput;
}

/** A file that is being made. */
export interface ParquetOutput {
  /** @param rows as many as there are values in each column */
  writeGroup(columns: readonly ParquetValues[], rows: number): Promise<void>;
  /** The footer. */
  finish(): Promise<void>;
  /** What was made since the last time. The bytes may change with the next group. */
  take(): Uint8Array;
}

/** The values of one column in a row group. They are not copied, and whoever gave them changes them no more. */
export interface ParquetValues {
  readonly name: string;
  readonly data: ParquetValue[];
}

/** A column's place in the schema of a file, in Parquet's own names. */
export interface ParquetElement {
  readonly name: string;
  readonly repetition_type: 'OPTIONAL';
  readonly type: 'BYTE_ARRAY' | 'INT64' | 'INT32' | 'DOUBLE' | 'BOOLEAN';
  readonly converted_type?: 'UTF8' | 'INT_64' | 'DATE' | 'TIMESTAMP_MICROS';
  readonly logical_type?:
    | { readonly type: 'STRING' | 'DATE' }
    | { readonly type: 'TIMESTAMP'; readonly isAdjustedToUTC: boolean; readonly unit: 'MICROS' };
}

/** Absent values are `null`. */
export type ParquetValue = string | number | bigint | boolean | null;
