import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordColumns, type ProspectRecord } from '../../src/sources/record-columns.ts';

/** The rows that come out again, in batches of two. */
function rowsOf(fields: readonly string[], records: readonly ProspectRecord[]): unknown[][] {
  const columns = new RecordColumns(fields, 2);
  const rows: unknown[][] = [];
  const take = () => {
    const batch = columns.take();
    for (let row = 0; row < batch.rows; row++)
      rows.push(batch.columns.map((column) => (column.kind === 'values' ? column.values[row] : 'no value')));
  };
  for (const record of records) {
    columns.add(record);
    if (columns.isFull) take();
  }
  if (columns.rows > 0) take();
  return rows;
}

describe('records in columns', () => {
  const rules: { title: string; fields: string[]; records: ProspectRecord[]; expected: unknown[][] }[] = [
    {
      title: 'take their values by name, in whatever order the keys come',
      fields: ['b', 'a'],
      records: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
        { b: 6, a: 5 },
        { a: 7, b: 8 },
      ],
      expected: [
        [2, 1],
        [4, 3],
        [6, 5],
        [8, 7],
      ],
    },
    {
      title: 'keep nothing of a record of another make',
      fields: ['a', 'b'],
      records: [{ a: 1, b: 2 }, { a: 3 }, { a: 4, c: 5 }, { b: 6 }, {}],
      expected: [
        [1, 2],
        [3, undefined],
        [4, undefined],
        [undefined, 6],
        [undefined, undefined],
      ],
    },
    {
      title: 'leave out keys that are no fields',
      fields: ['b'],
      records: [
        { a: 1, b: 2, c: 3 },
        { a: 4, b: 5, c: 6 },
      ],
      expected: [[2], [5]],
    },
    {
      title: 'tell null from undefined',
      fields: ['a', 'b'],
      records: [
        { a: null, b: undefined },
        { a: undefined, b: null },
      ],
      expected: [
        [null, undefined],
        [undefined, null],
      ],
    },
    {
      title: 'go down a path where no key is the whole of it',
      fields: ['id', 'person.name'],
      records: [
        { id: 1, person: { name: 'Ada' } },
        { id: 2, 'person.name': 'Bob', person: {} },
        { id: 3, person: null },
      ],
      expected: [
        [1, 'Ada'],
        [2, 'Bob'],
        [3, undefined],
      ],
    },
    {
      title: 'take what every object inherits for no value',
      fields: ['constructor', 'toString'],
      records: [{}, { constructor: 'own' }],
      expected: [
        [undefined, undefined],
        ['own', undefined],
      ],
    },
  ];
  for (const { title, fields, records, expected } of rules)
    test(title, () => assert.deepEqual(rowsOf(fields, records), expected));

  test('read a record of a class by its own values', () => {
    class Base {
      a = 1;
    }
    const inherits = Object.create({ a: 2, b: 2 }, { b: { value: 3, enumerable: true } }) as ProspectRecord;
    const records = [new Base() as unknown as ProspectRecord, inherits];
    assert.deepEqual(rowsOf(['a', 'b'], records), [
      [1, undefined],
      [undefined, 3],
    ]);
  });

  test('ask for no value that is not wanted', () => {
    const lazy = {
      a: 1,
      get b(): never {
        throw new Error('asked for');
      },
    };
    assert.deepEqual(rowsOf(['a'], [lazy, lazy]), [[1], [1]]);
  });

  test('stay right when more makes of records come than are learnt', () => {
    const records = Array.from({ length: 100 }, (_, index) => ({ [`k${index % 40}`]: 0, a: index }));
    assert.deepEqual(
      rowsOf(['a'], records),
      records.map(({ a }) => [a]),
    );
  });
});
