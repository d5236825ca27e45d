import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { parquetCompressions } from '../../src/domain/file-format.ts';
import { column } from '../export/export-world.ts';
import { anyRow, fields as anyFields, queryOf, types as anyTypes } from './any-rows.ts';
import { ParquetExports } from './parquet-exports.ts';

let world: ParquetExports;
before(async () => (world = await ParquetExports.open()));
after(() => world.close());

const anyMapping = Object.keys(anyTypes).map((path) => column(path));

describe('values in Parquet files that DuckDB finishes', () => {
  test('are those of the engine, in columns of the same schema, over ten thousand rows of every type, compressed and split in any way', async () => {
    let compared = 0;
    const marks = fc.record({
      compression: fc.constantFrom(...parquetCompressions),
      maxRows: fc.constantFrom(300, 999, 1000, 1001, 5_000_000),
      mandatory: fc.boolean(),
      key: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1000, maxLength: 1000 }),
        marks,
        async (rows, { compression, maxRows, mandatory, key }) => {
          const prospects = await queryOf(rows, world.folder);
          const mapping = anyMapping.map((row) =>
            row.source === 'text'
              ? { ...row, mandatory }
              : row.source === 'n'
                ? { ...row, deduplicationKey: key }
                : row,
          );
          const wanted = { mapping, fields: anyFields, compression, maxRows };
          const own = await world.exported(prospects, 'lines', wanted);
          const engine = await world.exported(prospects, 'runs', wanted);
          assert.deepEqual([own.kinds, engine.kinds], [['file'], ['columns']]);
          await world.assertSame(own, engine, compression);
          compared += rows.length;
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
    assert.ok(compared >= 10_000);
  });

  const edges =
    `SELECT * FROM (VALUES ('infinity'::DATE, 'infinity'::TIMESTAMP, 1e21::DOUBLE, 9007199254740993), ` +
    `('-infinity', '-infinity', -0.0, -9223372036854775808), (DATE '1582-10-15', TIMESTAMP '1969-12-31 23:59:59.999999', 'NaN', 0), ` +
    `(NULL, NULL, NULL, NULL), (DATE '0001-01-01', TIMESTAMP '0001-01-01', '-infinity', 9223372036854775807)) v(d, "at", x, n)`;

  test('reach to the ends of every type, in one file and in several', async () => {
    for (const maxRows of [2, 5, 6]) {
      const wanted = { mapping: ['d', 'at', 'x', 'n'].map((path) => column(path)), maxRows };
      const own = await world.exported(edges, 'lines', wanted);
      assert.deepEqual(own.kinds, ['file']);
      await world.assertSame(own, await world.exported(edges, 'runs', wanted), 'snappy');
    }
  });

  test('are texts of a megabyte, beside short ones', async () => {
    const many = `SELECT CASE WHEN i % 997 = 0 THEN repeat('é"', 500000) ELSE 'x' || i END AS id, i AS n FROM range(3000) t(i)`;
    const wanted = { mapping: [column('id'), column('n')], maxRows: 1000 };
    const own = await world.exported(many, 'lines', wanted);
    const engine = await world.exported(many, 'runs', wanted);
    assert.deepEqual([own.kinds, own.files.map(({ rows }) => rows)], [['file'], [1000, 1000, 1000]]);
    for (const [index, { path }] of own.files.entries()) {
      const [one, other] = [path, engine.files[index]?.path].map(
        (each) => `SELECT list(md5(id)), list(n) FROM read_parquet('${each}')`,
      );
      assert.deepEqual(await world.query(one ?? ''), await world.query(other ?? ''));
    }
  });
});
