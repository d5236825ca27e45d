import type { DuckDBValue } from '@duckdb/node-api';
import type { FieldType } from '../domain/field.ts';
import type { Column, Validity } from '../export/batch.ts';
import { parsedJson } from './parsed-json.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A column of a chunk in the form that the engine takes, by the type to which the query has cast it; texts come as their bytes, since
 * DuckDB's own values lose a byte order mark in front.
 */
export function valueColumn(values: readonly DuckDBValue[], type: FieldType): Column {
  switch (type) {
    case 'string':
      return {
        kind: 'values',
        values: values.map((value) =>
          value === null ? null : decoder.decode((value as { readonly bytes: Uint8Array }).bytes),
        ),
      };
    case 'double':
    case 'integer':
    case 'boolean':
      return { kind: 'values', values };
    case 'date':
      return {
        kind: 'dates',
        days: Int32Array.from(values, (value) => (value === null ? 0 : (value as { readonly days: number }).days)),
        validity: validityOf(values),
      };
    case 'timestamp':
      return {
        kind: 'timestamps',
        micros: BigInt64Array.from(values, (value) =>
          value === null ? 0n : (value as { readonly micros: bigint }).micros,
        ),
        validity: validityOf(values),
      };
    case 'array':
    case 'map':
    case 'object':
      return {
        kind: 'values',
        values: values.map((value) => (value === null ? null : parsedJson(String(value)))),
      };
  }
}

function validityOf(values: readonly DuckDBValue[]): Validity {
  if (!values.includes(null)) return null;
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, row) => {
    if (value !== null) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return bits;
}
