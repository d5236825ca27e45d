import type { FieldType } from '../../domain/field.ts';
import { isPresent, type Column } from '../batch.ts';
import { jsonText } from '../encode/json-text.ts';
import { ExportError } from '../export-error.ts';
import { cellMicros, MICROS_PER_DAY } from '../rows/cell-moment.ts';
import { cellText } from '../rows/cell-text.ts';
import { cellValue } from '../rows/cell-value.ts';
import { decimalOf, integerOf } from '../rows/number-text.ts';
import { valuesTaken } from '../rows/values-taken.ts';
import type { ParquetElement, ParquetValue } from './parquet-maker.ts';

/** What a column of the file holds: its place in the schema, and how a cell becomes what the writer takes. */
export interface ParquetColumn {
  readonly schema: ParquetElement;
  /** @throws ExportError `unwritable-value` where the value is not of the field's type */
  read(column: Column, row: number): ParquetValue;
}

/**
 * Integers have 64 bits; moments have microseconds in UTC, and nanoseconds of a text are cut; nested values are texts of JSON. The day of a
 * moment is that in UTC.
 */
export function parquetColumn(target: string, type: FieldType): ParquetColumn {
  const { read, ...element } = kinds[type];
  return {
    schema: { name: target, repetition_type: 'OPTIONAL', ...element },
    read: (column, row) => {
      const value = read(column, row, target);
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
type Read = (column: Column, row: number, target: string) => ParquetValue | undefined;

const text: Read = (column, row, target) => cellText(column, row, target)?.toWellFormed() ?? null;

const integer: Read = (column, row) => {
  const value = cellValue(column, row);
  if (typeof value === 'number') return Number.isInteger(value) ? within64(BigInt(value)) : undefined;
  if (typeof value === 'string') return within64(integerOf(value));
  return typeof value === 'bigint' ? within64(value) : value === null ? null : undefined;
};

const double: Read = (column, row) => {
  const value = cellValue(column, row);
  if (typeof value === 'string') return decimalOf(value);
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' || value === null ? value : undefined;
};

const boolean: Read = (column, row) => {
  const value = cellValue(column, row);
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' || value === null ? value : undefined;
};

const date: Read = (column, row) => {
  if (column.kind === 'dates') return isPresent(column.validity, row) ? (column.days[row] ?? null) : null;
  const micros = cellMicros(column, row);
  return typeof micros === 'bigint' ? dayOf(micros) : micros;
};

const timestamp: Read = (column, row) => {
  const micros = cellMicros(column, row);
  return typeof micros === 'bigint' ? within64(micros) : micros;
};

const nested: Read = (column, row, target) => {
  const value = cellValue(column, row);
  return value === null ? null : jsonText(value, target);
};

const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

const kinds: Readonly<Record<FieldType, Omit<ParquetElement, 'name' | 'repetition_type'> & { readonly read: Read }>> = {
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

function dayOf(micros: bigint): number {
  const ofDay = ((micros % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
  return Number((micros - ofDay) / MICROS_PER_DAY);
}

function within64(value: bigint | undefined): bigint | undefined {
  return value !== undefined && BigInt.asIntN(64, value) === value ? value : undefined;
}

/** Does not tell the value, which may be of a person. */
function unfit(target: string, type: FieldType): ExportError {
  return new ExportError(
    'unwritable-value',
    `A value of the column "${target}" is no ${type}, and Parquet keeps types.`,
    {
      nextStep: `Parquet takes ${valuesTaken[type]}. Mend the source or the type of the field, or choose CSV or JSON.`,
    },
  );
}
