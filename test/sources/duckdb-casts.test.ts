import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FieldType } from '../../src/domain/field.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { all, field, read } from './reading.ts';

const source = (prospects: string, type: FieldType) =>
  duckDbSource({
    prospects,
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    fields: [field('value', type), field('name')],
    evaluatedAt: '2026-11-24T08:00:00Z',
  });

/** What a field of the type reads of expressions of one type of DuckDB. */
async function valuesOf(type: FieldType, expressions: string): Promise<readonly unknown[]> {
  const from = await source(`SELECT value, '' AS name FROM (VALUES ${expressions}) t(value)`, type);
  return (await read(from, { fields: ['value'] })).rows.map(([value]) => value);
}

describe('a value that is not of the type of its field', () => {
  test('is no integer where it has a fraction, and one where the fraction is nothing', async () => {
    for (const whole of [
      '(2.0::DOUBLE), (-0.0), (NULL)',
      '(2.00::DECIMAL(10, 2)), (0), (NULL)',
      `('2'), ('0.0'), (NULL)`,
      `('2e0'), ('+0'), (NULL)`,
    ])
      assert.deepEqual(await valuesOf('integer', whole), [2n, 0n, null], whole);
    for (const broken of ['(1.0::DOUBLE), (1.5)', '(1.5::DECIMAL(10, 2))', `('1'), ('1.5')`, `('one')`, `('')`])
      await assert.rejects(valuesOf('integer', broken), {
        code: 'source',
        message: 'A value of the field "value" is no integer.',
      });
  });

  test('keeps every digit of a long integer in a text', async () => {
    assert.deepEqual(await valuesOf('integer', `('9007199254740993'), ('9007199254740993.0')`), [
      9007199254740993n,
      9007199254740993n,
    ]);
  });

  test('is no truth where it is a number other than 0 and 1', async () => {
    assert.deepEqual(await valuesOf('boolean', '(1), (0), (NULL)'), [true, false, null]);
    for (const broken of ['(5)', '(0.5::DOUBLE)', '(-1::HUGEINT)'])
      await assert.rejects(valuesOf('boolean', broken), { message: 'A value of the field "value" is no boolean.' });
  });

  test('has as its day that in UTC, also where it is the text of a moment', async () => {
    const days = await valuesOf('date', `('2026-01-01'), ('2026-01-01 23:30:00-05'), ('2026-01-02T01:00:00Z')`);
    assert.deepEqual(days, [20454, 20455, 20455]);
  });

  test('is named by its field, and not told', async () => {
    await assert.rejects(valuesOf('integer', `('secret 1.5')`), (error: Error) => !error.message.includes('secret'));
  });
});

describe('rows with the same value in their key', () => {
  const kept = async (type: FieldType, values: readonly string[]) => {
    const rows = values.map((value, index) => `SELECT ${value} AS value, '${index}' AS name`);
    const { rows: names, leftOut } = await read(await source(rows.join(' UNION ALL '), type), {
      ...{ fields: ['value', 'name'], deduplicationKey: ['value'] },
    });
    return [names.length, leftOut?.duplicates];
  };

  test('are duplicates however the source writes it', async () => {
    assert.deepEqual(await kept('timestamp', [`'2026-01-01T10:00:00Z'`, `'2026-01-01 12:00:00+02'`]), [1, 1]);
    assert.deepEqual(await kept('integer', [`'007'`, `'7'`]), [1, 1]);
    assert.deepEqual(await kept('date', [`TIMESTAMP '2026-01-01 10:00'`, `TIMESTAMP '2026-01-01 12:00'`]), [1, 1]);
    assert.deepEqual(await kept('string', [`'007'`, `'7'`]), [2, 0]);
  });
});
