import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { failureLine } from '../../src/server/failure-line.ts';

const unavailable = (cause: unknown) => new ActivationError('unavailable', 'The service did not answer.', { cause });

describe('the line that a failure leaves in the log', () => {
  test('names what led to it, and where that was thrown', () => {
    const line = failureLine(unavailable(new TypeError('no\nsuch user')));
    assert.match(
      line,
      /^ActivationError: The service did not answer\. <- TypeError: no such user <- at .*failure-line\.test/,
    );
  });

  test('names the place of a value that does not keep to its schema, and never the value', () => {
    const { issues } = v.safeParse(v.object({ user: v.object({ name: v.string() }) }), { user: { name: 31_415 } });
    const line = failureLine(unavailable(new v.ValiError(issues!)));
    assert.match(line, /user\.name should be string/);
    assert.doesNotMatch(line, /31415/);
  });

  test('takes the query from an address, and says nothing of a thing that is no error', () => {
    const line = failureLine(unavailable(new Error('GET https://b.example/key?X-Amz-Signature=abc failed')));
    assert.match(line, /GET https:\/\/b\.example\/key\?… failed/);
    assert.match(failureLine(unavailable('the-secret')), /Thrown: string$/);
  });

  test('takes the password from an address', () =>
    assert.match(
      failureLine(new Error('connect to postgres://app:p4ss@db.example/x')),
      /postgres:\/\/…@db\.example\/x/,
    ));

  test('is one line, and colours no terminal', () =>
    assert.match(failureLine(new Error('a\u001b[31m\u2028b\u202ec\rd')), /^Error: a \[31m b c d <-/));

  test('ends where errors lead to one another in a circle', () => {
    const first = new Error('first');
    first.cause = new Error('second', { cause: first });
    assert.equal(failureLine(first).match(/first/g)?.length, 3);
  });
});
