import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileJournal } from '../../src/export/node/file-journal.ts';
import { TransportError } from '../../src/export/transport/transport-error.ts';
import { exporterOf, fileKey, manifestKey, sourceOf } from './export-world.ts';
import { killedPlan, killedRows, killedTuning, type BucketAnswer, type BucketCall } from './killed-process.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { readManifest } from './read-manifest.ts';

const child = fileURLToPath(new URL('killed-process.ts', import.meta.url));

/** How many moments are tried, each in processes of its own. `npm run test:faults` tries 50. */
const POINTS = Number(process.env['KILL_POINTS'] ?? 4);
const SEED = Number(process.env['KILL_SEED'] ?? 3);

/** A moment: at the n-th call, before the bucket has heard of it, or after, when no answer comes any more. */
interface Moment {
  readonly call: number;
  readonly heard: boolean;
}

/** Exports in a process of its own, and kills it at a moment. What it has sent by then and was not heard is not heard any more. */
async function exportUntilKilled(bucket: MemoryBucket, folder: string, { call, heard }: Moment): Promise<void> {
  const process = fork(child, [folder], { execArgv: ['--import', 'tsx'], serialization: 'advanced', stdio: 'inherit' });
  let calls = 0;
  process.on('message', (message: BucketCall) => {
    calls++;
    const isLast = calls === call;
    if (isLast && !heard) process.kill('SIGKILL');
    if (calls > call || (isLast && !heard)) return;
    void answer(bucket, message).then((reply) => {
      if (isLast) process.kill('SIGKILL');
      else if (process.connected) process.send(reply);
    });
  });
  const [, signal] = (await once(process, 'exit')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL');
}

async function answer(bucket: MemoryBucket, { id, method, argument }: BucketCall): Promise<BucketAnswer> {
  try {
    return { id, value: await (bucket[method] as (argument: unknown) => Promise<unknown>)(argument) };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const { kind, operation, serviceCode } = error;
    return { id, error: { kind, operation, serviceCode } };
  }
}

/** Files as they are, the manifest without what differs from run to run. */
function contents(bucket: MemoryBucket): unknown {
  const { completedAt: _, ...manifest } = readManifest(bucket.text(manifestKey));
  return [manifest, ...[1, 2, 3, 4].map((number) => bucket.text(fileKey(number)))];
}

/** Moments of a run of so many calls, none twice, in an order that the seed decides. */
function momentsOf(calls: number): readonly Moment[] {
  const all = Array.from({ length: calls * 2 }, (_, index) => ({ call: 1 + (index >> 1), heard: index % 2 === 1 }));
  const size = Math.min(POINTS, all.length);
  const [chosen = []] = fc.sample(fc.shuffledSubarray(all, { minLength: size, maxLength: size }), {
    seed: SEED,
    numRuns: 1,
  });
  return chosen;
}

const undisturbed = new MemoryBucket({ minPartSize: 10 });
await exporterOf(sourceOf(killedRows), undisturbed, { tuning: killedTuning }).exporter.export(killedPlan);
const calls = undisturbed.calls.length;

describe('a process that is killed', { concurrency: 2 }, () => {
  for (const { call, heard } of momentsOf(calls)) {
    const { operation = '' } = undisturbed.calls[call - 1] ?? {};
    test(`at call ${call} of ${calls} (about ${operation}), ${heard ? 'heard' : 'unheard'}, is made good by a second start, to the same bytes`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'killed-'));
      const bucket = new MemoryBucket({ minPartSize: 10 });
      const foreign = await bucket.createMultipartUpload({
        key: fileKey(2),
        contentType: '',
        metadata: {},
        serverSideEncryption: { kind: 'bucket-default' },
      });
      await exportUntilKilled(bucket, folder, { call, heard });
      const lastBegun = [...bucket.uploads.keys()].at(-1);
      const left = await fileJournal(folder).uploads(killedPlan.runId);
      if (call < calls - 1) assert.ok(!bucket.objects.has(manifestKey), 'the manifest came before the end');

      const before = bucket.calls.length;
      const journal = fileJournal(folder);
      const { exporter } = exporterOf(sourceOf(killedRows), bucket, { tuning: killedTuning });
      await exporter.export(killedPlan, { journal });
      const aborted = bucket.calls.slice(before).filter((each) => each.operation === 'AbortMultipartUpload');
      assert.deepEqual(aborted.map(({ key }) => key).sort(), left.map(({ key }) => key).sort());
      assert.deepEqual(contents(bucket), contents(undisturbed));
      const orphans = [...bucket.uploads.keys()].filter((id) => id !== foreign.uploadId);
      // A creation whose answer nobody heard has no name that could be remembered: of one upload, as they are begun one by one.
      const unnamed = orphans.filter((id) => id === lastBegun && left.every(({ uploadId }) => uploadId !== id));
      assert.deepEqual(orphans, unnamed);
      assert.ok(bucket.uploads.has(foreign.uploadId), 'an upload that the journal does not name was aborted');
      assert.deepEqual(await journal.uploads(killedPlan.runId), []);
      await rm(folder, { recursive: true });
    });
  }
});
