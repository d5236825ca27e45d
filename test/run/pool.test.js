import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runInPool } from './pool.js';

describe('runInPool', () => {
  test('gives the results in the order of the items, whichever ends first', async () => {
    const ends = [];
    const slowFirst = { slow: deferred(), quick: deferred() };
    const results = runInPool(['slow', 'quick'], 2, async (name) => {
      await slowFirst[name].promise;
      ends.push(name);
      return name.toUpperCase();
    });
    slowFirst.quick.resolve();
    slowFirst.slow.resolve();
    assert.deepEqual(await results, ['SLOW', 'QUICK']);
    assert.deepEqual(ends, ['quick', 'slow']);
  });

  test('never runs more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    await runInPool([1, 2, 3, 4, 5], 2, async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running -= 1;
    });
    assert.equal(most, 2);
  });
});

function deferred() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
