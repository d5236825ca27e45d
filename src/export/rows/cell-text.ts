import { isPresent, type Column } from '../batch.ts';
import { ByteWriter } from '../encode/byte-writer.ts';
import type { TypedColumn } from '../encode/csv-cells.ts';
import { jsonText } from '../encode/json-text.ts';
import { writeDate, writeTimestamp } from '../encode/moments.ts';
import { plainValue } from '../encode/plain-value.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const scratch = new ByteWriter(64);

/**
 * A cell as text, as the encoders print it; `undefined` where it is absent.
 *
 * @param name of the column, for the error
 * @throws ExportError `unwritable-value`
 */
export function cellText(column: Column, row: number, name: string): string | undefined {
  return column.kind === 'values' ? valueText(column.values[row], name) : typedText(column, row);
}

/** The same of a column that knows its type. */
export function typedText(column: TypedColumn, row: number): string | undefined {
  switch (column.kind) {
    case 'text':
      return isPresent(column.validity, row)
        ? decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]))
        : undefined;
    case 'numbers':
    case 'bigints':
      return isPresent(column.validity, row) ? String(column.values[row]) : undefined;
    case 'booleans':
      return isPresent(column.validity, row) ? String(column.values[row] !== 0) : undefined;
    case 'dates':
      return isPresent(column.validity, row) ? written((out) => writeDate(out, column.days[row] ?? 0)) : undefined;
    case 'timestamps':
      return isPresent(column.validity, row)
        ? written((out) => writeTimestamp(out, column.micros[row] ?? 0n))
        : undefined;
  }
}

/** Whether the cell has a value: it is there, and it is not an empty text. */
export function hasValue(column: Column, row: number): boolean {
  switch (column.kind) {
    case 'values':
      return isValue(column.values[row]);
    case 'text':
      return isPresent(column.validity, row) && column.offsets[row] !== column.offsets[row + 1];
    default:
      return isPresent(column.validity, row);
  }
}

function isValue(value: unknown): boolean {
  const plain = typeof value === 'object' && value !== null ? plainValue(value) : value;
  return plain !== undefined && plain !== null && plain !== '' && !isInvalidDate(plain);
}

function valueText(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null || isInvalidDate(value)) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return (value as number | bigint | boolean).toString();
  const plain = plainValue(value);
  return typeof plain === 'object' && plain !== null ? jsonText(plain, name) : valueText(plain, name);
}

function isInvalidDate(value: unknown): boolean {
  return value instanceof Date && Number.isNaN(value.getTime());
}

function written(write: (out: ByteWriter) => void): string {
  scratch.position = 0;
  write(scratch);
  return decoder.decode(scratch.bytes.subarray(0, scratch.position));
}
