import type { SchemaElement } from 'hyparquet-writer';
import type { FieldType } from '../../domain/field.ts';
import { isPresent, type Column } from '../batch.ts';
import { jsonText } from '../encode/json-text.ts';
import { ExportError } from '../export-error.ts';
import { cellText } from '../rows/cell-text.ts';

/** What a column of the file holds: its place in the schema, and how a cell becomes what the writer takes. */
export interface ParquetColumn {
  readonly schema: SchemaElement;
  /** @throws ExportError `unwritable-value` where the value is not of the field's type */
  read(column: Column, row: number): ParquetValue;
}

/** Absent values are `null`. */
export type ParquetValue = string | number | bigint | boolean | null;

/** Integers have 64 bits, moments microseconds in UTC; nested values are texts of JSON. */
export function parquetColumn(target: string, type: FieldType): ParquetColumn {
  const { read, ...element } = kinds[type];
  return {
    schema: { name: target, repetition_type: 'OPTIONAL', ...element },
    read: (column, row) => {
      const value = read(column, row);
      if (value === undefined) throw unfit(target, type);
      return value;
    },
  };
}

/** Bytes of a value when nothing compresses it, at most. */
export function plainBytes(value: ParquetValue): number {
  return typeof value === 'string' ? 4 + value.length * 3 : 8;
}

/** `undefined` where the value does not fit. */
type Read = (column: Column, row: number) => ParquetValue | undefined;

const text: Read = (column, row) => cellText(column, row)?.toWellFormed() ?? null;

const integer: Read = (column, row) => {
  const value = cellOf(column, row);
  if (typeof value === 'number') return Number.isInteger(value) ? within64(BigInt(value)) : undefined;
  if (typeof value === 'string') return /^[+-]?\d+$/.test(value) ? within64(BigInt(value)) : undefined;
  return typeof value === 'bigint' ? within64(value) : value === null ? null : undefined;
};

const double: Read = (column, row) => {
  const value = cellOf(column, row);
  if (typeof value === 'string') return value.trim() === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' || value === null ? value : undefined;
};

const boolean: Read = (column, row) => {
  const value = cellOf(column, row);
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' || value === null ? value : undefined;
};

const MILLIS_PER_DAY = 86_400_000;

const date: Read = (column, row) => {
  if (column.kind === 'dates') return isPresent(column.validity, row) ? (column.days[row] ?? null) : null;
  const millis = millisOf(column, row);
  return typeof millis === 'number' ? Math.floor(millis / MILLIS_PER_DAY) : millis;
};

const timestamp: Read = (column, row) => {
  if (column.kind === 'timestamps') return isPresent(column.validity, row) ? (column.micros[row] ?? null) : null;
  if (column.kind === 'dates') return isPresent(column.validity, row) ? daysInMicros(column.days[row] ?? 0) : null;
  const millis = millisOf(column, row);
  return typeof millis === 'number' ? BigInt(millis) * 1000n : millis;
};

const nested: Read = (column, row) => {
  const value = cellOf(column, row);
  return value === null ? null : jsonText(value);
};

const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

const kinds: Readonly<Record<FieldType, Omit<SchemaElement, 'name'> & { readonly read: Read }>> = {
  string: { ...utf8, read: text },
  integer: { type: 'INT64', converted_type: 'INT_64', read: integer },
  double: { type: 'DOUBLE', read: double },
  boolean: { type: 'BOOLEAN', read: boolean },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' }, read: date },
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
    read: timestamp,
  },
  array: { ...utf8, read: nested },
  map: { ...utf8, read: nested },
  object: { ...utf8, read: nested },
};

/** The cell as a JavaScript value; `null` where it is absent. */
function cellOf(column: Column, row: number): unknown {
  switch (column.kind) {
    case 'values':
      return column.values[row] ?? null;
    case 'numbers':
    case 'bigints':
      return isPresent(column.validity, row) ? column.values[row] : null;
    case 'booleans':
      return isPresent(column.validity, row) ? column.values[row] !== 0 : null;
    default:
      return cellText(column, row) ?? null;
  }
}

/** Milliseconds since 1970 of a Date or of an ISO text. */
function millisOf(column: Column, row: number): number | null | undefined {
  const value = cellOf(column, row);
  if (value === null) return null;
  if (typeof value !== 'string' && !(value instanceof Date)) return undefined;
  const millis = value instanceof Date ? value.getTime() : Date.parse(withZone(value));
  if (!Number.isNaN(millis)) return millis;
  return value instanceof Date ? null : undefined;
}

/** A moment without a zone is taken in UTC, wherever the machine stands. */
function withZone(text: string): string {
  const iso = text.replace(/^(\S+) (\S)/, '$1T$2');
  return /T[^Z+-]*$/.test(iso) ? `${iso}Z` : iso;
}

function daysInMicros(days: number): bigint {
  return BigInt(days) * BigInt(MILLIS_PER_DAY) * 1000n;
}

function within64(value: bigint): bigint | undefined {
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function unfit(target: string, type: FieldType): ExportError {
  return new ExportError(
    'unwritable-value',
    `A value of the column "${target}" is no ${type}, and Parquet keeps types.`,
    {
      nextStep: 'Mend the source or the type of the field, or choose CSV or JSON.',
    },
  );
}
