import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stateJournal } from '../../../src/s3/state/state-journal.ts';
import { refusal, type MemoryBucket } from '../../export/memory-bucket.ts';
import { everythingUnderWay, hangAt, heldRun, hungAtCommit, Process, world, type World } from './two-processes.ts';

const A_MINUTE = 60_000;

/** The process in which a run was taken up a minute after the last sign of life of the one that had it. */
async function takenUp(shared: World, { hold = false } = {}): Promise<Process> {
  const second = new Process(shared);
  if (hold) second.hold();
  await second.clock.advance(A_MINUTE);
  await second.s3.takeUpInterrupted();
  await (hold ? second.isHeld : second.s3.idle());
  await everythingUnderWay();
  return second;
}

/** Every object, and which of its writings it is. */
function versions(bucket: MemoryBucket): readonly string[] {
  return [...bucket.objects].map(([key, { etag }]) => `${key} ${etag}`).sort();
}

describe('a process that hung while its run was taken up', () => {
  test('commits nothing when it comes to itself, and leaves the run as the other has written it', async () => {
    const { shared, first, run } = await heldRun();
    await takenUp(shared);
    const written = versions(shared.bucket);

    first.goOn();
    await first.s3.idle();
    assert.deepEqual(versions(shared.bucket), written);
    assert.equal((await first.s3.adapter.getRun(run.id)).state.kind, 'succeeded');
    assert.equal(shared.bucket.uploads.size, 0);
  });

  for (const [how, wake] of [
    ['it goes on', ({ letGo }) => letGo()],
    ['its own call fails', ({ fail }) => fail(refusal('HeadObject', 'invalid', 'InvalidRequest', 400))],
  ] satisfies [string, (hung: Awaited<ReturnType<typeof hungAtCommit>>) => void][]) {
    test(`in the midst of its commit takes nothing back that the other has written, when ${how}`, async () => {
      const hung = await hungAtCommit();
      const { shared, first, run } = hung;
      await takenUp(shared);
      const written = versions(shared.bucket);
      assert.equal(written.length, 4);

      wake(hung);
      await first.s3.idle();
      assert.deepEqual(versions(shared.bucket), written);
      assert.equal((await first.s3.adapter.getRun(run.id)).state.kind, 'succeeded');
    });
  }

  test('gives up at once what it began since, and touches nothing of what the other has begun', async () => {
    const shared = world();
    const { bucket } = shared;
    const first = new Process(shared);
    first.hold();
    const hung = hangAt(bucket, (operation) => operation === 'CreateMultipartUpload');
    const run = await first.start(await first.activation());
    await hung.hangs;
    const second = await takenUp(shared, { hold: true });
    const theirs = [...bucket.uploads.keys()];
    assert.equal(theirs.length, 3);

    hung.letGo();
    await first.isHeld;
    await everythingUnderWay();
    assert.equal(bucket.uploads.size, 6);
    await first.clock.advance(A_MINUTE / 3);
    await first.s3.idle();
    assert.deepEqual([...bucket.uploads.keys()], theirs);
    const journalled = await stateJournal(shared.state).uploads(run.id);
    assert.deepEqual(
      journalled.map(({ uploadId }) => uploadId),
      theirs,
    );
    second.goOn();
    await second.s3.idle();
    assert.deepEqual([bucket.keys.length, bucket.uploads.size], [4, 0]);
  });

  test('writes of no failure that comes of it: its uploads are gone', async () => {
    const { shared, first, run } = await heldRun();
    const hung = hangAt(shared.bucket, (operation) => operation === 'CompleteMultipartUpload');
    first.goOn();
    await hung.hangs;
    await takenUp(shared, { hold: true });
    hung.letGo();
    await first.s3.idle();
    assert.equal((await new Process(shared).s3.adapter.getRun(run.id)).state.kind, 'running');
  });

  test('does not begin the runs that waited in it, nor writes that it has', async () => {
    const shared = world();
    const first = new Process(shared, { concurrency: 1 });
    first.hold();
    await first.start(await first.activation('aud-visitors'));
    const waiting = await first.start(await first.activation('aud-movers'));
    await first.isHeld;
    await takenUp(shared);
    const written = versions(shared.bucket);

    first.goOn();
    await first.s3.idle();
    assert.deepEqual(versions(shared.bucket), written);
    assert.equal((await first.s3.adapter.getRun(waiting.id)).state.kind, 'succeeded');
    assert.deepEqual(await new Process(shared).s3.takeUpInterrupted(), []);
  });
});
