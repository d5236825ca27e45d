import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { jsonEncoder } from '../../../src/export/encode/json-encoder.ts';
import type { EncodedColumn } from '../../../src/export/encode/row-encoder.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { batchOfRows, encodedColumns, encodeFile, textColumn, textOf } from './columns.ts';

const lines = { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' } as const;

const json = (rows: unknown[][], format: Parameters<typeof jsonEncoder>[0] = lines, columns?: EncodedColumn[]) =>
  textOf(encodeFile(jsonEncoder(format, columns ?? encodedColumns(rows[0]?.length ?? 1)), batchOfRows(rows)));

describe('JSON', () => {
  test('writes one object a line', () => {
    assert.equal(
      json([
        ['a', 1],
        ['b', null],
      ]),
      '{"c1":"a","c2":1}\n{"c1":"b","c2":null}\n',
    );
  });

  test('writes one array of objects', () => {
    const text = json([['a'], ['b']], { ...lines, framing: 'array' });
    assert.equal(text, '[\n{"c1":"a"},\n{"c1":"b"}\n]\n');
  });

  test('writes an empty array for no rows', () => {
    const encoder = jsonEncoder({ ...lines, framing: 'array' }, encodedColumns(1));
    const empty = encodeFile(encoder, { kind: 'columns', rows: 0, columns: [{ kind: 'values', values: [] }] });
    assert.deepEqual(JSON.parse(textOf(empty)), []);
  });

  test('nests by the path of the source, in the order of the mapping', () => {
    const columns = ['person.name.first', 'id', 'person.age', 'person.name.last'].map((source, index) => ({
      source,
      target: `t${index}`,
      index,
    }));
    assert.equal(
      json([['A', 7, 30, 'B']], { ...lines, shape: 'nested' }, columns),
      '{"person":{"name":{"first":"A","last":"B"},"age":30},"id":7}\n',
    );
  });

  test('refuses to nest a field within another', () => {
    const columns = [
      { source: 'person', target: 'a', index: 0 },
      { source: 'person.name', target: 'b', index: 1 },
    ];
    for (const order of [columns, columns.toReversed()])
      assert.throws(() => jsonEncoder({ ...lines, shape: 'nested' }, order), ExportError);
  });

  test('keeps integers of any size, and writes what is no number as null', () => {
    assert.equal(json([[2n ** 70n, NaN, Infinity]]), '{"c1":1180591620717411303424,"c2":null,"c3":null}\n');
  });

  test('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        assert.equal(json([[text, value]]), `{"c1":${JSON.stringify(text)},"c2":${JSON.stringify(value)}}\n`);
      }),
      { numRuns: 10_000 },
    );
  });

  test('prints a text alike, whether it comes as a string or as bytes', () => {
    const values = ['', 'a"\\/\b\f\n\r\t\u0001\u001f\u007f', 'é😀\u2028', null];
    const fromBytes = encodeFile(jsonEncoder(lines, encodedColumns(1)), {
      kind: 'columns',
      rows: values.length,
      columns: [textColumn(values)],
    });
    assert.equal(textOf(fromBytes), json(values.map((value) => [value])));
  });

  test('writes a lone surrogate as U+FFFD', () => {
    assert.equal(json([['\ud800', ['\udc00']]]), '{"c1":"\ufffd","c2":["\ufffd"]}\n');
  });
});
