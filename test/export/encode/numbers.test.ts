import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ByteWriter } from '../../../src/export/encode/byte-writer.ts';
import { writeDate, writeTimestamp } from '../../../src/export/encode/moments.ts';
import { writeBigInt, writeNumber } from '../../../src/export/encode/numbers.ts';
import { MAX_SHORTEST_BYTES, writeShortest } from '../../../src/export/encode/shortest-double.ts';
import { textOf } from './columns.ts';

const printed = (write: (out: ByteWriter) => void) => {
  const out = new ByteWriter(1);
  write(out);
  return textOf(out.toBytes());
};
const number = (value: number) => printed((out) => writeNumber(out, value));

/** Decimals of so many digits that their doubles lie as close as they can. */
const longDecimals = fc
  .tuple(fc.bigInt({ min: 10n ** 14n, max: 10n ** 17n }), fc.integer({ min: -24, max: 0 }))
  .map(([digits, exponent]) => Number(`${digits}e${exponent}`));

/** Doubles a few steps from the powers of ten and of two, where digits and gaps change. */
const besideRoundNumbers = fc
  .tuple(
    fc.constantFrom(
      ...Array.from({ length: 26 }, (_, index) => Number(`1e${index - 8}`)),
      ...Array.from({ length: 80 }, (_, index) => 2 ** (index - 25)),
    ),
    fc.bigInt({ min: -40n, max: 40n }),
  )
  .map(([round, steps]) => {
    const bits = BigInt64Array.of(0n);
    const double = new Float64Array(bits.buffer);
    double[0] = round;
    bits[0] = (bits[0] ?? 0n) + steps;
    return double[0] ?? 0;
  });

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
          fc.double({ min: -1e16, max: 1e16, noNaN: true }),
          longDecimals,
          besideRoundNumbers,
        ),
        (value) => assert.equal(number(value), String(value)),
      ),
      { numRuns: 30_000 },
    );
  });

  test('prints most shares without asking String', () => {
    const shares = Array.from({ length: 1000 }, (_, index) => ((index + 1) * Math.SQRT2) % 1);
    const own = shares.filter((share) => writeShortest(new Uint8Array(MAX_SHORTEST_BYTES), 0, share) > 0);
    assert.ok(own.length > 800, `${own.length} of 1,000`);
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
