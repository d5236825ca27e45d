import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Run } from '../../../src/domain/run.ts';
import { GatedState } from './gated-state.ts';
import { everythingUnderWay, hangAt, heldRun, hungAtCommit, Process, world, type World } from './two-processes.ts';

const A_MINUTE = 60_000;

/** Another process, whose calls of the state can be made to wait. */
function gated(shared: World): { readonly process: Process; readonly state: GatedState } {
  const state = new GatedState(shared.state);
  return { process: new Process({ ...shared, state }), state };
}

/** What a process that knows nothing yet reads of the run. */
async function recorded(shared: World, { id }: Run): Promise<Run> {
  return new Process(shared).s3.adapter.getRun(id);
}

/** The record tells of all that is in the bucket, and of nothing else. */
async function assertAgrees(shared: World, run: Run, kind: Run['state']['kind']): Promise<void> {
  const { state, files } = await recorded(shared, run);
  assert.equal(state.kind, kind);
  assert.deepEqual(shared.bucket.keys, files.map(({ key }) => key).sort());
  assert.equal(shared.bucket.uploads.size, 0);
}

/** A process that halts before it writes how its run has ended. */
async function haltedBeforeItsEnd() {
  const shared = world();
  const first = gated(shared);
  const activation = await first.process.activation();
  first.process.hold();
  const run = await first.process.start(activation);
  await first.process.isHeld;
  await everythingUnderWay();
  const gate = first.state.haltAt('put', 'runs/');
  first.process.goOn();
  await gate.isReached;
  return { shared, first, run, gate };
}

describe('a run that is cancelled from elsewhere', () => {
  test('stays as it ended where it ends between the look and the deed', async () => {
    const { shared, first, run } = await heldRun();
    const second = gated(shared);
    const gate = second.state.haltAt('get', 'leases/');
    const cancelled = second.process.s3.adapter.cancelRun(run.id);
    await gate.isReached;
    first.goOn();
    await first.s3.idle();
    gate.letGo();
    await assert.rejects(cancelled, { code: 'conflict' });
    await assertAgrees(shared, run, 'succeeded');
  });

  test('does not begin any more where it was entered and nobody had it yet', async () => {
    const shared = world();
    const first = gated(shared);
    const activation = await first.process.activation();
    const gate = first.state.haltAt('put', 'leases/');
    const started = first.process.start(activation);
    await gate.isReached;
    const second = new Process(shared);
    const [entered] = (await second.s3.adapter.listRuns({ activationId: activation.id })).items;
    assert.ok(entered);
    assert.equal((await second.s3.adapter.cancelRun(entered.id)).state.kind, 'cancelled');
    gate.letGo();
    assert.equal((await started).id, entered.id);
    await first.process.s3.idle();
    await assertAgrees(shared, entered, 'cancelled');
    assert.equal((await first.process.s3.adapter.getRun(entered.id)).state.kind, 'cancelled');
  });

  test('is cancelled or taken up where both are tried at once, and not both', async () => {
    const { shared, run } = await heldRun();
    const second = gated(shared);
    const third = new Process(shared);
    await Promise.all([second.process, third].map(({ clock }) => clock.advance(A_MINUTE)));
    const gate = second.state.haltAt('put', 'leases/');
    const cancelled = second.process.s3.adapter.cancelRun(run.id);
    await gate.isReached;
    third.hold();
    assert.equal((await third.s3.takeUpInterrupted()).length, 1);
    await third.isHeld;
    gate.letGo();
    assert.equal((await cancelled).state.kind, 'running');
    await third.clock.advance(A_MINUTE / 2);
    await third.s3.idle();
    await assertAgrees(shared, run, 'cancelled');
  });

  test('leaves nothing of itself where its process is gone: no upload, and no file without a manifest', async () => {
    for (const interrupted of [heldRun, hungAtCommit]) {
      const { shared, run } = await interrupted();
      assert.ok(shared.bucket.uploads.size + shared.bucket.keys.length > 0);
      const second = new Process(shared);
      await second.clock.advance(A_MINUTE);
      assert.equal((await second.s3.adapter.cancelRun(run.id)).state.kind, 'cancelled');
      await assertAgrees(shared, run, 'cancelled');
    }
  });

  test('leaves nothing where its process had written even the manifest, and no word of it', async () => {
    const { shared, first, run } = await heldRun();
    const hung = hangAt(shared.bucket, (operation) => operation === 'HeadObject' && shared.bucket.keys.length === 4);
    first.goOn();
    await hung.hangs;
    const second = new Process(shared);
    await second.clock.advance(A_MINUTE);
    await second.s3.adapter.cancelRun(run.id);
    await assertAgrees(shared, run, 'cancelled');
    hung.letGo();
    await first.s3.idle();
    await assertAgrees(shared, run, 'cancelled');
  });

  test('is not exported by whoever takes it up, where its process died before it ended it', async () => {
    const { shared, run } = await heldRun();
    const second = new Process(shared);
    await second.s3.adapter.cancelRun(run.id);
    await second.clock.advance(A_MINUTE);
    await second.s3.takeUpInterrupted();
    await second.s3.idle();
    await assertAgrees(shared, run, 'cancelled');
  });

  test('does not end as cancelled while its last call may still make something visible', async () => {
    const { shared, first, run } = await heldRun();
    const hung = hangAt(
      shared.bucket,
      (operation) => operation === 'CompleteMultipartUpload' && shared.bucket.keys.length === 3,
    );
    first.goOn();
    await hung.hangs;
    const cancelled = first.s3.adapter.cancelRun(run.id);
    await everythingUnderWay();
    await first.clock.advance(A_MINUTE / 2);
    hung.letGo();
    await cancelled;
    await first.s3.idle();
    await everythingUnderWay();
    await assertAgrees(shared, run, 'cancelled');
  });
});

describe('a run that has ended', () => {
  test('is not taken up by whoever read of it before', async () => {
    const { shared, first, run } = await heldRun();
    const second = gated(shared);
    const gate = second.state.haltAt('get', 'leases/');
    const taken = second.process.s3.takeUpInterrupted();
    await gate.isReached;
    first.goOn();
    await first.s3.idle();
    const { calls } = shared.bucket;
    const before = calls.length;
    gate.letGo();
    assert.deepEqual(await taken, []);
    await second.process.s3.idle();
    assert.equal(calls.length, before);
    await assertAgrees(shared, run, 'succeeded');
  });

  test('is written down by the process that has it, and by no former one that halted before it wrote', async () => {
    const { shared, first, run, gate } = await haltedBeforeItsEnd();

    const second = new Process(shared);
    second.hold();
    await second.clock.advance(A_MINUTE);
    await second.s3.takeUpInterrupted();
    await second.isHeld;
    gate.letGo();
    await first.process.s3.idle();
    assert.equal((await recorded(shared, run)).state.kind, 'running');
    second.goOn();
    await second.s3.idle();
    await assertAgrees(shared, run, 'succeeded');
  });

  for (const [what, act] of [
    ['takes it up', ({ s3 }) => s3.takeUpInterrupted()],
    ['cancels it', ({ s3 }, { id }) => s3.adapter.cancelRun(id)],
  ] satisfies [string, (process: Process, run: Run) => Promise<unknown>][])
    test(`stays as it ended where whoever ${what} had it already, and had not yet begun`, async () => {
      const { shared, first, run, gate: lateEnd } = await haltedBeforeItsEnd();

      const second = gated(shared);
      await second.process.clock.advance(A_MINUTE);
      const beginning = second.state.haltAt('put', 'runs/');
      const acted = act(second.process, run);
      await beginning.isReached;
      lateEnd.letGo();
      await first.process.s3.idle();
      beginning.letGo();
      await acted;
      await second.process.s3.idle();
      await assertAgrees(shared, run, 'succeeded');
    });
});
