import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountId, activationId, audienceId, connectionId, destinationId, runId } from '../../src/domain/index.ts';

describe('ids that a host makes of texts', () => {
  for (const make of [accountId, activationId, audienceId, connectionId, destinationId, runId])
    test(`${make.name} takes a text of 1 to 255 characters as it is`, () => {
      assert.equal(make('movers'), 'movers');
      assert.equal(make('x'.repeat(255)).length, 255);
      assert.throws(() => make(''), { name: 'ValiError' });
      assert.throws(() => make('x'.repeat(256)), { name: 'ValiError' });
    });
});
