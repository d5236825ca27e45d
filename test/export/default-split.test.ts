import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_ROWS_PER_FILE } from '../../src/domain/activation.ts';
import type { ColumnBatch } from '../../src/export/batch.ts';
import { column, exporterOf, fileKey, manifestKey, planOf, sourceOf } from './export-world.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { readManifest } from './read-manifest.ts';

const BATCH_ROWS = 50_000;

/** So many rows of one letter each. */
async function* letters(rows: number): AsyncGenerator<ColumnBatch> {
  const values = new Array<string>(BATCH_ROWS).fill('x');
  for (let left = rows; left > 0; left -= BATCH_ROWS) {
    const some = left < BATCH_ROWS ? values.slice(0, left) : values;
    yield await Promise.resolve({ kind: 'columns', rows: some.length, columns: [{ kind: 'values', values: some }] });
  }
}

describe('an export that nobody has told how to split', () => {
  test('writes five million rows into a bare first file, and what is more into one with _2', async () => {
    assert.equal(DEFAULT_ROWS_PER_FILE, 5_000_000);
    const rows = DEFAULT_ROWS_PER_FILE + 1;
    const source = {
      ...sourceOf([]),
      read: () => Promise.resolve({ leavesOutIncomplete: true, leavesOutDuplicates: true, batches: letters(rows) }),
    };
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const { exporter } = exporterOf(source, bucket, { tuning: { partSize: 2 ** 20 } });
    await exporter.export(
      planOf({ mapping: [column('id')], splitting: { maxRows: DEFAULT_ROWS_PER_FILE, maxBytes: null } }),
    );
    assert.deepEqual(bucket.keys, [fileKey(), fileKey(2), manifestKey]);
    assert.equal(bucket.text(fileKey(2)), 'id\nx\n');
    const { exportResults } = readManifest(bucket.text(manifestKey));
    assert.deepEqual(
      exportResults.map((file) => file.rows),
      [5_000_000, 1],
    );
  });
});
