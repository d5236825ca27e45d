import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import {
  audienceFacets,
  audiencePageAt,
  compareAudiences,
  cursorAt,
  matchesAudience,
  positionOf,
} from '../../src/domain/audience-list.ts';
import { audienceSchema, type Audience, type AudienceFilter, type AudienceSort } from '../../src/domain/audience.ts';

function audience(id: string, changes: Record<string, unknown> = {}): Audience {
  return v.parse(audienceSchema, {
    id,
    name: `Audience ${id}`,
    dataType: 'prospects',
    profiles: 100,
    status: 'published',
    availability: { kind: 'available' },
    origin: 'Meridian Data',
    tags: [],
    evaluatedAt: '2026-11-24T06:00:00Z',
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-02T00:00:00Z',
    ...changes,
  });
}

describe('audience filter', () => {
  const one = audience('a1', {
    name: 'Hybrid SUV considerers',
    description: 'Configurator visits',
    tags: ['auto', 'Q4'],
    folder: 'Autumn',
  });
  const rules: [title: string, filter: AudienceFilter, matches: boolean][] = [
    ['nothing asked leaves it', {}, true],
    ['search finds the name without regard to case', { search: '  suv ' }, true],
    ['search finds the description', { search: 'configurator' }, true],
    ['search finds a tag', { search: 'q4' }, true],
    ['search finds the id', { search: 'A1' }, true],
    ['search for something else drops it', { search: 'minivan' }, false],
    ['any of the statuses', { statuses: ['draft', 'published'] }, true],
    ['none of the statuses', { statuses: ['draft'] }, false],
    ['any of the tags', { tags: ['home', 'auto'] }, true],
    ['another folder', { folders: ['Spring'] }, false],
    ['every entry must hold', { search: 'suv', origins: ['Halden Lists'] }, false],
    ['names are compared whole', { names: ['hybrid suv considerers'] }, true],
    ['part of a name is not the name', { names: ['hybrid'] }, false],
    ['profiles within bounds', { minProfiles: 100, maxProfiles: 100 }, true],
    ['profiles outside of bounds', { minProfiles: 101 }, false],
    ['evaluated since', { evaluatedSince: '2026-11-24T06:00:01Z' }, false],
    ['only what can be activated', { available: true }, true],
  ];
  for (const [title, filter, matches] of rules) test(title, () => assert.equal(matchesAudience(one, filter), matches));

  test('never leaves an audience of another kind', () => {
    for (const dataType of ['profiles', 'accounts', 'datasets'])
      assert.equal(matchesAudience(audience('x', { dataType }), {}), false);
  });
});

describe('audience order', () => {
  function sorted(sort: AudienceSort, ...audiences: Audience[]): string[] {
    return [...audiences].sort(compareAudiences(sort)).map(({ id }) => id);
  }
  const never = audience('n', { profiles: null, evaluatedAt: null });

  test('puts what is unknown last, whichever the direction', () => {
    for (const direction of ['ascending', 'descending'] as const) {
      assert.equal(
        sorted({ by: 'profiles', direction }, never, audience('a'), audience('b', { profiles: 5 })).at(-1),
        'n',
      );
    }
  });
  test('compares counts as numbers', () =>
    assert.deepEqual(
      sorted(
        { by: 'profiles', direction: 'ascending' },
        audience('a', { profiles: 1000 }),
        audience('b', { profiles: 9 }),
      ),
      ['b', 'a'],
    ));
  test('compares numbers within names as numbers', () => {
    assert.deepEqual(
      sorted(
        { by: 'name', direction: 'ascending' },
        audience('a', { name: 'Wave 10' }),
        audience('b', { name: 'wave 9' }),
      ),
      ['b', 'a'],
    );
  });
  test('lets the id decide between equals', () =>
    assert.deepEqual(sorted({ by: 'status', direction: 'descending' }, audience('b'), audience('a')), ['a', 'b']));
});

describe('audience page', () => {
  const all = Array.from({ length: 5 }, (_, index) =>
    audience(`a${index}`, index === 4 ? { availability: { kind: 'unavailable', reason: 'draft' } } : {}),
  );

  test('begins at its row and tells where the next one begins', () => {
    const page = audiencePageAt(all, { position: 1, limit: 3, unfilteredTotal: 9 });
    assert.deepEqual(
      [page.items.map(({ id }) => id), page.position, page.nextCursor, page.total, page.unfilteredTotal],
      [['a1', 'a2', 'a3'], 1, cursorAt(4), 5, 9],
    );
  });
  test('has no next when it is the last', () =>
    assert.equal(audiencePageAt(all, { position: 3, limit: 2, unfilteredTotal: 5 }).nextCursor, null));
  test('counts what can be activated over all pages', () => {
    assert.deepEqual(audiencePageAt(all, { position: 4, limit: 1, unfilteredTotal: 5 }).available, {
      count: 4,
      profiles: 400,
    });
  });
  test('past the end is empty', () =>
    assert.deepEqual(audiencePageAt(all, { position: 50, limit: 2, unfilteredTotal: 5 }).items, []));
});

describe('cursor', () => {
  test('leads back to its row', () => assert.equal(positionOf(cursorAt(99_900)), 99_900));
  test('of another making is refused', () =>
    assert.deepEqual(['', '12', 'row-', 'row-1.5', 'row--1'].map(positionOf), Array(5).fill(undefined)));
});

describe('facets', () => {
  test('count each value, most frequent first', () => {
    const { tags, folders } = audienceFacets([audience('a', { tags: ['x', 'y'] }), audience('b', { tags: ['y'] })]);
    assert.deepEqual(tags, [
      { value: 'y', count: 2 },
      { value: 'x', count: 1 },
    ]);
    assert.deepEqual(folders, []);
  });
});
