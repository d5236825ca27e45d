import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FieldType } from '../../src/domain/field.ts';
import { column } from '../export/export-world.ts';
import { ParquetExports } from './parquet-exports.ts';
import { field } from './reading.ts';

let world: ParquetExports;
before(async () => (world = await ParquetExports.open()));
after(() => world.close());

describe('Parquet files', () => {
  const flat = `SELECT 'a' AS id, 1 AS n`;

  test('are finished by DuckDB with the columns of the mapping by their names, in its order, one of them twice', async () => {
    const names = [`the "name", 'it' is`, 'a.b/c\nd', 'é😀', '=1', 'pa_row'];
    const mapping = names.map((target, index) => ({ ...column(index % 2 === 0 ? 'id' : 'n'), target }));
    const own = await world.exported(flat, 'lines', { mapping });
    assert.deepEqual(own.kinds, ['file']);
    await world.assertSame(own, await world.exported(flat, 'runs', { mapping }), 'snappy');
  });

  for (const [why, targets] of [
    ['two that differ in their case alone', ['Id', 'iD']],
    ['one with a NUL', ['a\0b', 'c']],
    ['one with half a character', ['a\ud800', 'c']],
  ] as const) {
    test(`are left to the engine where DuckDB would change a name: ${why}`, async () => {
      const mapping = targets.map((target, index) => ({ ...column(index === 0 ? 'id' : 'n'), target }));
      const { kinds, files } = await world.exported(flat, 'lines', { mapping });
      assert.deepEqual([kinds, files.map(({ rows }) => rows)], [['columns'], [1]]);
    });
  }

  for (const [type, sql] of [
    ['array', '[1, 2]'],
    ['map', `MAP {'a': 1}`],
    ['object', `{'a': 1.0}`],
  ] as const satisfies readonly (readonly [FieldType, string])[]) {
    test(`are left to the engine where a value is of type ${type}`, async () => {
      const fields = [field('id'), field('more', type)];
      const mapping = [column('id'), column('more')];
      const prospects = `SELECT 'a' AS id, ${sql} AS more`;
      const own = await world.exported(prospects, 'lines', { mapping, fields });
      assert.deepEqual(own.kinds, ['columns']);
      await world.assertSame(own, await world.exported(prospects, 'runs', { mapping, fields }), 'snappy');
    });
  }

  test('are left to the engine where they end by their bytes', async () => {
    const { kinds } = await world.exported(flat, 'lines', { mapping: [column('id')], maxBytes: 1 << 20 });
    assert.deepEqual(kinds, ['columns']);
  });
});
