import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { exporterOf, numbered, planOf, sourceOf } from '../export-world.ts';
import { MemoryBucket } from '../memory-bucket.ts';

/** Turns of the loop after which nothing more can have been on its way. */
const TURNS = 50;

describe('while S3 takes its time', () => {
  test('no more is read than the parts in flight, one more, and the batches ahead', async () => {
    let open = () => undefined as void;
    const until = new Promise<void>((resolve) => (open = resolve));
    const bucket = new MemoryBucket({
      minPartSize: 10,
      fault: (operation) => (operation === 'UploadPart' ? { kind: 'stall', until } : undefined),
    });
    const rows = numbered(900);
    let batches = 0;
    const source = sourceOf(rows, { batchRows: 1, beforeBatch: (batch) => void (batches = batch) });
    const { exporter } = exporterOf(source, bucket, { tuning: { partSize: 100, partsInFlight: 3, heldBytes: 0 } });
    const exported = exporter.export(planOf());
    for (let turn = 0; turn < TURNS; turn++) await setImmediate();
    const bytesOfRow = 'P10,Name 10\n'.length;
    assert.ok(batches * bytesOfRow <= (3 + 1) * 100 + 4 * bytesOfRow, `${batches} rows were read`);
    open();
    const result = await exported;
    assert.equal(result.ledger.written, rows.length);
  });
});
