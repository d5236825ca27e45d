import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ByteWriter } from '../../../src/export/encode/byte-writer.ts';
import { writeDate, writeTimestamp } from '../../../src/export/encode/moments.ts';
import { writeBigInt, writeNumber } from '../../../src/export/encode/numbers.ts';
import { textOf } from './columns.ts';

const printed = (write: (out: ByteWriter) => void) => {
  const out = new ByteWriter(1);
  write(out);
  return textOf(out.toBytes());
};
const number = (value: number) => printed((out) => writeNumber(out, value));

describe('numbers', () => {
  const words: [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [1e20, '100000000000000000000'],
    [0.1, '0.1'],
    [-12.5, '-12.5'],
    [1.05, '1.05'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
    [9007199254740991, '9007199254740991'],
    [-9007199254740993, '-9007199254740992'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
  ];
  for (const [value, text] of words) {
    test(`prints ${text} as JavaScript does`, () => assert.equal(number(value), text));
  }

  test('prints every double as String does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double(),
          fc.integer().map((cents) => cents / 100),
          fc.float(),
        ),
        (value) => assert.equal(number(value), String(value)),
      ),
      { numRuns: 10_000 },
    );
  });

  test('prints integers past 2^53 in every digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }), (value) =>
        assert.equal(
          printed((out) => writeBigInt(out, value)),
          value.toString(),
        ),
      ),
      { numRuns: 2000 },
    );
  });
});

describe('moments', () => {
  test('prints a timestamp as toISOString does, before 1970 too', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) =>
        assert.equal(
          printed((out) => writeTimestamp(out, BigInt(date.getTime()) * 1000n)),
          date.toISOString(),
        ),
      ),
      { numRuns: 5000 },
    );
  });

  test('prints microseconds where milliseconds are not enough', () => {
    assert.equal(
      printed((out) => writeTimestamp(out, -1n)),
      '1969-12-31T23:59:59.999999Z',
    );
  });

  test('prints a day as the date of its timestamp', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (days) =>
        assert.equal(
          printed((out) => writeDate(out, days)),
          new Date(days * 86_400_000).toISOString().split('T')[0],
        ),
      ),
      { numRuns: 5000 },
    );
  });

  test('names the infinite ones', () => {
    assert.equal(
      printed((out) => writeTimestamp(out, 2n ** 63n - 1n)),
      'infinity',
    );
    assert.equal(
      printed((out) => writeDate(out, -(2 ** 31 - 1))),
      '-infinity',
    );
  });
});
