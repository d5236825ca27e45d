import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FieldType } from '../../src/domain/field.ts';
import { field } from './reading.ts';

/** Columns of every type that is no nested one. */
export const types: Readonly<Record<string, FieldType>> = {
  text: 'string',
  note: 'string',
  n: 'integer',
  x: 'double',
  share: 'double',
  yes: 'boolean',
  day: 'date',
  at: 'timestamp',
};
export const fields = Object.entries(types).map(([path, type]) => field(path, type));

/** The columns out of a file of their texts: a query with all values in it would take longer to plan than to run. */
const columns: Readonly<Record<string, string>> = {
  text: 'text',
  note: 'note',
  n: 'n::BIGINT',
  x: 'x::DOUBLE',
  share: 'share::DOUBLE',
  yes: 'yes::BOOLEAN',
  day: `DATE '1970-01-01' + "day"::INTEGER`,
  at: 'make_timestamp("at"::BIGINT)',
};

/** A query that yields the rows in their order, out of a file in the folder. */
export async function queryOf(rows: readonly AnyRow[], folder: string): Promise<string> {
  const file = join(folder, 'rows.ndjson');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const read = Object.keys(columns).map((name) => `'${name}': 'VARCHAR'`);
  const select = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`);
  return `SELECT ${select.join(', ')} FROM read_json('${file}', format = 'newline_delimited', columns = {${read.join(', ')}})`;
}

const marks = fc.constantFrom(
  ...['', 'null', 'NULL', ',', ';', '|', '\t', ':', '"', "'", '\\', '\n', '\r', '\r\n', '=1', '+', '-', '@', '\ufeff'],
  ...['\0', 'é', '😀', 'שלום', '\u001f', '\u2028', ' ', '00'],
);
const text = fc.oneof(
  marks,
  fc
    .array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 4 })
    .map((parts) => parts.join('')),
);
const double = fc.oneof(
  fc.double(),
  fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
  fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -25, max: 25 })).map(([n, e]) => Number(`${n}e${e}`)),
  fc.constantFrom(0, -0, 1e15, 1e16, 1e21, 1e-4, 1e-5, 1e-6, 1e-7, 2 ** 53, 2 ** 53 + 2, 9e15, 5e-324, NaN, Infinity),
);
/** Microseconds over all that DuckDB knows: from 290308 BC to AD 294247. */
const micros = fc.oneof(
  fc.bigInt({ min: -9_223_372_022_400_000_000n, max: 9_223_372_036_854_775_806n }),
  fc.bigInt({ min: -(10n ** 15n), max: 3n * 10n ** 15n }),
  fc.integer({ min: -4_000_000, max: 4_000_000 }).map((seconds) => BigInt(seconds) * 1_000_000n),
);
const absent = <T>(value: fc.Arbitrary<T>, write: (value: T) => string) =>
  fc.option(value, { freq: 6 }).map((one) => (one === null ? null : write(one)));
const number = absent(double, (value) => (Object.is(value, -0) ? '-0.0' : String(value)));

/** A row of any values, each as the text out of which its column is made. */
export const anyRow = fc.record({
  text: absent(text, String),
  note: absent(text, String),
  n: absent(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), String),
  x: number,
  share: number,
  yes: absent(fc.boolean(), String),
  day: absent(fc.integer({ min: -2_000_000, max: 5_000_000 }), String),
  at: absent(micros, String),
});
export type AnyRow = typeof anyRow extends fc.Arbitrary<infer One> ? One : never;
