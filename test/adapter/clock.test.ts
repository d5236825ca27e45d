import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { systemClock } from '../../src/adapter/clock.ts';

describe('system clock', () => {
  test('wakes a sleep that is aborted, with the reason of the signal', async () => {
    const ending = new AbortController();
    const sleep = systemClock.sleep(1_000_000, ending.signal);
    const reason = new Error('enough');
    ending.abort(reason);
    await assert.rejects(sleep, reason);
  });

  test('does not begin a sleep whose signal is aborted already', async () => {
    await assert.rejects(systemClock.sleep(1_000_000, AbortSignal.abort(new Error('before'))), /before/);
  });

  test('ends a sleep of no time', async () => {
    await systemClock.sleep(0);
  });
});
