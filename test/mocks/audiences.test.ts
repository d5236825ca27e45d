import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import type { Audience, AudienceFilter } from '../../src/domain/audience.ts';
import { audienceSortKeys } from '../../src/domain/audience.ts';
import { audienceFacets, compareAudiences, matchesAudience } from '../../src/domain/audience-list.ts';
import { codeOf, days } from './sample-input.ts';

const { adapter } = createMockBackend();
const all = (await adapter.listAudiences({ limit: 500 })).items;

describe('prospect audiences', () => {
  test('are 250, and no audience of another kind is ever among them', async () => {
    assert.equal(all.length, 250);
    assert.ok(all.every(({ dataType }) => dataType === 'prospects'));
    assert.equal((await adapter.listAudiences({ filter: { search: 'Gold loyalty' } })).total, 0);
  });

  test('come in every order in which the rules of the contract put them', async () => {
    for (const by of audienceSortKeys) {
      for (const direction of ['ascending', 'descending'] as const) {
        const { items } = await adapter.listAudiences({ sort: { by, direction }, limit: 500 });
        const expected = [...all].sort(compareAudiences({ by, direction }));
        assert.deepEqual(idsOf(items), idsOf(expected), `${by} ${direction}`);
      }
    }
  });

  test('are narrowed by every filter as the rules of the contract narrow them', async () => {
    const [first, second] = all;
    assert.ok(first && second);
    const filters: AudienceFilter[] = [
      { search: 'MOVERS' },
      { search: first.id.slice(0, 6) },
      { statuses: ['draft', 'inactive'] },
      { origins: [first.origin], tags: ['priority'] },
      { folders: [first.folder ?? ''] },
      { evaluatedSince: '2026-11-24T00:00:00Z' },
      { minProfiles: 2_000, maxProfiles: 9_000 },
      { available: false },
      { ids: [first.id, second.id] },
      { names: [first.name.toUpperCase(), 'nobody'] },
    ];
    for (const filter of filters) {
      const page = await adapter.listAudiences({ filter, limit: 500 });
      const expected = all.filter((audience) => matchesAudience(audience, filter));
      assert.ok(expected.length < all.length);
      assert.deepEqual(idsOf(page.items), idsOf(expected), JSON.stringify(filter));
      assert.equal(page.total, expected.length);
      assert.equal(page.unfilteredTotal, 250);
    }
  });

  test('can be paged by cursor and from any row, and both meet', async () => {
    const first = await adapter.listAudiences({ limit: 40 });
    assert.deepEqual(first.facets, audienceFacets(all));
    const second = await adapter.listAudiences({ limit: 40, from: { kind: 'cursor', cursor: first.nextCursor ?? '' } });
    const jumped = await adapter.listAudiences({ limit: 40, from: { kind: 'position', position: 40 } });
    assert.deepEqual(second, jumped);
    assert.deepEqual(idsOf([...first.items, ...second.items]), idsOf(all.slice(0, 80)));
    const last = await adapter.listAudiences({ limit: 40, from: { kind: 'position', position: 230 } });
    assert.deepEqual([last.items.length, last.nextCursor], [20, null]);
  });

  test('refuse a cursor that is not of this list', async () => {
    assert.equal(await codeOf(adapter.listAudiences({ from: { kind: 'cursor', cursor: 'elsewhere' } })), 'invalid');
  });

  test('are evaluated once a day', async () => {
    const backend = createMockBackend();
    const evaluatedAt = async () => {
      const { items } = await backend.adapter.listAudiences({ filter: { available: true }, limit: 1 });
      return items[0]?.evaluatedAt;
    };
    assert.equal(await evaluatedAt(), '2026-11-24T02:10:00Z');
    await backend.clock.advanceTo('2026-11-25T02:09:59Z');
    assert.equal(await evaluatedAt(), '2026-11-24T02:10:00Z');
    await backend.clock.advanceTo('2026-11-25T02:10:00Z');
    assert.equal(await evaluatedAt(), '2026-11-25T02:10:00Z');
    assert.equal((await backend.adapter.getSession()).nextEvaluationAt, '2026-11-26T02:10:00Z');
  });

  test('are empty when all their profiles are older than 25 days', async () => {
    const backend = createMockBackend();
    const find = async (id: Audience['id']) =>
      (await backend.adapter.listAudiences({ filter: { ids: [id] } })).items[0];
    const neverReloaded = all.filter(
      ({ expiry, availability }) =>
        availability.kind === 'available' && expiry !== undefined && expiry.newestLandedAt < '2026-11-24',
    );
    await backend.clock.advance(days(40));
    const later = await Promise.all(neverReloaded.map(({ id }) => find(id)));
    const emptied = later.filter((audience) => audience?.profiles === 0);
    assert.ok(emptied.length > 0 && emptied.length < later.length);
    assert.ok(
      emptied.every(
        (audience) => audience?.availability.kind === 'unavailable' && audience.availability.reason === 'empty',
      ),
    );
  });
});

function idsOf(audiences: readonly Audience[]): readonly string[] {
  return audiences.map(({ id }) => id);
}
