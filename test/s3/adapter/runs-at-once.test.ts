import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationError } from '../../../src/adapter/activation-error.ts';
import { Turns } from '../../../src/s3/turns.ts';
import { GatedState } from './gated-state.ts';
import { everythingUnderWay, Process, world } from './two-processes.ts';

describe('two runs of an audience that are asked for in the same moment', () => {
  /** A process in which the first call waits on its way to enter its run, and a second one is made meanwhile. */
  async function atOnce(second: 'a key of its own' | 'the same key') {
    const shared = world();
    const state = new GatedState(shared.state);
    const process = new Process({ ...shared, state });
    const { id } = await process.activation();
    process.hold();
    const start = (idempotencyKey: string) => process.s3.adapter.startRuns(id, 'all', { idempotencyKey });
    const gate = state.haltAt('put', 'runs/');
    const first = start('one');
    await gate.isReached;
    const other = start(second === 'the same key' ? 'one' : 'other');
    // Ids are hashed beside the event loop: what is hashed after them is done after them.
    for (let turn = 0; turn < 20; turn += 1) await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    await everythingUnderWay();
    gate.letGo();
    const ends = await Promise.allSettled([first, other]);
    const { items } = await process.s3.adapter.listRuns({ activationId: id });
    process.goOn();
    await process.s3.idle();
    return { ends, runs: items.length };
  }

  test('are one, and the other conflicts', async () => {
    const { ends, runs } = await atOnce('a key of its own');
    assert.deepEqual(
      ends.map((end) => (end.status === 'rejected' ? (end.reason as ActivationError).code : end.status)),
      ['fulfilled', 'conflict'],
    );
    assert.equal(runs, 1);
  });

  test('are one by the same key, answered to both', async () => {
    const { ends, runs } = await atOnce('the same key');
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'fulfilled'],
    );
    assert.equal(runs, 1);
  });
});

describe('turns', () => {
  test('come one after the other for one name, whatever becomes of those before, and at once for another', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    let letGo: () => void = () => undefined;
    const first = turns.take('a', async () => {
      seen.push('first');
      await new Promise<void>((resolve) => (letGo = resolve));
      throw new Error('failed');
    });
    const second = turns.take('a', () => Promise.resolve(seen.push('second')));
    await turns.take('b', () => Promise.resolve(seen.push('other')));
    assert.deepEqual(seen, ['first', 'other']);
    letGo();
    await assert.rejects(first, /failed/);
    await second;
    assert.deepEqual(seen, ['first', 'other', 'second']);
  });
});
