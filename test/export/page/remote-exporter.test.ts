import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ExportError } from '../../../src/export/export-error.ts';
import type { Exporter, ExportOptions, ExportResult } from '../../../src/export/exporter.ts';
import { remoteExporter } from '../../../src/export/page/remote-exporter.ts';
import { serveExporter } from '../../../src/export/page/serve-exporter.ts';
import { memoryJournal } from '../../../src/export/run-journal.ts';
import { RunTakenOver } from '../../../src/export/run-taken-over.ts';
import { TransportError, type Operation } from '../../../src/export/transport/transport-error.ts';
import type { RunProgress } from '../../../src/domain/run.ts';
import { exporterOf, fileKey, numbered, planOf, sourceOf } from '../export-world.ts';
import { MemoryBucket, refusal } from '../memory-bucket.ts';

const channels: MessageChannel[] = [];
after(() => channels.forEach(({ port1 }) => port1.close()));

const done = Promise.resolve();
const hasFile = (bucket: MemoryBucket) => bucket.objects.has(fileKey());

/** The exporter as the page sees it, with a thread's worth of messages between. */
function across(exporter: Exporter): Required<Exporter> {
  const channel = new MessageChannel();
  channels.push(channel);
  serveExporter(exporter, channel.port2);
  return remoteExporter(channel.port1);
}

describe('an exporter in a worker', () => {
  test('answers what the exporter answers, and its progress on the way', async () => {
    const { exporter, bucket } = exporterOf(sourceOf(numbered(20)));
    const reports: RunProgress[] = [];
    const result = await across(exporter).export(planOf(), { onProgress: (progress) => reports.push(progress) });
    assert.equal(result.kind, 'written');
    assert.equal(reports.at(-1)?.rows, 20);
    assert.ok(bucket.keys.includes(fileKey()));
  });

  test('that never begins fails what is asked of it, before and after', async () => {
    const channel = new MessageChannel();
    channels.push(channel);
    const remote = remoteExporter(channel.port1);
    const before = remote.export(planOf());
    channel.port1.dispatchEvent(new Event('error'));
    await assert.rejects(before, /did not start/);
    await assert.rejects(remote.export(planOf()), /did not start/);
    await assert.rejects(remote.sweep(planOf()), /did not start/);
  });

  test('goes on after an error of its worker that is no failure to begin', async () => {
    const { exporter } = exporterOf(sourceOf(numbered(5)));
    const channel = new MessageChannel();
    channels.push(channel);
    serveExporter(exporter, channel.port2);
    const remote = remoteExporter(channel.port1);
    await remote.sweep(planOf());
    channel.port1.dispatchEvent(new Event('error'));
    assert.equal((await remote.export(planOf())).kind, 'written');
  });

  test('keeps several runs apart', async () => {
    const { exporter } = exporterOf(sourceOf(numbered(5)));
    const remote = across(exporter);
    const plans = [1, 2, 3].map((number) =>
      planOf({
        names: { ...planOf().names, slot: `2026-11-2${number}T00:00:00Z` },
        connection: { ...planOf().connection, includeManifest: false },
      }),
    );
    const results = await Promise.all(plans.map((plan) => remote.export(plan)));
    assert.equal(new Set(results.map((result) => (result.kind === 'written' ? result.files[0]?.key : ''))).size, 3);
  });

  test('fails with the error of the exporter, whole', async () => {
    const transport = new TransportError('denied', {
      operation: 'PutObject',
      serviceCode: 'AccessDenied',
      status: 403,
    });
    const ledger = { read: 2, excluded: 0, duplicates: 0, notDelivered: 2, written: 0 };
    const failure = new ExportError('transport', 'S3 refused.', {
      nextStep: 'Ask.',
      ledger,
      transport,
      visible: ['a'],
    });
    const remote = across({ export: () => Promise.reject(failure) });
    await assert.rejects(remote.export(planOf()), (error) => {
      assert.ok(error instanceof ExportError && error.transport instanceof TransportError);
      assert.deepEqual({ ...error }, { ...failure, transport: error.transport });
      assert.deepEqual({ ...error.transport }, { ...transport });
      return true;
    });
  });

  test('tells nothing of a defect but that there is one', async () => {
    const remote = across({ export: () => Promise.reject(new TypeError('secret of undefined')) });
    await assert.rejects(
      remote.export(planOf()),
      (error) => error instanceof Error && !error.message.includes('secret'),
    );
  });

  test('asks the page whether it may commit, and ends with the page’s reason where it may not', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const remote = across(exporterOf(sourceOf(numbered(5)), bucket).exporter);
    const lost = new Error('Another tab has the run.');
    await assert.rejects(remote.export(planOf(), { mayCommit: () => Promise.reject(lost) }), lost);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
    let asked = 0;
    await remote.export(planOf({ splitting: { maxRows: 2, maxBytes: null } }), {
      mayCommit: () => Promise.resolve(void asked++),
    });
    assert.equal(asked, 4);
  });

  for (const [how, loseIt] of [
    ['where it asks', (bucket, lost) => ({ mayCommit: () => (hasFile(bucket) ? Promise.reject(lost) : done) })],
    [
      'where it is aborted',
      (bucket, lost) => {
        const controller = new AbortController();
        bucket.fault = () => void (hasFile(bucket) && controller.abort(lost));
        return { signal: controller.signal };
      },
    ],
  ] satisfies [string, (bucket: MemoryBucket, lost: Error) => ExportOptions][]) {
    test(`leaves what is visible to the process that has the run now, ${how}`, async () => {
      const bucket = new MemoryBucket({ minPartSize: 10 });
      const lost = new RunTakenOver();
      const options = loseIt(bucket, lost);
      await assert.rejects(across(exporterOf(sourceOf(numbered(5)), bucket).exporter).export(planOf(), options), lost);
      assert.deepEqual([bucket.keys, bucket.uploads.size], [[fileKey()], 0]);
    });
  }

  test('is aborted from the page, with the page’s reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const source = sourceOf(numbered(30), {
      beforeBatch: (batch) => (batch === 4 ? new Promise<void>(() => controller.abort(reason)) : undefined),
    });
    const remote = across(exporterOf(source, bucket).exporter);
    await assert.rejects(remote.export(planOf(), { signal: controller.signal }), reason);
    assert.deepEqual([bucket.keys, bucket.uploads.size], [[], 0]);
  });

  test('is left by the page where S3 does not answer, which is told how the run ends', async () => {
    let fail: (error: ExportError) => void = () => undefined;
    const end = new Promise<ExportResult>((_, reject) => (fail = reject));
    const remote = across({
      export: (_plan, { signal, onLeft } = {}) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            onLeft?.(end);
            reject(signal.reason as Error);
          });
        }),
    });
    const controller = new AbortController();
    let told: Promise<ExportResult> | undefined;
    const exported = remote.export(planOf(), {
      signal: controller.signal,
      onLeft: (promise) => void (told = promise),
    });
    controller.abort();
    await assert.rejects(exported, { name: 'AbortError' });
    assert.ok(told);
    fail(new ExportError('transport', 'Files stay.', { nextStep: 'Look.', visible: [fileKey()] }));
    await assert.rejects(told, (error) => error instanceof ExportError && error.visible[0] === fileKey());
  });

  test('leaves in the page’s journal what S3 does not let it give up, and sweeps it when told to', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const journal = memoryJournal();
    const remote = across(exporterOf(sourceOf(numbered(30)), bucket).exporter);
    const refuse = (meant: readonly Operation[]) => (operation: Operation) =>
      meant.includes(operation)
        ? ({ kind: 'before', error: refusal(operation, 'denied', 'AccessDenied', 403) } as const)
        : undefined;
    bucket.fault = refuse(['CompleteMultipartUpload', 'AbortMultipartUpload']);
    await assert.rejects(remote.export(planOf(), { journal }), ExportError);
    const { runId } = planOf();
    assert.equal((await journal.uploads(runId)).length, 1);
    await assert.rejects(remote.sweep(planOf(), { journal }), { name: 'ExportError', code: 'transport' });
    bucket.fault = undefined;
    await remote.sweep(planOf(), { journal });
    assert.deepEqual([bucket.uploads.size, await journal.uploads(runId)], [0, []]);
  });

  test('takes away what an earlier life of the run has left, so far as the page has it still', async () => {
    const bucket = new MemoryBucket({ minPartSize: 10 });
    const remote = across(exporterOf(sourceOf(numbered(5)), bucket).exporter);
    await remote.export(planOf());
    const { keys } = bucket;
    await assert.rejects(
      remote.discard(planOf(), { mayCommit: () => Promise.reject(new RunTakenOver()) }),
      (error) => error instanceof ExportError && error.visible.length === 2,
    );
    assert.deepEqual(bucket.keys, keys);
    await remote.discard(planOf());
    assert.deepEqual(bucket.keys, []);
  });

  test('ends with the reason of the page’s journal where it cannot keep anything', async () => {
    const reason = new Error('The state store does not answer.');
    const journal = { ...memoryJournal(), began: () => Promise.reject(reason) };
    const remote = across(exporterOf(sourceOf(numbered(30))).exporter);
    await assert.rejects(remote.export(planOf(), { journal }), reason);
  });
});
