import type { FieldPath, FieldType } from '../../domain/field.ts';
import type { Column } from '../batch.ts';
import { cellMicros } from './cell-moment.ts';
import { cellText } from './cell-text.ts';
import { cellValue } from './cell-value.ts';
import { compareCodePoints } from './code-points.ts';
import { decimalOf, integerOf } from './number-text.ts';

/** What orders records: microseconds since 1970, a number (big where a double would round it) or a text; `null` where there is none. */
export type Lateness = number | bigint | string | null;

/** `undefined` where the value is not of the type. */
export type LatenessReader = (column: Column, row: number, field: FieldPath) => Lateness | undefined;

/**
 * Reads by the type of the field, for a text that is ten o'clock in Karachi comes before one that is six o'clock in London. Where nobody
 * told the type, numbers and moments are read as such, and all else as text. An empty text is no value unless the field holds texts.
 */
export function latenessReader(type: FieldType | undefined): LatenessReader {
  return type === undefined ? untyped : readers[type];
}

/** Negative where `one` is earlier; no value at all is the earliest, and what is no number the latest, as databases order them. */
export function compareLateness(one: Lateness, other: Lateness): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === 'string' || typeof other === 'string')
    return typeof one === 'string' && typeof other === 'string'
      ? compareCodePoints(one, other)
      : Number(typeof one === 'string') - Number(typeof other === 'string');
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one < other ? -1 : Number(one > other);
}

const text: LatenessReader = (column, row, field) => cellText(column, row, field) ?? null;

const integer: LatenessReader = (column, row) => {
  const value = cellValue(column, row);
  if (typeof value === 'bigint') return narrowed(value);
  if (typeof value !== 'string') return typeof value === 'number' || value === null ? value : undefined;
  if (value === '') return null;
  const whole = integerOf(value);
  return whole === undefined ? decimalOf(value) : narrowed(whole);
};

const double: LatenessReader = (column, row) => {
  const value = cellValue(column, row);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return typeof value === 'number' || value === null ? value : undefined;
  return value === '' ? null : decimalOf(value);
};

const boolean: LatenessReader = (column, row) => {
  const value = cellValue(column, row);
  if (value === null || value === '') return null;
  if (value === 'true' || value === 'false') return Number(value === 'true');
  return typeof value === 'boolean' ? Number(value) : undefined;
};

const moment: LatenessReader = (column, row) => {
  const micros = cellMicros(column, row);
  if (micros === undefined && cellValue(column, row) === '') return null;
  return typeof micros === 'bigint' ? narrowed(micros) : micros;
};

const readers: Readonly<Record<FieldType, LatenessReader>> = {
  string: text,
  integer,
  double,
  boolean,
  date: moment,
  timestamp: moment,
  array: text,
  map: text,
  object: text,
};

const untyped: LatenessReader = (column, row, field) => {
  if (column.kind === 'dates' || column.kind === 'timestamps') return moment(column, row, field);
  const value = cellValue(column, row);
  if (value instanceof Date) return moment(column, row, field);
  return typeof value === 'number' || typeof value === 'bigint'
    ? integer(column, row, field)
    : text(column, row, field);
};

/** A number takes less memory than a big integer. */
function narrowed(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}
