import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ActivationError, isTransient, toActivationError } from '../../src/adapter/activation-error.ts';

describe('activation error', () => {
  test('is passed on as it is', () => {
    const error = new ActivationError('conflict', 'Taken.');
    assert.equal(toActivationError(error), error);
  });

  test('of an abort is cancelled', () =>
    assert.equal(toActivationError(new DOMException('x', 'AbortError')).code, 'cancelled'));

  test('of anything else keeps the text of the other off the screen', () => {
    const error = toActivationError(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    assert.equal(error.code, 'unavailable');
    assert.ok(!error.message.includes('10.0.0.7'));
  });

  test('is worth another try when the other side was away or asked to wait', () => {
    assert.deepEqual(
      (['unavailable', 'rate-limited', 'invalid', 'forbidden'] as const).map((code) =>
        isTransient(new ActivationError(code, '')),
      ),
      [true, true, false, false],
    );
  });
});
