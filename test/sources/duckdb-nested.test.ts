import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { jsonText } from '../../src/export/encode/json-text.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { all, field, read } from './reading.ts';

/** A column `value` of one row, as the engine writes it into JSON. */
async function written(expression: string, reading: 'runs' | 'values'): Promise<string> {
  const source = await duckDbSource({
    prospects: `SELECT ${expression} AS value`,
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    fields: [field('value', 'object')],
    evaluatedAt: '2026-11-24T08:00:00Z',
    reading,
  });
  const { rows } = await read(source, { fields: ['value'] });
  return jsonText(rows[0]?.[0], 'value');
}

for (const reading of ['runs', 'values'] as const) {
  const rule = (title: string, cases: Readonly<Record<string, string>>): void => {
    test(title, async () => {
      for (const [expression, text] of Object.entries(cases)) assert.equal(await written(expression, reading), text);
    });
  };

  describe(`nested values out of DuckDB, by ${reading}`, () => {
    rule('keep integers past 2^53, in lists, structs, maps and JSON', {
      '[9007199254740993, -9223372036854775808]': '[9007199254740993,-9223372036854775808]',
      "{'a': [9007199254740993]}": '{"a":[9007199254740993]}',
      "MAP {'k': 1234567890123456789}": '{"k":1234567890123456789}',
      [`'{"a": 12345678901234567890, "b": [1, 2.50, 1e3]}'::JSON`]: '{"a":12345678901234567890,"b":[1,2.5,1000]}',
    });

    rule('keep fractions of many digits: those of a double as they are, and every digit of a decimal', {
      '[0.1::DOUBLE + 0.2::DOUBLE, 0.1234567890123456::DOUBLE, -1234567.8901234567::DOUBLE, 5e-324::DOUBLE]':
        '[0.30000000000000004,0.1234567890123456,-1234567.8901234567,5e-324]',
      "{'a': 12345678901234567890.123456789::DECIMAL(38,10), 'b': -1.10::DECIMAL(18,2)}":
        '{"a":12345678901234567890.1234567890,"b":-1.1}',
      [`'[0.12345678901234567890123, 1.50, 12345678901234567]'::JSON`]:
        '[0.12345678901234567890123,1.5,12345678901234567]',
    });

    rule('keep texts that look like numbers, and all that needs an escape', {
      "['9007199254740993', 'NaN', 'a\"9007199254740993', 'b\\']":
        '["9007199254740993","NaN","a\\"9007199254740993","b\\\\"]',
      "[chr(0) || '9007199254740993', chr(65279) || 'x']": '["\\u00009007199254740993","\ufeffx"]',
    });

    rule('have no number where JSON has no word for it', {
      "['NaN'::DOUBLE, 1.5, 'inf'::DOUBLE, '-inf'::DOUBLE]": '[null,1.5,null,null]',
      "[{'NaN': 'NaN'::DOUBLE}]": '[{"NaN":null}]',
    });

    rule('write moments in UTC as ISO, wherever the machine stands, and absent ones as absent', {
      "[TIMESTAMPTZ '2026-01-02 03:04:05+02', NULL]": '["2026-01-02T01:04:05.000Z",null]',
      "{'a b': TIMESTAMP '2026-01-02 03:04:05.123456', 'c': [{'d': TIMESTAMP '2026-01-02'}]}":
        '{"a b":"2026-01-02T03:04:05.123456Z","c":[{"d":"2026-01-02T00:00:00.000Z"}]}',
      "MAP {TIMESTAMP '2026-01-02': TIMESTAMP_S '2026-01-03'}":
        '{"2026-01-02T00:00:00.000Z":"2026-01-03T00:00:00.000Z"}',
      "CASE WHEN FALSE THEN {'a': TIMESTAMP '2026-01-02'} END": 'null',
      "CASE WHEN FALSE THEN MAP {'a': TIMESTAMP '2026-01-02'} END": 'null',
      "[DATE '2026-01-02']": '["2026-01-02"]',
    });
  });
}

test('a field called as what every object has is read like any other', async () => {
  const source = await duckDbSource({
    prospects: `SELECT 'a' AS "constructor", 'b' AS "__proto__"`,
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    evaluatedAt: '2026-11-24T08:00:00Z',
  });
  const fields = (await source.fields()).map(({ path }) => path);
  assert.deepEqual((await read(source, { fields })).rows, [['a', 'b']]);
});

test('what begins with many comments and is no query is refused at once', async () => {
  const source = duckDbSource({
    prospects: `${'/**/'.repeat(1000)}nothing`,
    audiences: [{ id: all, name: 'All', origin: 'Partner', where: 'TRUE' }],
    evaluatedAt: '2026-11-24T08:00:00Z',
  });
  await assert.rejects(source, RangeError);
});
