import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FieldType } from '../../../src/domain/field.ts';
import { cellAsText, exportedFile, hostileRows, hostileTypes, wideRows, wideTypes } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'parquet-readers-'));
after(() => rmSync(folder, { recursive: true }));

const tables = {
  'hostile values': { rows: hostileRows, types: hostileTypes },
  '2,000 columns': { rows: wideRows, types: wideTypes },
};

/** As SQL, what prints a value of the type without losing anything of it. */
const printed: Readonly<Record<FieldType, (column: string) => string>> = {
  string: (column) => `hex(encode(${column}))`,
  integer: (column) => `CAST(${column} AS VARCHAR)`,
  double: (column) => column,
  boolean: (column) => column,
  date: (column) => `CAST(${column} AS VARCHAR)`,
  timestamp: (column) => `CAST(epoch_us(${column}) AS VARCHAR)`,
  array: (column) => `hex(encode(${column}))`,
  map: (column) => `hex(encode(${column}))`,
  object: (column) => `hex(encode(${column}))`,
};

function expectedOf(value: unknown, type: FieldType): unknown {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'integer':
      return (value as number | bigint).toString();
    case 'date':
    case 'double':
    case 'boolean':
      return value;
    case 'timestamp':
      return String(BigInt((value as Date).getTime()) * 1000n);
    default:
      return Buffer.from(cellAsText(value)).toString('hex').toUpperCase();
  }
}

for (const [what, { rows, types }] of Object.entries(tables)) {
  const columns = Object.entries(types);
  describe(`Parquet of ${what}`, () => {
    const file = exportedFile(rows, types, { format: { type: 'parquet', compression: 'snappy' } });
    const expected = rows.map((row) => columns.map(([name, type]) => expectedOf(row[name], type)));

    test('is read back cell for cell by DuckDB', async () => {
      const path = join(folder, `${crypto.randomUUID()}.parquet`);
      writeFileSync(path, await file);
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const sql = `SELECT ${columns.map(([name, type]) => printed[type](`"${name}"`)).join()} FROM read_parquet('${path}')`;
      // Zero has a sign here: what is deeply and strictly equal has the same.
      assert.deepEqual((await connection.runAndReadAll(sql)).getRows(), expected);
    });
  });
}
