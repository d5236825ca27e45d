import { isPresent, type Column } from '../batch.ts';
import { plainValue } from '../encode/plain-value.ts';
import { typedText } from './cell-text.ts';
import { microsOfIso } from './iso-moment.ts';

export const MICROS_PER_DAY = 86_400_000_000n;

/** A cell as microseconds since 1970 in UTC: `null` where it is absent or no valid Date, `undefined` where it is no moment. */
export function cellMicros(column: Column, row: number): bigint | null | undefined {
  switch (column.kind) {
    case 'timestamps':
      return isPresent(column.validity, row) ? (column.micros[row] ?? null) : null;
    case 'dates':
      return isPresent(column.validity, row) ? BigInt(column.days[row] ?? 0) * MICROS_PER_DAY : null;
    case 'values':
      return microsOfValue(column.values[row] ?? null);
    case 'text': {
      const text = typedText(column, row);
      return text === undefined ? null : microsOfIso(text);
    }
    default:
      return isPresent(column.validity, row) ? undefined : null;
  }
}

function microsOfValue(value: unknown): bigint | null | undefined {
  if (value === null) return null;
  if (typeof value === 'string') return microsOfIso(value);
  if (typeof value !== 'object') return undefined;
  if (!(value instanceof Date)) return microsOfObject(value);
  const millis = value.getTime();
  return Number.isNaN(millis) ? null : BigInt(millis) * 1000n;
}

/** Moments of other packages say in JSON which they are. */
function microsOfObject(value: object): bigint | undefined {
  const plain = plainValue(value);
  return typeof plain === 'string' ? microsOfIso(plain) : undefined;
}
