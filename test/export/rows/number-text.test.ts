import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, integerOf } from '../../../src/export/rows/number-text.ts';

describe('a text is a decimal number', () => {
  for (const [text, expected] of [
    ['7', 7],
    ['+7', 7],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1e21', 1e21],
    ['1.5E-7', 1.5e-7],
  ] as const)
    test(`where it is written as ${text}`, () => assert.equal(decimalOf(text), expected));

  test('whatever finite number JavaScript has printed', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.ok(decimalOf(String(value)) === value);
      }),
    ));

  for (const text of [
    '',
    ' ',
    ' 5',
    '5 ',
    '.',
    'e5',
    '1e',
    '0x10',
    '0b1',
    '1_000',
    '1,5',
    '1e999',
    'Infinity',
    'NaN',
    '٣',
  ])
    test(`but not where it reads ${JSON.stringify(text)}`, () => assert.equal(decimalOf(text), undefined));
});

describe('a text is an integer', () => {
  for (const [text, expected] of [
    ['0', 0n],
    ['-12', -12n],
    ['+9007199254740993', 9007199254740993n],
  ] as const)
    test(`where it is written as ${text}`, () => assert.equal(integerOf(text), expected));

  for (const text of ['', '5.0', '1e3', '0x10', ' 5', '٣'])
    test(`but not where it reads ${JSON.stringify(text)}`, () => assert.equal(integerOf(text), undefined));
});
