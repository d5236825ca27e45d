import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { activatedAudienceSchema, type Activation } from '../../../src/domain/activation.ts';
import { createRunner } from '../../../src/runner/index.ts';
import type { Operation } from '../../../src/export/transport/transport-error.ts';
import { refusal, type Fault } from '../../export/memory-bucket.ts';
import { FaultyState } from './faulty-state.ts';
import { Process, world, type World } from './two-processes.ts';

const A_MINUTE = 60_000;
const DUE_IN = 24 * 60 * A_MINUTE;

interface Pair {
  readonly shared: World;
  readonly broken: Process;
  readonly state: FaultyState;
  readonly whole: Process;
  readonly activation: Activation;
}

/** Two processes over one state, to which the first one's way may break, and a daily activation that has just come due. */
async function twoProcesses(): Promise<Pair> {
  const shared = world();
  const state = new FaultyState(shared.state);
  const broken = new Process({ ...shared, state });
  const whole = new Process(shared);
  const made = await broken.activation('aud-newsletter');
  const { adapter } = broken.s3;
  const audiences = made.audiences.map((entry) =>
    v.parse(activatedAudienceSchema, {
      ...entry,
      schedule: { ...entry.schedule, firstDay: '2026-11-24', start: { kind: 'at', time: '12:00' } },
    }),
  );
  const { etag } = await adapter.getActivation(made.id);
  const activation = await adapter.updateActivation(made.id, { audiences }, { etag });
  await advance([broken, whole], 3 * 60 * A_MINUTE);
  return { shared, broken, state, whole, activation };
}

async function advance(processes: readonly Process[], milliseconds: number): Promise<void> {
  for (const { clock } of processes) await clock.advance(milliseconds);
}

/** One look for what is due, and everything that comes of it. */
async function look({ s3, clock }: Process): Promise<void> {
  await createRunner({ adapter: s3.adapter, slots: s3, clock })
    .runDue()
    .catch(() => undefined);
  await s3.idle();
}

async function keysUnder({ state }: World, prefixes: readonly string[]): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const prefix of prefixes) for await (const key of state.keys(prefix)) keys.push(key);
  return keys;
}

/** A failure that was told is made good by whoever reads of it. */
async function retryFailed({ broken: { s3 }, activation }: Pair): Promise<void> {
  const { items } = await s3.adapter.listRuns({ activationId: activation.id, state: 'failed' });
  for (const { id } of items) await s3.adapter.retryRun(id, { idempotencyKey: `retry of ${id}` });
  await s3.idle();
}

/** Every slot was written once, nothing else is left, and both processes say so. */
async function assertRun({ shared, broken, whole, activation }: Pair, slots: number, about: string): Promise<void> {
  for (const { s3 } of [broken, whole]) {
    const { items } = await s3.adapter.listRuns({ activationId: activation.id });
    const succeeded = items.filter(({ state }) => state.kind === 'succeeded');
    assert.equal(new Set(succeeded.map(({ slot }) => slot)).size, slots, about);
    assert.deepEqual(
      items.filter(({ state }) => !['succeeded', 'failed'].includes(state.kind)),
      [],
      about,
    );
    for (const run of items) assert.deepEqual(await s3.adapter.getRun(run.id), run, about);
  }
  assert.equal(shared.bucket.uploads.size, 0, about);
  assert.equal(shared.bucket.keys.length, 3 * slots, about);
  assert.deepEqual(await keysUnder(shared, ['open-runs/', 'journals/']), [], about);
}

/** Lets the state break at each of the calls that a look takes, one world a call. */
async function breakingAtEachCall(forOne: boolean, assertRule: (pair: Pair, about: string) => Promise<void>) {
  for (let call = 0; ; call++) {
    const pair = await twoProcesses();
    pair.state.breakAfter(call, { forOne });
    await look(pair.broken);
    if (pair.state.calls <= call) return call;
    await assertRule(pair, `broken at call ${call}`);
  }
}

describe('a state store', () => {
  test('that fails a single call, whichever, costs no slot: the same process makes it good, or the run says that it failed', async () => {
    const calls = await breakingAtEachCall(true, async (pair, about) => {
      for (let looks = 0; looks < 3; looks++) {
        await advance([pair.broken, pair.whole], 5 * A_MINUTE);
        await look(pair.broken);
      }
      await retryFailed(pair);
      await assertRun(pair, 1, about);
    });
    assert.ok(calls > 20, `${calls} calls`);
  });

  test('that is away for one process from whichever call on costs no slot: another makes it good, and the first one sees it', async () => {
    await breakingAtEachCall(false, async (pair, about) => {
      await advance([pair.broken, pair.whole], 10 * A_MINUTE);
      await look(pair.whole);
      pair.state.mend();
      await look(pair.broken);
      await assertRun(pair, 1, about);
      await advance([pair.broken, pair.whole], DUE_IN);
      await look(pair.broken);
      await assertRun(pair, 2, about);
    });
  });
});

describe('runs that were asked for', () => {
  test('and not begun, since their process broke off, are begun when they are asked for again', async () => {
    for (let call = 0; ; call++) {
      const shared = world();
      const state = new FaultyState(shared.state);
      const first = new Process({ ...shared, state });
      const activation = await first.activation();
      state.breakAfter(call, { forOne: true });
      const hasBrokenOff = await first.start(activation).then(
        () => false,
        () => true,
      );
      state.mend();
      if (!hasBrokenOff) break;
      const { id } = await first.start(activation);
      await first.s3.idle();
      assert.equal((await first.s3.adapter.getRun(id)).state.kind, 'succeeded', `broken at call ${call}`);
    }
  });
});

describe('uploads of a run that has ended', () => {
  test('are given up later where S3 did not let them go at its end, and no others are', async () => {
    const { shared, broken, activation } = await twoProcesses();
    const { bucket } = shared;
    bucket.fault = refusesUploads;
    await look(broken);
    const { items } = await broken.s3.adapter.listRuns({ activationId: activation.id });
    assert.deepEqual(
      items.map(({ state }) => state.kind),
      ['failed'],
    );
    const left = bucket.uploads.size;
    assert.ok(left > 0);
    await bucket.createMultipartUpload({
      key: 'of someone else',
      contentType: 'text/csv',
      metadata: {},
      serverSideEncryption: { kind: 'bucket-default' },
    });
    const whole = new Process(shared);
    await assert.rejects(whole.s3.sweep(), { name: 'ExportError' });
    bucket.fault = undefined;
    await whole.s3.sweep();
    assert.equal(bucket.uploads.size, left + 1, 'not at every look');
    await whole.clock.advance(10 * A_MINUTE);
    await look(whole);
    assert.equal(bucket.uploads.size, 1);
    assert.deepEqual(await keysUnder(shared, ['journals/']), []);
  });

  test('are left to the bucket when nobody knows the way to it any more', async () => {
    const { shared, broken, activation } = await twoProcesses();
    shared.bucket.fault = refusesUploads;
    await look(broken);
    const { etag } = await broken.s3.adapter.getActivation(activation.id);
    await broken.s3.adapter.deleteActivation(activation.id, { etag });
    await new Process(shared).s3.sweep();
    assert.deepEqual(await keysUnder(shared, ['journals/']), []);
  });
});

function refusesUploads(operation: Operation): Fault | undefined {
  const isRefused = operation === 'UploadPart' || operation === 'AbortMultipartUpload';
  return isRefused ? { kind: 'before', error: refusal(operation, 'denied', 'AccessDenied', 403) } : undefined;
}
