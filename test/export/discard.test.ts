import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { ExportError } from '../../src/export/export-error.ts';
import type { ExportPlan } from '../../src/export/exporter.ts';
import { memoryJournal } from '../../src/export/run-journal.ts';
import { RunTakenOver } from '../../src/export/run-taken-over.ts';
import type { Operation } from '../../src/export/transport/transport-error.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from './export-world.ts';
import { MemoryBucket, refusal } from './memory-bucket.ts';

/** Six files. */
const plan = planOf({ splitting: { maxRows: 4, maxBytes: null } });
const named = (fileName: Partial<ExportPlan['fileName']>) => ({
  ...plan,
  fileName: { ...defaultFileNameTemplate, ...fileName },
});

type Call = Pick<MemoryBucket['calls'][number], 'key' | 'operation'>;

/** What a process has left that died at the call for which it holds: that call never comes back. */
async function dead(of: ExportPlan, isLast: (call: Call, bucket: MemoryBucket) => boolean) {
  const bucket = new MemoryBucket({ minPartSize: 10 });
  const journal = memoryJournal();
  const { exporter } = exporterOf(sourceOf(numbered(22)), bucket);
  const never = new Promise<never>(() => undefined);
  const died = new Promise<void>((resolve) => {
    bucket.fault = (operation: Operation) => {
      const call = { operation, key: bucket.calls.at(-1)?.key ?? '' };
      if (!isLast(call, bucket)) return undefined;
      resolve();
      return { kind: 'stall', until: never };
    };
  });
  void exporter.export(of, { journal });
  await died;
  // What was under way beside it comes to its end.
  await new Promise((resolve) => setImmediate(resolve));
  bucket.fault = undefined;
  return { bucket, journal, exporter: exporterOf(sourceOf(numbered(22)), bucket).exporter };
}

const atManifest = ({ operation }: Call, { keys }: MemoryBucket) =>
  operation === 'CreateMultipartUpload' && keys.length === 6;

describe('a run whose process is gone and that nobody wants any more', () => {
  for (const [what, of, isLast] of [
    [
      'files, some of which its process had not come to',
      plan,
      (call) => call.operation === 'CompleteMultipartUpload' && call.key === fileKey(2),
    ],
    ['every file, and no manifest', plan, atManifest],
    ['even the manifest', plan, (call) => call.operation === 'HeadObject' && call.key === manifestKey],
    ['uploads alone', plan, ({ operation }) => operation === 'CompleteMultipartUpload'],
    [
      'files whose names tell how many there are',
      named({
        fileNumber: { kind: 'padded', digits: 3, withTotal: true },
      }),
      atManifest,
    ],
  ] satisfies [string, ExportPlan, (call: Call, bucket: MemoryBucket) => boolean][])
    test(`leaves nothing where it had left ${what}`, async () => {
      const { bucket, journal, exporter } = await dead(of, isLast);
      assert.ok(bucket.keys.length + bucket.uploads.size > 0);
      await exporter.discard(of, { journal });
      assert.deepEqual([bucket.keys, bucket.uploads.size, await journal.uploads(of.runId)], [[], 0, []]);
    });

  test('leaves the files of others alone', async () => {
    const { bucket, journal, exporter } = await dead(plan, atManifest);
    bucket.put(fileKey(2), 'theirs');
    bucket.put(fileKey(7), 'theirs');
    await exporter.discard(plan, { journal });
    assert.deepEqual(bucket.keys, [fileKey(2), fileKey(7)]);
  });

  test('leaves files that may have replaced others, and tells their names', async () => {
    const replacing = named({ whenExists: 'replace' });
    const { bucket, journal, exporter } = await dead(replacing, atManifest);
    const { keys } = bucket;
    await assert.rejects(exporter.discard(replacing, { journal }), (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([...error.visible].sort(), keys);
      return true;
    });
    assert.deepEqual(bucket.keys, keys);
  });

  test('leaves all that another process has, which has taken it over', async () => {
    const { bucket, journal, exporter } = await dead(plan, atManifest);
    const { keys } = bucket;
    await assert.rejects(
      exporter.discard(plan, { journal, mayCommit: () => Promise.reject(new RunTakenOver()) }),
      ExportError,
    );
    assert.deepEqual(bucket.keys, keys);
  });
});

describe('a run that is given up when even its manifest is visible', () => {
  function aborted(fault: (operation: Operation, key: string) => ReturnType<typeof refusal> | undefined) {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(22)));
    const controller = new AbortController();
    bucket.fault = (operation) => {
      const key = bucket.calls.at(-1)?.key ?? '';
      if (operation === 'HeadObject' && key === manifestKey && bucket.keys.includes(manifestKey)) controller.abort();
      const error = fault(operation, key);
      return error && { kind: 'before', error };
    };
    return { bucket, exported: exporter.export(plan, { signal: controller.signal }) };
  }

  test('takes that back before any file that it names', async () => {
    const { bucket, exported } = aborted(() => undefined);
    await assert.rejects(exported, { name: 'AbortError' });
    const deleted = bucket.calls.filter(({ operation }) => operation === 'DeleteObject').map(({ key }) => key);
    assert.deepEqual([deleted.length, deleted[0], bucket.keys], [7, manifestKey, []]);
  });

  test('keeps every file while that cannot be taken back, and tells of them', async () => {
    const { bucket, exported } = aborted((operation, key) =>
      operation === 'DeleteObject' && key === manifestKey
        ? refusal('DeleteObject', 'denied', 'AccessDenied', 403)
        : undefined,
    );
    await assert.rejects(exported, (error) => {
      assert.ok(error instanceof ExportError);
      assert.deepEqual([...error.visible].sort(), bucket.keys);
      return true;
    });
    assert.equal(bucket.keys.length, 7);
  });
});
