import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectedToRemain, outlivesProfiles } from '../../src/domain/expiry-rules.ts';

const audience = {
  profiles: 1000,
  expiry: { withinSevenDays: 0.2, oldestLandedAt: '2026-11-01T00:00:00Z', newestLandedAt: '2026-11-11T00:00:00Z' },
};

describe('profiles expected to remain', () => {
  for (const [title, at, expected] of [
    ['are all until the oldest expires', '2026-11-25T00:00:00Z', 1000],
    ['shrink evenly between the oldest and the newest', '2026-12-01T00:00:00Z', 500],
    ['are none once the newest has expired', '2026-12-06T00:00:00Z', 0],
  ] as const) {
    test(title, () => assert.equal(expectedToRemain(audience, at, 25), expected));
  }

  test('are unknown where it is unknown when they landed', () =>
    assert.equal(expectedToRemain({ profiles: 1000 }, '2026-12-06T00:00:00Z', 25), null));
  test('are unknown where the audience was never evaluated', () =>
    assert.equal(expectedToRemain({ ...audience, profiles: null }, '2026-12-06T00:00:00Z', 25), null));
  test('are all where profiles do not expire', () =>
    assert.equal(expectedToRemain(audience, '2030-01-01T00:00:00Z', undefined), 1000));
});

describe('a gap between runs', () => {
  test('outlives the profiles when it is longer than their life', () => {
    assert.deepEqual(
      [24, 25, 25.1, 31].map((gap) => outlivesProfiles(gap, 25)),
      [false, false, true, true],
    );
  });
  test('does not where there is no gap or no expiry', () => {
    assert.equal(outlivesProfiles(null, 25), false);
    assert.equal(outlivesProfiles(400, undefined), false);
  });
});
