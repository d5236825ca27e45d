import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Run } from '../../../src/domain/run.ts';
import { everythingUnderWay, Process, world } from './two-processes.ts';

describe('slots of one audience that are started together', () => {
  test('run one after the other, and those of another audience beside them', async () => {
    const process = new Process(world(), { concurrency: 3 });
    const { adapter } = process.s3;
    const one = await process.activation();
    const other = await process.activation('aud-newsletter');
    process.hold();
    const slots = ['2026-11-22T06:00:00Z', '2026-11-23T06:00:00Z'];
    for (const { id, audiences } of [one, other])
      for (const slot of slots)
        for (const { audienceId } of audiences) await process.s3.startSlot(id, audienceId, slot);
    await process.isHeld;
    await everythingUnderWay();
    const states = async (id: typeof one.id) =>
      (await adapter.listRuns({ activationId: id })).items.map(
        ({ slot, state }) => `${slot.slice(8, 10)} ${state.kind}`,
      );
    for (const { id } of [one, other]) assert.deepEqual(await states(id), ['23 waiting', '22 running']);
    process.goOn();
    await process.s3.idle();
    for (const { id } of [one, other]) assert.deepEqual(await states(id), ['23 succeeded', '22 succeeded']);
  });
});

describe('a process that ends', () => {
  test('ends what goes on, begins nothing more, and leaves what waits to another at once', async () => {
    const shared = world();
    const first = new Process(shared, { concurrency: 1 });
    const activations = [await first.activation(), await first.activation('aud-newsletter')];
    first.hold();
    const runs: Run[] = [];
    for (const activation of activations) runs.push(await first.start(activation));
    await first.isHeld;
    const closed = first.s3.close();
    await everythingUnderWay();
    first.goOn();
    await closed;
    const states = async ({ s3 }: Process) =>
      Promise.all(runs.map(async ({ id }) => (await s3.adapter.getRun(id)).state.kind));
    assert.deepEqual(await states(first), ['succeeded', 'waiting']);
    assert.deepEqual(await first.s3.takeUpInterrupted(), []);
    const second = new Process(shared);
    assert.equal((await second.s3.takeUpInterrupted()).length, 1);
    await second.s3.idle();
    assert.deepEqual(await states(second), ['succeeded', 'succeeded']);
  });
});
