import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Interceptions } from '../../mocks/msw/interceptor.ts';

describe('backends behind one interceptor', () => {
  function interceptor(start: () => Promise<unknown>) {
    const seen: string[] = [];
    return {
      seen,
      make: () => ({
        start: () => {
          seen.push('start');
          return start();
        },
        stop: () => void seen.push('stop'),
        resetHandlers: (...handlers: readonly unknown[]) => void seen.push(`${handlers.length} behind it`),
      }),
    };
  }
  const answer = () => Promise.resolve(Response.error());

  test('begin it with the first of them, and end it with the last', async () => {
    const { seen, make } = interceptor(() => Promise.resolve());
    const all = new Interceptions();
    const [one, other] = [all.at('/one', make), all.at('/other', make)];
    await Promise.all([one.start(answer), other.start(answer)]);
    one.stop();
    one.stop();
    other.stop();
    assert.deepEqual(seen, ['start', '1 behind it', '2 behind it', '1 behind it', '1 behind it', 'stop']);
  });

  test('leave nothing behind where it cannot begin', async () => {
    const failing = interceptor(() => Promise.reject(new Error('no worker')));
    const all = new Interceptions();
    await assert.rejects(all.at('/one', failing.make).start(answer), /no worker/);
    assert.equal(failing.seen.at(-1), 'stop');
    const { seen, make } = interceptor(() => Promise.resolve());
    await all.at('/one', make).start(answer);
    assert.deepEqual(seen, ['start', '1 behind it']);
  });
});
