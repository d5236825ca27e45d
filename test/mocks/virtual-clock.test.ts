import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_NOW, VirtualClock } from '../../mocks/virtual-clock.ts';

describe('the virtual clock', () => {
  test('stands still until it is moved', () => {
    const clock = new VirtualClock();
    assert.equal(clock.instant(), DEFAULT_NOW);
    assert.equal(clock.now(), Date.parse(DEFAULT_NOW));
  });

  test('wakes sleepers in the order of their moments, each at its own', async () => {
    const clock = new VirtualClock();
    const woken: string[] = [];
    const sleep = (name: string, milliseconds: number) =>
      clock.sleep(milliseconds).then(() => woken.push(`${name} at ${clock.now() - Date.parse(DEFAULT_NOW)}`));
    void sleep('late', 300);
    void sleep('early', 100);
    await clock.advance(1_000);
    assert.deepEqual(woken, ['early at 100', 'late at 300']);
  });

  test('wakes who fell asleep again on the way, when that comes due too', async () => {
    const clock = new VirtualClock();
    let turns = 0;
    void (async () => {
      for (;;) {
        await clock.sleep(100);
        turns += 1;
      }
    })();
    await clock.advance(1_000);
    assert.equal(turns, 10);
  });

  test('lets nobody sleep on whose signal is aborted', async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const sleep = clock.sleep(100, controller.signal);
    controller.abort();
    await assert.rejects(sleep, { name: 'AbortError' });
  });

  test('refuses to go back', async () => {
    const clock = new VirtualClock();
    await assert.rejects(clock.advanceTo('2026-11-24T09:40:59Z'), RangeError);
  });

  test('refuses a move without end, and what is no moment, by saying how one is written', async () => {
    const clock = new VirtualClock();
    await assert.rejects(clock.advance(Number.POSITIVE_INFINITY), RangeError);
    await assert.rejects(clock.advance(Number.NaN), RangeError);
    await assert.rejects(clock.advanceTo('tomorrow'), /"tomorrow" is no moment.*2026-11-24T09:41:00Z/);
    assert.throws(() => new VirtualClock('tomorrow'), RangeError);
  });

  test('that advances by itself takes sleepers to their moments', async () => {
    const clock = new VirtualClock();
    clock.autoAdvance();
    await clock.sleep(5_000);
    assert.equal(clock.now() - Date.parse(DEFAULT_NOW), 5_000);
  });

  test('follows another clock, as many times as fast as it is told', async () => {
    const clock = new VirtualClock();
    const leader = new VirtualClock();
    const stop = clock.follow(leader, { speed: 10, everyMilliseconds: 250 });
    await leader.advance(1_000);
    assert.equal(clock.now() - Date.parse(DEFAULT_NOW), 10_000);
    stop();
    await leader.advance(1_000);
    assert.equal(clock.now() - Date.parse(DEFAULT_NOW), 10_000);
  });

  test('tells its listeners of each move, until they have enough', async () => {
    const clock = new VirtualClock();
    const heard: number[] = [];
    const end = clock.subscribe((now) => heard.push(now - Date.parse(DEFAULT_NOW)));
    await clock.advance(10);
    end();
    await clock.advance(10);
    assert.deepEqual(heard, [10]);
  });
});
