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

/** Rows that are made anew, so that nothing but the records keeps their texts. */
const rowsFrom = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => [
    `P${start + index}`,
    new Date(1.7e12 + start + index),
    `Name ${start + index}`,
  ]);

describe('the records that are kept to find duplicates', () => {
  for (const ties of [[], [2]]) {
    test(`take no more memory than they were given ${ties.length === 0 ? 'for keys alone' : 'with what breaks ties'}`, () => {
      const limit = 24 * 2 ** 20;
      const before = heapUsed();
      const records = new LatestRecords({ key: [0], latest: 1, ties }, limit);
      assert.throws(
        () => {
          for (let start = 0; ; start += 4096) records.offer(batchOfRows(rowsFrom(start, 4096)), () => true);
        },
        (error) => error instanceof ExportError && error.code === 'too-many-keys' && /24 MiB/.test(error.message),
      );
      const taken = heapUsed() - before;
      assert.ok(taken <= limit, `${taken} bytes of ${limit}`);
      // A bound that nothing comes near would be no bound that one can plan with.
      assert.ok(taken > limit / 2, `${taken} bytes of ${limit}`);
      records.duplicates();
    });
  }
});
