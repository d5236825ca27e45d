import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ExportError } from '../../src/export/export-error.ts';
import { rowSource } from '../../src/sources/index.ts';
import { all, field, read } from './reading.ts';

const common = { audiences: [], fields: [field('id'), field('person.name')] };
const many = Array.from({ length: 10_000 }, (_, index) => ({ id: index, person: { name: `n${index}` } }));

async function* slowly<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('a row source', () => {
  test('turns records into columns by the paths that are wanted, however they come', async () => {
    const expected = many.map(({ id, person }) => [person.name, id]);
    for (const rows of [() => many, () => slowly(many), () => slowly([many.slice(0, 3), many.slice(3)])]) {
      const result = await read(rowSource({ ...common, rows }), { fields: ['person.name', 'id'] });
      assert.deepEqual(result.rows, expected);
      assert.ok(result.batches.length > 1);
    }
  });

  test('takes flat records under their dotted paths', async () => {
    const rows = () => [{ 'person.name': 'Ada' }, {}];
    assert.deepEqual((await read(rowSource({ ...common, rows }), { fields: ['person.name'] })).rows, [
      ['Ada'],
      [undefined],
    ]);
  });

  test('hands columns through as they are', async () => {
    const batch = { kind: 'columns', rows: 1, columns: [{ kind: 'values', values: ['x'] }] } as const;
    const source = rowSource({ ...common, batches: () => slowly([batch]), leavesOutIncomplete: true });
    const reading = await source.read({ audienceId: all, fields: ['id'], mandatory: [], deduplicationKey: [] });
    assert.deepEqual([reading.leavesOutIncomplete, reading.leavesOutDuplicates], [true, false]);
    assert.deepEqual((await read(source)).batches, [batch]);
  });

  test('reads again from the beginning', async () => {
    const source = rowSource({ ...common, rows: () => slowly(many.slice(0, 5)) });
    assert.deepEqual((await read(source)).rows, (await read(source)).rows);
  });

  test('names the row that is no record', async () => {
    const rows = () => slowly([{ id: 1 }, null as never]);
    await assert.rejects(
      read(rowSource({ ...common, rows })),
      (error) => error instanceof ExportError && error.message.includes('Row 2'),
    );
  });

  test('says that it cannot count, unless told how', async () => {
    assert.equal(await rowSource({ ...common, rows: () => [] }).count(all), null);
    assert.equal(await rowSource({ ...common, rows: () => [], count: () => Promise.resolve(7) }).count(all), 7);
  });
});
