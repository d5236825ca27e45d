import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { column } from '../export/export-world.ts';
import { ParquetExports } from './parquet-exports.ts';

let world: ParquetExports;
before(async () => (world = await ParquetExports.open()));
after(() => world.close());

describe('rows in Parquet files that DuckDB finishes', () => {
  test('keep their order over many row groups and over several files, however they are found', async () => {
    const some = (condition: string) =>
      `SELECT i AS n, 'P' || hash(i) AS id FROM range(400000) t(i) WHERE ${condition}`;
    const union = `${some('i % 3 = 0')} UNION ALL ${some('i % 5 = 0')} UNION ALL ${some('i % 7 = 0')}`;
    const joined = `${some('TRUE')} AND hash(i) % 11 IN (SELECT j * 2 FROM range(4) u(j))`;
    for (const prospects of [union, joined]) {
      const expected = await world.query(`SELECT n, id FROM (${prospects})`);
      const count = expected.length;
      const maxRows = Math.ceil(count / 3);
      const { files, kinds } = await world.exported(prospects, 'lines', {
        mapping: [column('n'), column('id')],
        maxRows,
      });
      assert.deepEqual(kinds, ['file']);
      assert.deepEqual(
        files.map(({ rows }) => rows),
        [maxRows, maxRows, count - 2 * maxRows],
      );
      const read: unknown[][] = [];
      for (const { path } of files) read.push(...(await world.query(`SELECT n, id FROM read_parquet('${path}')`)));
      const at = read.findIndex(([n, id], index) => n !== expected[index]?.[0] || id !== expected[index]?.[1]);
      assert.deepEqual([read.length, at], [count, -1]);
    }
  });

  test('become the same bytes whenever they are written', async () => {
    const prospects = `SELECT i AS n, sha256(i::VARCHAR) AS id, i / 7 AS x FROM range(300000) t(i)`;
    const make = async () => {
      const wanted = { mapping: ['n', 'id', 'x'].map((path) => column(path)), maxRows: 120_000 };
      return (await world.exported(prospects, 'lines', wanted)).files.map(({ sha256 }) => sha256);
    };
    const first = await make();
    assert.equal(first.length, 3);
    assert.deepEqual(await make(), first);
  });

  test('of nobody make a file of the engine: columns and no rows', async () => {
    const none = `SELECT 'a' AS id, 1 AS n WHERE FALSE`;
    const own = await world.exported(none, 'lines', { mapping: [column('id'), column('n')] });
    assert.deepEqual([own.kinds, own.files.map(({ rows }) => rows)], [[], [0]]);
    await world.assertSame(own, await world.exported(none, 'runs', { mapping: [column('id'), column('n')] }), 'snappy');
  });

  test('fill as many files as they need, and leave none without rows', async () => {
    for (const [rows, expected] of [
      [9, [9]],
      [10, [10]],
      [11, [10, 1]],
      [30, [10, 10, 10]],
    ] as const) {
      const prospects = `SELECT 'P' || i AS id FROM range(${rows}) t(i)`;
      const { files } = await world.exported(prospects, 'lines', { mapping: [column('id')], maxRows: 10 });
      assert.deepEqual(
        files.map((file) => file.rows),
        expected,
      );
    }
  });
});
