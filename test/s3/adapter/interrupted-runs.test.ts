import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRunner } from '../../../src/runner/index.ts';
import { refusal } from '../../export/memory-bucket.ts';
import { everythingUnderWay, heldRun, hungAtCommit, Process, world } from './two-processes.ts';

const A_MINUTE = 60_000;

describe('a run whose process is gone', () => {
  test('is taken up a minute after its last sign of life, and not before', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.clock.advance(A_MINUTE - 1);
    assert.deepEqual(await second.s3.takeUpInterrupted(), []);
    await second.clock.advance(1);
    assert.deepEqual(
      (await second.s3.takeUpInterrupted()).map(({ id }) => id),
      [run.id],
    );
    await second.s3.idle();
    assert.equal((await second.s3.adapter.getRun(run.id)).state.kind, 'succeeded');
  });

  test('is written to the same keys as it would have been, with nothing left of the first attempt', async () => {
    const undisturbed = await heldRun();
    undisturbed.first.goOn();
    await undisturbed.first.s3.idle();

    const { shared } = await heldRun();
    assert.ok(shared.bucket.uploads.size > 0);
    const second = new Process(shared);
    await second.clock.advance(3 * A_MINUTE);
    await second.s3.takeUpInterrupted();
    await second.s3.idle();
    const data = (keys: readonly string[]) => keys.filter((key) => key.endsWith('.csv'));
    assert.deepEqual(data(shared.bucket.keys), data(undisturbed.shared.bucket.keys));
    assert.equal(shared.bucket.keys.length, undisturbed.shared.bucket.keys.length);
    assert.equal(shared.bucket.uploads.size, 0);
  });

  test('is taken up by one of several that try', async () => {
    const { shared } = await heldRun();
    const others = [new Process(shared), new Process(shared), new Process(shared)];
    await Promise.all(others.map(({ clock }) => clock.advance(A_MINUTE)));
    const taken = await Promise.all(others.map(({ s3 }) => s3.takeUpInterrupted()));
    assert.equal(taken.flat().length, 1);
  });

  test('is taken up by whoever runs what is due', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.clock.advance(A_MINUTE);
    const runner = createRunner({ adapter: second.s3.adapter, slots: second.s3, clock: second.clock });
    assert.deepEqual(
      (await runner.runDue()).map(({ id }) => id),
      [run.id],
    );
  });

  test('says how often it was taken up, and when last, and keeps the moment at which it began', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.clock.advance(3 * 24 * 60 * A_MINUTE);
    await second.s3.takeUpInterrupted();
    await second.s3.idle();
    const { state, takenUp } = await second.s3.adapter.getRun(run.id);
    assert.ok(state.kind === 'succeeded');
    assert.deepEqual(takenUp, { times: 1, at: state.endedAt });
    assert.ok(Date.parse(state.startedAt) <= Date.parse(run.slot));
  });

  test('is taken up three times, and no more: then it fails, leaves nothing, and says why', async () => {
    const { shared, run } = await heldRun();
    let process: Process;
    for (let minutes = 1; minutes <= 3; minutes++) {
      process = new Process(shared);
      process.hold();
      await process.clock.advance(minutes * A_MINUTE);
      await process.s3.takeUpInterrupted();
      await process.isHeld;
      await everythingUnderWay();
    }
    const last = new Process(shared);
    await last.clock.advance(4 * A_MINUTE);
    await last.s3.takeUpInterrupted();
    await last.s3.idle();
    const { state } = await last.s3.adapter.getRun(run.id);
    assert.equal(state.kind === 'failed' && state.error.failure?.code, 'interrupted');
    assert.deepEqual([shared.bucket.keys, shared.bucket.uploads.size], [[], 0]);
  });

  test('that waited for its turn is taken up as often as its process is replaced', async () => {
    const shared = world();
    const first = new Process(shared, { concurrency: 0 });
    const run = await first.start(await first.activation());
    for (let minutes = 1; minutes <= 5; minutes++) {
      const next = new Process(shared, { concurrency: minutes === 5 ? 1 : 0 });
      await next.clock.advance(minutes * A_MINUTE);
      await next.s3.takeUpInterrupted();
      await next.s3.idle();
    }
    assert.equal((await new Process(shared).s3.adapter.getRun(run.id)).state.kind, 'succeeded');
  });

  test('can be cancelled by any process at once', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.clock.advance(A_MINUTE);
    assert.equal((await second.s3.adapter.cancelRun(run.id)).state.kind, 'cancelled');
    assert.deepEqual(await second.s3.takeUpInterrupted(), []);
  });
});

describe('a run that goes on in another process', () => {
  test('is nobody else’s for as long as its process shows that it lives', async () => {
    const { shared, first } = await heldRun();
    const second = new Process(shared);
    for (let minutes = 0; minutes < 10; minutes++) {
      await first.clock.advance(A_MINUTE);
      await second.clock.advance(A_MINUTE);
      assert.deepEqual(await second.s3.takeUpInterrupted(), []);
    }
    first.goOn();
    await first.s3.idle();
    assert.equal(shared.bucket.uploads.size, 0);
  });

  test('ends at the next sign of life when another process is asked to cancel it', async () => {
    const { shared, first, run } = await heldRun();
    const second = new Process(shared);
    assert.equal((await second.s3.adapter.cancelRun(run.id)).state.kind, 'running');
    await first.clock.advance(A_MINUTE / 2);
    await first.s3.idle();
    assert.equal((await second.s3.adapter.getRun(run.id)).state.kind, 'cancelled');
    assert.deepEqual([shared.bucket.keys, shared.bucket.uploads.size], [[], 0]);
  });

  test('takes back what it has made visible when it is cancelled from elsewhere before its manifest', async () => {
    const { shared, first, run, letGo } = await hungAtCommit();
    const second = new Process(shared);
    await second.s3.adapter.cancelRun(run.id);
    letGo();
    await first.s3.idle();
    assert.equal((await second.s3.adapter.getRun(run.id)).state.kind, 'cancelled');
    assert.deepEqual([shared.bucket.keys, shared.bucket.uploads.size], [[], 0]);
  });
});

describe('a run that failed and could not take its files back', () => {
  /** From so many objects in the bucket on S3 refuses everything. */
  async function failedAt(objects: number) {
    const shared = world();
    const process = new Process(shared);
    const activation = await process.activation();
    shared.bucket.fault = (operation) =>
      shared.bucket.keys.length < objects
        ? undefined
        : { kind: 'before', error: refusal(operation, 'denied', 'AccessDenied', 403) };
    const run = await process.start(activation);
    await process.s3.idle();
    const { state } = await process.s3.adapter.getRun(run.id);
    assert.equal(state.kind === 'failed' && state.error.visibleFiles?.length, objects);
    shared.bucket.fault = undefined;
    const retry = await process.s3.adapter.retryRun(run.id, { idempotencyKey: 'again' });
    await process.s3.idle();
    return { shared, retried: await process.s3.adapter.getRun(retry.id) };
  }

  test('is retried to the same names, and writes these files anew', async () => {
    const { shared, retried } = await failedAt(3);
    assert.equal(retried.state.kind, 'succeeded');
    assert.deepEqual(shared.bucket.keys, retried.files.map(({ key }) => key).sort());
  });

  test('is not written over where its manifest is in the bucket, which names these files', async () => {
    const { retried } = await failedAt(4);
    assert.equal(retried.state.kind === 'failed' && retried.state.error.failure?.code, 'key-taken');
  });
});
