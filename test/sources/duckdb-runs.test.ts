import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { rawVectors } from '../../src/sources/duckdb-runs.ts';
import { literal } from '../../src/sources/sql-text.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { field, read } from './reading.ts';

let folder = '';
let connection: DuckDBConnection;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runs-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
after(() => rm(folder, { recursive: true }));

const fields = [
  field('text'),
  field('other'),
  field('n', 'integer'),
  field('x', 'double'),
  field('b', 'boolean'),
  field('d', 'date'),
  field('at', 'timestamp'),
  field('list', 'array'),
];
const audiences = [{ id: 'all', name: 'All', origin: '', where: 'TRUE' }];

async function readBoth(prospects: string, wanted = fields) {
  const paths = wanted.map(({ path }) => path);
  const [runs, values] = await Promise.all(
    (['runs', 'values'] as const).map(async (reading) =>
      read(await duckDbSource({ prospects, audiences, fields: wanted, evaluatedAt: '2026-11-24T08:00:00Z', reading }), {
        fields: paths,
      }),
    ),
  );
  return { runs: runs?.rows ?? [], values: values?.rows ?? [] };
}

/** Texts of every length about the twelve bytes up to which DuckDB keeps them in place. */
const longTexts = (rows: number) =>
  `SELECT CASE WHEN i % 7 = 0 THEN NULL WHEN i % 5 = 0 THEN '' ELSE repeat(chr(97 + (i % 26)::INTEGER), (i % 40)::INTEGER) || CASE WHEN i % 3 = 0 THEN '😀' ELSE '' END END AS text, ` +
  `CASE WHEN i % 2 = 0 THEN 'short' ELSE 'longer than twelve bytes ' || i END AS other, ` +
  `CASE WHEN i % 11 = 0 THEN NULL ELSE 9007199254740993 + i END AS n, i / 7 AS x, i % 3 = 0 AS b, DATE '1969-12-30' + i::INTEGER AS d, ` +
  `make_timestamp(-1000000000 + i * 77777777) AS at, [i, i + 1] AS list FROM range(${rows}) t(i)`;

describe('texts read in runs', () => {
  test('keep a byte order mark in front, as those read one by one do', async () => {
    const { runs, values } = await readBoth(
      `SELECT chr(65279) || t AS text FROM (VALUES ('a'), ('longer than twelve bytes'), ('')) v(t)`,
      [field('text')],
    );
    const expected = [['\ufeffa'], ['\ufefflonger than twelve bytes'], ['\ufeff']];
    assert.deepEqual({ runs, values }, { runs: expected, values: expected });
  });

  test('are there in the binding that is installed', () => assert.notEqual(rawVectors(), undefined));

  for (const [kind, extension] of [
    ['Parquet', 'parquet'],
    ['CSV', 'csv'],
    ['NDJSON', 'ndjson'],
  ] as const) {
    test(`are the values that DuckDB gives one by one, over several chunks of ${kind}`, async () => {
      const path = join(folder, `many.${extension}`);
      const query =
        extension === 'parquet' ? longTexts(5000) : longTexts(5000).replace('[i, i + 1] AS list', 'NULL AS list');
      await connection.run(
        `COPY (${query}) TO ${literal(path)} (FORMAT ${extension === 'ndjson' ? 'json' : extension})`,
      );
      const wanted = extension === 'parquet' ? fields : fields.filter(({ path: name }) => name !== 'list');
      const { runs, values } = await readBoth(path, wanted);
      assert.equal(runs.length, 5000);
      assert.deepEqual(runs, values);
    });
  }

  test('are the same after filters, expressions and sorting, which leave gaps in memory', async () => {
    const query = `SELECT * REPLACE (CASE WHEN text IS NULL THEN NULL ELSE text || ' and more' END AS text) FROM (${longTexts(6000)}) WHERE n % 3 <> 1 OR n IS NULL ORDER BY other DESC`;
    const { runs, values } = await readBoth(query);
    assert.ok(runs.length > 3000);
    assert.deepEqual(runs, values);
  });

  test('are the same whatever the texts', async () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 30 }).map((value) => value.replaceAll('\0', '␀')));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 60 }), async (rows) => {
        const quoted = (value: string | null) => (value === null ? 'NULL' : literal(value));
        const prospects = `SELECT * FROM (VALUES ${rows.map((row) => `(${row.map(quoted).join(', ')})`).join(', ')}) v(text, other)`;
        const { runs, values } = await readBoth(prospects, fields.slice(0, 2));
        assert.deepEqual(runs, values);
        assert.deepEqual(runs, rows);
      }),
      { numRuns: 60 },
    );
  });
});
