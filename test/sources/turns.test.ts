import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Turns } from '../../src/sources/turns.ts';

describe('turns', () => {
  test('are as many as there are, and go to those who wait in their order', async () => {
    const turns = new Turns(1);
    const first = await turns.take();
    const order: string[] = [];
    const second = turns.take().then((giveBack) => (order.push('second'), giveBack));
    const third = turns.take().then((giveBack) => (order.push('third'), giveBack));
    assert.deepEqual(order, []);
    first();
    first();
    const giveBack = await second;
    assert.deepEqual(order, ['second']);
    giveBack();
    await third;
    assert.deepEqual(order, ['second', 'third']);
  });

  test('are not kept for who has given up waiting', async () => {
    const turns = new Turns(1);
    const first = await turns.take();
    const ending = new AbortController();
    const given = turns.take(ending.signal);
    ending.abort(new Error('enough'));
    await assert.rejects(given, /enough/);
    first();
    (await turns.take())();
  });
});
