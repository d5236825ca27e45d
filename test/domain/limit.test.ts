import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limitState } from '../../src/domain/limit.ts';

describe('limitState', () => {
  const rules = [
    {
      title: 'is within below nine tenths',
      used: 224,
      limit: 250,
      expected: { kind: 'within', used: 224, limit: 250, left: 26 },
    },
    {
      title: 'is near from nine tenths on',
      used: 225,
      limit: 250,
      expected: { kind: 'near', used: 225, limit: 250, left: 25 },
    },
    {
      title: 'is reached when nothing is left',
      used: 250,
      limit: 250,
      expected: { kind: 'reached', used: 250, limit: 250, left: 0 },
    },
    {
      title: 'says how many must go',
      used: 253,
      limit: 250,
      expected: { kind: 'exceeded', used: 253, limit: 250, over: 3 },
    },
    {
      title: 'is reached at once by a limit of none',
      used: 0,
      limit: 0,
      expected: { kind: 'reached', used: 0, limit: 0, left: 0 },
    },
    {
      title: 'is unlimited where the platform states no limit',
      used: 7,
      limit: undefined,
      expected: { kind: 'unlimited', used: 7 },
    },
  ];
  for (const { title, used, limit, expected } of rules) {
    test(title, () => assert.deepEqual(limitState(used, limit), expected));
  }

  for (const [used, limit] of [
    [-1, 10],
    [1.5, 10],
    [Number.NaN, 10],
    [1, -1],
  ] as const) {
    test(`refuses ${used} of ${limit}`, () => assert.throws(() => limitState(used, limit), RangeError));
  }
});
