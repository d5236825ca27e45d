import { expect } from '@open-wc/testing';
import type { AudienceFilter } from '../../../src/domain/audience.ts';
import { isSameFilter, isWithin } from '../../../src/elements/prospect-audience-picker/filter-within.ts';

describe('one filter within another', () => {
  const pairs: readonly (readonly [narrow: AudienceFilter, wide: AudienceFilter])[] = [
    [{ search: 'telco' }, {}],
    [{ search: ' Telco north' }, { search: 'telco' }],
    [{ tags: ['auto'] }, { tags: ['telco', 'auto'] }],
    [{ tags: ['auto'], minProfiles: 10 }, { tags: ['auto'] }],
    [{ minProfiles: 10 }, { minProfiles: 5 }],
    [{ maxProfiles: 5 }, { maxProfiles: 10 }],
    [{ evaluatedSince: '2026-11-02T00:00:00Z' }, { evaluatedSince: '2026-11-01T00:00:00Z' }],
    [{ available: true }, {}],
  ];

  for (const [narrow, wide] of pairs) {
    it(`${JSON.stringify(narrow)} is within ${JSON.stringify(wide)}, and not the other way round`, () => {
      expect([isWithin(narrow, wide), isWithin(wide, narrow), isSameFilter(narrow, wide)]).to.deep.equal([
        true,
        false,
        false,
      ]);
    });
  }

  it('is neither within the other where they may overlap', () => {
    const one: AudienceFilter = { tags: ['telco'] };
    const other: AudienceFilter = { search: 'north' };
    expect([isWithin(one, other), isWithin(other, one)]).to.deep.equal([false, false]);
  });

  it('is the same filter whatever the order of its entries and values', () => {
    expect(isSameFilter({ tags: ['a', 'b'], search: 'x' }, { search: 'X ', tags: ['b', 'a'] })).to.equal(true);
  });
});
