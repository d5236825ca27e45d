import { isPresent, type Column } from '../batch.ts';
import { plainValue } from '../encode/plain-value.ts';
import { typedText } from './cell-text.ts';

/** The cell as a JavaScript value, moments of typed columns as text; `null` where it is absent. */
export function cellValue(column: Column, row: number): unknown {
  switch (column.kind) {
    case 'values':
      return plainOf(column.values[row]);
    case 'numbers':
    case 'bigints':
      return isPresent(column.validity, row) ? column.values[row] : null;
    case 'booleans':
      return isPresent(column.validity, row) ? column.values[row] !== 0 : null;
    default:
      return typedText(column, row) ?? null;
  }
}

function plainOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (plainValue(value) ?? null) : (value ?? null);
}
