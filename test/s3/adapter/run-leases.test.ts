import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { VirtualClock } from '../../../mocks/virtual-clock.ts';
import { runIdSchema } from '../../../src/domain/ids.ts';
import { RunTakenOver } from '../../../src/export/run-taken-over.ts';
import { MemoryStateStore } from '../../../src/s3/index.ts';
import { RunLeases, type HeldLease } from '../../../src/s3/run-leases.ts';

const A_MINUTE = 60_000;
const runId = v.parse(runIdSchema, 'run-1');

/** A store that does what it is asked, and can fail to say so, or to say anything. */
class UnheardStore extends MemoryStateStore {
  losesNextAnswer = false;
  isSilent = false;

  override async put(...write: Parameters<MemoryStateStore['put']>): Promise<string> {
    const version = await super.put(...write);
    if (!this.losesNextAnswer) return version;
    this.losesNextAnswer = false;
    throw new Error('No answer came.');
  }

  override get(key: string): ReturnType<MemoryStateStore['get']> {
    return this.isSilent ? Promise.reject(new Error('No answer came.')) : super.get(key);
  }
}

interface Holder {
  readonly leases: RunLeases;
  readonly clock: VirtualClock;
}

function holderOf(store: MemoryStateStore, holder: string, clock = new VirtualClock()): Holder {
  return { leases: new RunLeases({ store, clock, holder }), clock };
}

async function taken({ leases }: Holder): Promise<HeldLease> {
  const lease = await leases.take(runId);
  assert.ok(lease !== undefined);
  return lease;
}

describe('the lease of a run', () => {
  test('stays where its renewal took effect and the answer was lost: nobody has cancelled', async () => {
    const store = new UnheardStore();
    const lease = await taken(holderOf(store, 'first'));
    store.losesNextAnswer = true;
    await lease.renew();
    await lease.renew();
    assert.deepEqual([lease.signal.aborted, await lease.isHeld()], [false, true]);
    await lease.release();
  });

  test('is kept by a run that was asked to end until it has ended', async () => {
    const store = new MemoryStateStore();
    const first = holderOf(store, 'first');
    const second = holderOf(store, 'second');
    const lease = await taken(first);
    assert.equal(await second.leases.askToCancel(runId), true);
    await assert.rejects(lease.renew(), { name: 'AbortError' });
    assert.equal(lease.signal.aborted, true);
    for (let minutes = 0; minutes < 5; minutes++) {
      await first.clock.advance(A_MINUTE);
      await second.clock.advance(A_MINUTE);
      assert.equal(await second.leases.take(runId), undefined);
    }
    assert.equal(await lease.isHeld(), true);
    await lease.release();
    await (await taken(second)).release();
  });

  test('is gone when it is given back, though somebody asked to end the run in that moment', async () => {
    const store = new MemoryStateStore();
    const lease = await taken(holderOf(store, 'first'));
    await holderOf(store, 'second').leases.askToCancel(runId);
    await lease.release();
    assert.equal(await store.get(`leases/${runId}`), undefined);
  });

  test('is left alone when it is given back by one that has lost it unawares', async () => {
    const store = new MemoryStateStore();
    const lease = await taken(holderOf(store, 'first'));
    const second = holderOf(store, 'second');
    await second.clock.advance(A_MINUTE);
    const theirs = await taken(second);
    await lease.release();
    assert.equal(await theirs.isHeld(), true);
    await theirs.release();
  });

  test('is lost to whoever has it now, however often it has changed hands', async () => {
    const store = new MemoryStateStore();
    const lease = await taken(holderOf(store, 'first'));
    const second = holderOf(store, 'second');
    await second.clock.advance(A_MINUTE);
    await (await taken(second)).release();
    const third = await taken(holderOf(store, 'third', second.clock));
    assert.equal(await lease.isHeld(), false);
    await assert.rejects(lease.renew(), RunTakenOver);
    assert.equal(await third.isHeld(), true);
    await third.release();
  });

  test('counts as lost where someone has written and nobody can say who', async () => {
    const store = new UnheardStore();
    const lease = await taken(holderOf(store, 'first'));
    await holderOf(store, 'second').leases.askToCancel(runId);
    store.isSilent = true;
    assert.equal(await lease.isHeld(), false);
    assert.ok(lease.signal.reason instanceof RunTakenOver);
  });
});
