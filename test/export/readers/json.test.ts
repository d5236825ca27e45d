import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { cellAsJson, cellAsText, exportedFile, hostileRows, hostileTypes, wideRows, wideTypes } from './hostile.ts';
import { pythonJson, skipWithout } from './readers.ts';

const folder = mkdtempSync(join(tmpdir(), 'json-readers-'));
after(() => rmSync(folder, { recursive: true }));

const tables = {
  'hostile values': { rows: hostileRows, types: hostileTypes },
  '2,000 columns': { rows: wideRows, types: wideTypes },
};

for (const [what, { rows, types }] of Object.entries(tables)) {
  const columns = Object.keys(types);
  describe(`JSON of ${what}`, () => {
    for (const framing of ['lines', 'array'] as const) {
      const file = exportedFile(rows, types, {
        format: { type: 'json', framing, shape: 'flat', compression: 'none' },
      });

      test(
        `in ${framing} is read back value for value by Python’s json`,
        { skip: skipWithout('python3') },
        async () => {
          const expected = rows.map((row) => ({ object: columns.map((name) => [name, cellAsJson(row[name])]) }));
          assert.deepEqual(pythonJson(await file, framing), expected);
        },
      );

      test(`in ${framing} is read back value for value by DuckDB`, async () => {
        const path = join(folder, `${crypto.randomUUID()}.json`);
        writeFileSync(path, await file);
        const connection = await (await DuckDBInstance.create(':memory:')).connect();
        // JSON keeps the digits of every number, and texts with their quotes.
        const names = columns.map((name) => `'${name}': 'JSON'`).join();
        const format = framing === 'lines' ? 'newline_delimited' : 'array';
        const sql = `SELECT ${columns.map((name) => `CAST("${name}" AS VARCHAR)`).join()} FROM read_json('${path}', format = '${format}', columns = {${names}}, maximum_object_size = 67108864)`;
        const read = (await connection.runAndReadAll(sql)).getRows();
        assert.deepEqual(
          read.map((row) => row.map((cell) => canonical(cell as string | null))),
          rows.map((row) => columns.map((name) => canonical(jsonOf(row[name])))),
        );
      });
    }
  });
}

describe('JSON of hostile values in objects', () => {
  const types = { 'who.said.text': 'string', 'who.n': 'integer', 'x.y': 'double' } as const;
  const rows = hostileRows.map(({ text, n, x }) => ({ who: { said: { text }, n }, x: { y: x } }));

  for (const framing of ['lines', 'array'] as const)
    test(
      `nested by the paths of the mapping in ${framing} is read back value for value by Python’s json`,
      { skip: skipWithout('python3') },
      async () => {
        const file = await exportedFile(rows, types, {
          format: { type: 'json', framing, shape: 'nested', compression: 'none' },
        });
        assert.deepEqual(pythonJson(file, framing), rows.map(cellAsJson));
      },
    );
});

function jsonOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || value instanceof Date ? JSON.stringify(cellAsText(value)) : cellAsText(value);
}

/** Escapes and exponents may be spelled in two ways; digits are compared as they are. */
function canonical(json: string | null): string | null {
  if (json === null) return null;
  return json.replace(/"(?:[^"\\]|\\.)*"|e\+/g, (found) => (found === 'e+' ? 'e' : JSON.stringify(JSON.parse(found))));
}
