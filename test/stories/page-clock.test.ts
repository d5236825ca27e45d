import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VirtualClock } from '../../mocks/index.ts';
import { pageClock } from '../../stories/mock-panel/page-clock.ts';

describe('the clock of a page over a mock backend', () => {
  test('tells the time of the backend', async () => {
    const clock = new VirtualClock();
    const page = pageClock(clock);
    await clock.advance(5_000);
    assert.equal(page.now(), clock.now());
  });

  test('wakes a sleeper when time has come to its moment, not before', async () => {
    const clock = new VirtualClock();
    let isAwake = false;
    void pageClock(clock)
      .sleep(10_000)
      .then(() => (isAwake = true));
    await clock.advance(9_999);
    assert.equal(isAwake, false);
    await clock.advance(1);
    assert.equal(isAwake, true);
  });

  test('wakes who looks at the clock again and again once a move, however far it goes', async () => {
    const clock = new VirtualClock();
    const page = pageClock(clock);
    let looks = 0;
    void (async () => {
      for (;;) {
        await page.sleep(30_000);
        looks += 1;
      }
    })();
    await clock.advance(25 * 86_400_000);
    assert.equal(looks, 1);
  });

  test('lets a pause after typing pass on the wall, where the time of the backend stands', async () => {
    const clock = new VirtualClock();
    const wall = new VirtualClock();
    const pause = pageClock(clock, wall).sleep(300);
    await wall.advance(300);
    await pause;
    assert.equal(clock.now(), new VirtualClock().now());
  });

  test('lets nobody sleep on whose signal is aborted', async () => {
    const ending = new AbortController();
    const sleep = pageClock(new VirtualClock()).sleep(10_000, ending.signal);
    ending.abort();
    await assert.rejects(sleep, { name: 'AbortError' });
  });
});
