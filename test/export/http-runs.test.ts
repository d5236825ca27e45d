import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { PolicyDocument } from '../../mocks/s3/index.ts';
import { ExportError } from '../../src/export/export-error.ts';
import { leastPolicy } from '../../src/s3/least-policy.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from './export-world.ts';
import { HttpBucket, type HttpBucketOptions } from './http-bucket.ts';
import { readManifest } from './read-manifest.ts';

const plan = planOf({ splitting: { maxRows: 8, maxBytes: null } });
const dataKeys = [fileKey(), fileKey(2), fileKey(3)];

const started: HttpBucket[] = [];
after(() => Promise.all(started.map((bucket) => bucket.stop())));

async function bucketWith(options: HttpBucketOptions): Promise<HttpBucket> {
  const bucket = new HttpBucket(options);
  started.push(bucket);
  await bucket.start();
  return bucket;
}

const exporterTo = (bucket: HttpBucket, tuning = { partSize: 2 ** 16, heldBytes: 100 }) =>
  exporterOf(sourceOf(numbered(20)), undefined, { transport: bucket.transport, tuning }).exporter;

function assertWhole(bucket: HttpBucket): void {
  assert.deepEqual(bucket.keys, [...dataKeys, manifestKey].sort());
  assert.equal(readManifest(bucket.read(manifestKey)).ledger.written, 20);
  assert.deepEqual(bucket.unfinished, []);
}

describe('an export over HTTP', () => {
  for (const hours of [-2, 2]) {
    test(`takes the time of a server that is ${hours} hours from it, and signs again`, async () => {
      const bucket = await bucketWith({ clock: { now: () => Date.now() + hours * 3_600_000 } });
      await exporterTo(bucket).export(plan);
      assertWhole(bucket);
      // Once: from then on every call is signed by the server's time.
      assert.equal(bucket.calls.length, 20);
    });
  }

  test('asks for credentials again when they expire on the way, and goes on with the new ones', async () => {
    const bucket = await bucketWith({});
    bucket.trouble = (_operation, _key, call) => (call === 5 ? { kind: 'error', code: 'ExpiredToken' } : undefined);
    await exporterTo(bucket).export(plan);
    assertWhole(bucket);
    assert.equal(bucket.asked, 2);
    assert.equal(bucket.callers[0], 'AKIATESTEXPORTS00001');
    assert.equal(bucket.callers.at(-1), 'AKIATESTEXPORTS00002');
  });
});

describe('under the least policy, which neither lists nor deletes', () => {
  const policy = JSON.parse(leastPolicy(plan.connection.location, { kind: 'bucket-default' })) as PolicyDocument;
  const refuseManifest = (_operation: string, key: string) =>
    key === manifestKey ? ({ kind: 'error', code: 'AccessDenied' } as const) : undefined;

  test('an export is whole', async () => {
    const bucket = await bucketWith({ policies: [policy] });
    await exporterTo(bucket).export(plan);
    assertWhole(bucket);
  });

  test('a taken key is refused all the same', async () => {
    const bucket = await bucketWith({ policies: [policy] });
    await exporterTo(bucket).export(plan);
    const again = planOf({ ...plan, runId: 'run-8' as typeof plan.runId });
    await assert.rejects(
      exporterTo(bucket).export(again),
      (error) => error instanceof ExportError && error.code === 'key-taken',
    );
    assertWhole(bucket);
  });

  test('a failure at the end names the files that stay, and a retry of the run completes them', async () => {
    const bucket = await bucketWith({ policies: [policy] });
    bucket.trouble = refuseManifest;
    await assert.rejects(exporterTo(bucket).export(plan), (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([...error.visible].sort(), [...dataKeys].sort());
      return true;
    });
    assert.deepEqual([bucket.keys, bucket.unfinished], [[...dataKeys].sort(), []]);
    bucket.trouble = () => undefined;
    await exporterTo(bucket).export(plan);
    assertWhole(bucket);
  });
});
