import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ExportError } from '../../src/export/export-error.ts';
import { RunTakenOver } from '../../src/export/run-taken-over.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from './export-world.ts';
import { refusal } from './memory-bucket.ts';

const plan = planOf({ splitting: { maxRows: 8, maxBytes: null } });
const dataKeys = [fileKey(), fileKey(2), fileKey(3)];

describe('a run that another process may have taken', () => {
  test('is asked before each file becomes visible, when every row is in, and again before the manifest', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const visibleWhenAsked: string[][] = [];
    await exporter.export(plan, {
      mayCommit: () => {
        visibleWhenAsked.push(bucket.keys);
        return Promise.resolve();
      },
    });
    assert.deepEqual(visibleWhenAsked, [[], [], [], [fileKey(), fileKey(2), fileKey(3)]]);
  });

  for (const [moment, question] of [
    ['before anything is visible', 1],
    ['before a later file', 3],
    ['before the manifest', 4],
  ] as const)
    test(`ends with the reason of a refusal ${moment}, and nothing stays`, async () => {
      const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
      const lost = new Error('Another process has the run.');
      let asked = 0;
      const mayCommit = () => (++asked === question ? Promise.reject(lost) : Promise.resolve());
      await assert.rejects(exporter.export(plan, { mayCommit }), lost);
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
    });

  test('leaves what is visible to the process that has it now, and gives up what is not', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const mayCommit = () => (bucket.keys.length === 3 ? Promise.reject(new RunTakenOver()) : Promise.resolve());
    await assert.rejects(exporter.export(plan, { mayCommit }), RunTakenOver);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [dataKeys, 0]);
  });

  test('leaves it too when that is why it was aborted', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const controller = new AbortController();
    bucket.fault = () => void (bucket.keys.length === 3 && controller.abort(new RunTakenOver()));
    await assert.rejects(exporter.export(plan, { signal: controller.signal }), RunTakenOver);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [dataKeys, 0]);
  });

  test('finds out before it takes anything back for a reason of its own, and names what stays', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    let isLost = false;
    const mayCommit = () => (isLost ? Promise.reject(new RunTakenOver()) : Promise.resolve());
    bucket.fault = (operation) => {
      if (operation !== 'CreateMultipartUpload' || bucket.calls.at(-1)?.key !== manifestKey) return undefined;
      isLost = true;
      return { kind: 'before', error: refusal(operation, 'denied', 'AccessDenied', 403) };
    };
    await assert.rejects(exporter.export(plan, { mayCommit }), (error) => {
      assert.ok(error instanceof ExportError && error.transport?.kind === 'denied');
      assert.deepEqual([...error.visible].sort(), dataKeys);
      return true;
    });
    assert.deepEqual(bucket.keys, dataKeys);
  });

  test('takes back its files where it may not commit for any other reason', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const mayCommit = () => (bucket.keys.length === 3 ? Promise.reject(new Error('Cancelled.')) : Promise.resolve());
    await assert.rejects(exporter.export(plan, { mayCommit }), /Cancelled/);
    assert.deepEqual(bucket.keys, []);
  });
});
