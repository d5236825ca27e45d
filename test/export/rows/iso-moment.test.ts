import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { microsOfIso } from '../../../src/export/rows/iso-moment.ts';

const micros = (millis: number, more = 0) => BigInt(millis) * 1000n + BigInt(more);

describe('a text is a moment', () => {
  for (const [text, expected] of [
    ['2025-03-07', micros(Date.UTC(2025, 2, 7))],
    ['2024-02-29', micros(Date.UTC(2024, 1, 29))],
    ['0001-01-01', -62_135_596_800_000_000n],
    ['-000001-01-01', -62_198_755_200_000_000n],
    ['+275760-09-13', 8_640_000_000_000_000_000n],
    ['2025-01-02T03:04', micros(Date.UTC(2025, 0, 2, 3, 4))],
    ['2025-01-02T03:04:05', micros(Date.UTC(2025, 0, 2, 3, 4, 5))],
    ['2025-01-02 03:04:05.5', micros(Date.UTC(2025, 0, 2, 3, 4, 5, 500))],
    ['2025-01-02T03:04:05.123456Z', micros(Date.UTC(2025, 0, 2, 3, 4, 5), 123_456)],
    ['2025-01-02T03:04:05.123456999Z', micros(Date.UTC(2025, 0, 2, 3, 4, 5), 123_456)],
    ['1969-12-31T23:59:59.999999Z', -1n],
    ['2025-01-02 03:04:05+02', micros(Date.UTC(2025, 0, 2, 1, 4, 5))],
    ['2025-01-02 03:04:05.25-05:30', micros(Date.UTC(2025, 0, 2, 8, 34, 5, 250))],
    ['2025-01-02T03:04:05+0200', micros(Date.UTC(2025, 0, 2, 1, 4, 5))],
    ['1880-01-01 00:00:00+00:09:21', micros(Date.UTC(1879, 11, 31, 23, 50, 39))],
  ] as const)
    test(`where it is written as ${text}`, () => assert.equal(microsOfIso(text), expected));

  test('whatever the moment, to the microsecond', () => {
    const moment = fc.date({ min: new Date('-100000-01-01'), max: new Date('+200000-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.nat(999), (date, more) => {
        const text = date.toISOString().replace('Z', `${String(more).padStart(3, '0')}Z`);
        assert.equal(microsOfIso(text), micros(date.getTime(), more));
      }),
    );
  });
});

describe('a text is no moment', () => {
  for (const text of [
    '',
    '12',
    '2025',
    '2025-03',
    '2025-3-7',
    '20250307',
    '03/07/2025',
    'March 7, 2025',
    'Room 101',
    'infinity',
    '2025-02-30',
    '2025-02-29',
    '1900-02-29T00:00:00Z',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '-000000-01-01',
    '+275760-09-14',
    '2025-01-02T03',
    '2025-01-02T24:00:00Z',
    '2025-01-02T03:60:00Z',
    '2025-01-02T03:04:60Z',
    '2025-01-02T3:04:05Z',
    '2025-01-02T03:04:05.Z',
    '2025-01-02T03:04:05+24:00',
    '2025-01-02T03:04:05+02:60',
    '2025-01-02T03:04:05 CET',
    '2025-01-02Z',
    '2025-01-02+02:00',
    ' 2025-01-02',
    '2025-01-02\n',
    'Thu, 02 Jan 2025 03:04:05 GMT',
  ])
    test(`where it reads ${JSON.stringify(text)}`, () => assert.equal(microsOfIso(text), undefined));
});
