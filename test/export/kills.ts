import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileJournal } from '../../src/export/node/file-journal.ts';
import { TransportError } from '../../src/export/transport/transport-error.ts';
import { exporterOf, manifestKey } from './export-world.ts';
import { asking, type Step, type StepAnswer } from './killed-process.ts';
import { killedWorlds, type KilledWorldName } from './killed-worlds.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { readManifest } from './read-manifest.ts';

const child = fileURLToPath(new URL('killed-process.ts', import.meta.url));
const SEED = Number(process.env['KILL_SEED'] ?? 3);

/** A moment: at the n-th step, before the bucket has heard of it, or after, when no answer comes any more. */
interface Moment {
  readonly step: number;
  readonly heard: boolean;
}

/** A step is a call to the bucket or a batch of the source. */
interface Undisturbed {
  readonly bucket: MemoryBucket;
  readonly steps: readonly string[];
}

/**
 * Kills an export at some of its moments, each in processes of its own.
 *
 * @param points how many moments `npm test` tries; `npm run test:faults` tries 50
 */
export async function testKills(title: string, world: KilledWorldName, points: number): Promise<void> {
  const undisturbed = await withoutKill(world);
  const count = Number(process.env['KILL_POINTS'] ?? points);
  describe(title, { concurrency: 2 }, () => {
    for (const moment of momentsOf(undisturbed.steps.length, count)) {
      const { step, heard } = moment;
      const place = `at step ${step} of ${undisturbed.steps.length} (about ${undisturbed.steps[step - 1] ?? ''})`;
      test(`${place}, ${heard ? 'heard' : 'unheard'}, is made good by a second start, to the same bytes`, async () => {
        const folder = await mkdtemp(join(tmpdir(), 'killed-'));
        await testKill(world, moment, undisturbed, folder);
        await rm(folder, { recursive: true });
      });
    }
  });
}

async function testKill(world: KilledWorldName, moment: Moment, undisturbed: Undisturbed, folder: string) {
  const bucket = new MemoryBucket({ minPartSize: 10 });
  const settings = { contentType: '', metadata: {}, serverSideEncryption: { kind: 'bucket-default' } } as const;
  const [, secondKey = ''] = undisturbed.bucket.keys;
  const foreign = await bucket.createMultipartUpload({ key: secondKey, ...settings });
  await exportUntilKilled(world, bucket, folder, moment);
  const lastBegun = [...bucket.uploads.keys()].at(-1);
  const journal = fileJournal(join(folder, 'journal'));
  const { plan, source, ...parts } = await killedWorlds[world](folder);
  const left = await journal.uploads(plan.runId);
  assertNothingWasEarly(bucket, moment, undisturbed);

  const before = bucket.calls.length;
  await exporterOf(source, bucket, parts).exporter.export(plan, { journal });
  const aborted = bucket.calls.slice(before).filter((each) => each.operation === 'AbortMultipartUpload');
  assert.deepEqual(aborted.map(({ key }) => key).sort(), left.map(({ key }) => key).sort());
  assert.deepEqual(contents(bucket), contents(undisturbed.bucket));
  const orphans = [...bucket.uploads.keys()].filter((id) => id !== foreign.uploadId);
  // A creation whose answer nobody heard has no name that could be remembered: of one upload, as they are begun one by one.
  const unnamed = orphans.filter((id) => id === lastBegun && left.every(({ uploadId }) => uploadId !== id));
  assert.deepEqual(orphans, unnamed);
  assert.ok(bucket.uploads.has(foreign.uploadId), 'an upload that the journal does not name was aborted');
  assert.deepEqual(await journal.uploads(plan.runId), []);
  // Elsewhere nothing tells that a process is no more.
  if (process.platform === 'linux')
    assert.deepEqual(await readdir(join(folder, 'files')).catch(() => []), [], 'files on their way were left behind');
}

/** No file before every row is up, no manifest before every file. */
function assertNothingWasEarly(bucket: MemoryBucket, { step }: Moment, { steps }: Undisturbed): void {
  if (step < steps.length - 1) assert.ok(!bucket.objects.has(manifestKey), 'the manifest came before the end');
  const isCommitting = bucket.calls.some(({ operation }) => /^(Complete|Put)/.test(operation));
  if (!isCommitting) assert.deepEqual(bucket.keys, []);
  const lastBatch = steps.lastIndexOf('batch') + 1;
  if (step <= lastBatch) assert.ok(!isCommitting, 'a file was visible before the last row was in');
}

/** Exports in a process of its own, and kills it at a moment. What it has sent by then and was not heard is not heard any more. */
async function exportUntilKilled(
  world: KilledWorldName,
  bucket: MemoryBucket,
  folder: string,
  moment: Moment,
): Promise<void> {
  const process = fork(child, [world, folder], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: 'inherit',
  });
  let steps = 0;
  process.on('message', (message: Step) => {
    steps++;
    const isLast = steps === moment.step;
    if (isLast && !moment.heard) process.kill('SIGKILL');
    if (steps > moment.step || (isLast && !moment.heard)) return;
    void answer(bucket, message).then((reply) => {
      if (isLast) process.kill('SIGKILL');
      else if (process.connected) process.send(reply);
    });
  });
  const [, signal] = (await once(process, 'exit')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL');
}

async function answer(bucket: MemoryBucket, { id, method, argument }: Step): Promise<StepAnswer> {
  if (method === 'batch') return { id, value: undefined };
  try {
    return { id, value: await (bucket[method] as (argument: unknown) => Promise<unknown>)(argument) };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const { kind, operation, serviceCode } = error;
    return { id, error: { kind, operation, serviceCode } };
  }
}

/** The same export in this process, to its end. */
async function withoutKill(world: KilledWorldName): Promise<Undisturbed> {
  const folder = await mkdtemp(join(tmpdir(), 'not-killed-'));
  const steps: string[] = [];
  const bucket = new MemoryBucket({
    minPartSize: 10,
    fault: (operation) => {
      steps.push(operation);
      return undefined;
    },
  });
  const { plan, source, ...parts } = await killedWorlds[world](folder);
  const counted = asking(source, () => Promise.resolve(steps.push('batch')));
  await exporterOf(counted, bucket, parts).exporter.export(plan);
  await rm(folder, { recursive: true });
  return { bucket, steps };
}

/** Keys and bytes of the files, and the manifest without what differs from run to run. */
function contents(bucket: MemoryBucket): unknown {
  const { completedAt: _, ...manifest } = readManifest(bucket.text(manifestKey));
  const files = bucket.keys
    .filter((key) => key !== manifestKey)
    .map((key) => [
      key,
      createHash('sha256')
        .update(bucket.objects.get(key)?.body ?? '')
        .digest('hex'),
    ]);
  return { manifest, files };
}

/** Moments of so many steps, none twice, in an order that the seed decides. */
function momentsOf(steps: number, count: number): readonly Moment[] {
  const all = Array.from({ length: steps * 2 }, (_, index) => ({ step: 1 + (index >> 1), heard: index % 2 === 1 }));
  const size = Math.min(count, all.length);
  const [chosen = []] = fc.sample(fc.shuffledSubarray(all, { minLength: size, maxLength: size }), {
    seed: SEED,
    numRuns: 1,
  });
  return chosen;
}
