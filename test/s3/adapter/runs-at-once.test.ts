import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { ActivationId } from '../../../src/domain/ids.ts';
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
    const settled = Promise.allSettled([first, start(second === 'the same key' ? 'one' : 'other')]);
    // Ids are hashed beside the event loop: what is hashed after them is done after them.
    for (let turn = 0; turn < 20; turn += 1) await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    await everythingUnderWay();
    gate.letGo();
    const ends = await settled;
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

type HaltedAt = Parameters<GatedState['haltAt']>;

describe('a run that two processes are asked for in the same moment', () => {
  const start = ({ s3 }: Process, id: ActivationId, idempotencyKey: string) =>
    s3.adapter.startRuns(id, 'all', { idempotencyKey });

  /** A process whose call waits at that moment of its way to the state. */
  async function halted(...at: HaltedAt) {
    const shared = world();
    const state = new GatedState(shared.state);
    const [first, second] = [new Process({ ...shared, state }), new Process(shared)];
    const { id } = await first.activation();
    first.hold();
    second.hold();
    const gate = state.haltAt(...at);
    const started = start(first, id, 'one');
    await gate.isReached;
    return { shared, gate, first, second, id, started };
  }

  const moments: [when: string, at: HaltedAt, won: string][] = [
    ['has not said yet that it starts one', ['put', 'starts/'], 'second'],
    ['has said so, and does not know it yet', ['put', 'starts/', 'after'], 'first'],
    ['has not entered it yet', ['put', 'runs/'], 'first'],
  ];
  for (const [when, at, won] of moments)
    test(`is one, where the first ${when}`, async () => {
      const { gate, first, second, id, started } = await halted(...at);
      const other = start(second, id, 'other');
      const [winner, loser] = won === 'first' ? [started, other] : [other, started];
      if (won === 'first') await assert.rejects(loser, { code: 'conflict' });
      else await winner;
      gate.letGo();
      const [run] = await winner;
      if (won === 'second') await assert.rejects(loser, { code: 'conflict' });
      assert.deepEqual(
        (await second.s3.adapter.listRuns({ activationId: id })).items.map((listed) => listed.id),
        [run?.id],
      );
      for (const process of [first, second]) process.goOn();
      for (const process of [first, second]) await process.s3.idle();
      assert.equal((await second.s3.adapter.getRun(run!.id)).state.kind, 'succeeded');
    });

  test('is taken up where its process is gone before it was entered', async () => {
    const { shared, second, id } = await halted('put', 'runs/');
    await assert.rejects(start(second, id, 'other'), { code: 'conflict' });
    const third = new Process(shared);
    await third.s3.takeUpInterrupted();
    await third.s3.idle();
    assert.deepEqual(
      (await third.s3.adapter.listRuns({ activationId: id })).items.map(({ state }) => state.kind),
      ['succeeded'],
    );
  });

  test('keeps a slot of its audience waiting, which comes due again', async () => {
    const shared = world();
    const [first, second] = [new Process(shared), new Process(shared)];
    const { id, audiences } = await first.activation();
    const slot = () => second.s3.startSlot(id, audiences[0]!.audienceId, '2026-11-24T06:00:00Z');
    first.hold();
    await start(first, id, 'one');
    assert.equal(await slot(), undefined);
    first.goOn();
    await first.s3.idle();
    assert.equal((await slot())?.trigger, 'schedule');
    await second.s3.idle();
  });
});
