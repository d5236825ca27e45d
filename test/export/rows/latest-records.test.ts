import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ExportError } from '../../../src/export/export-error.ts';
import { LatestRecords } from '../../../src/export/rows/latest-records.ts';
import { batchOfRows } from '../encode/columns.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A text in one piece, as a driver reads it. */
const flat = (text: string) => Buffer.from(text).toString();

/** Rows that are made anew, so that nothing but the records keeps their texts. */
const rowsFrom = (start: number, count: number, at: (moment: number) => unknown) =>
  Array.from({ length: count }, (_, index) => [
    `P${start + index}`,
    at(1.7e12 + start + index),
    `Name ${start + index}`,
  ]);

describe('the records that are kept to find duplicates', () => {
  for (const [what, type, at, ties] of [
    ['for keys alone', 'timestamp', (moment: number) => new Date(moment), []],
    ['with what breaks ties', 'timestamp', (moment: number) => new Date(moment), [{ index: 2, field: 'name' }]],
    ['with moments that are texts', 'timestamp', (moment: number) => new Date(moment).toISOString(), []],
    ['with texts that order them', 'string', (moment: number) => flat(`Version ${moment} ${'-'.repeat(40)}`), []],
    ['with big integers that order them', 'integer', (moment: number) => String(2n ** 256n + BigInt(moment)), []],
  ] as const)
    test(`take no more memory than they were given ${what}`, () => {
      const limit = 24 * 2 ** 20;
      const before = heapUsed();
      const records = new LatestRecords(
        { key: [{ index: 0, field: 'id' }], latest: { index: 1, field: 'at', type }, ties },
        limit,
      );
      assert.throws(
        () => {
          for (let start = 0; ; start += 4096) records.offer(batchOfRows(rowsFrom(start, 4096, at)), () => true);
        },
        (error) => error instanceof ExportError && error.code === 'too-many-keys' && /24 MiB/.test(error.message),
      );
      const taken = heapUsed() - before;
      assert.ok(taken <= limit, `${taken} bytes of ${limit}`);
      // A bound that nothing comes near would be no bound that one can plan with.
      assert.ok(taken > limit / 2, `${taken} bytes of ${limit}`);
      records.duplicates();
    });
});
