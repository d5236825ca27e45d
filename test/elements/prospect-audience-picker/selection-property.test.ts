import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { matchesAudience } from '../../../src/domain/audience-match.ts';
import type { Audience, AudienceFilter } from '../../../src/domain/audience.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import { AudienceRows } from '../../../src/elements/prospect-audience-picker/audience-rows.ts';
import {
  add,
  addAll,
  hasAll,
  removeAll,
  toggle,
} from '../../../src/elements/prospect-audience-picker/selection-changes.ts';
import { SelectionModel, type ListInView } from '../../../src/elements/prospect-audience-picker/selection-model.ts';
import { learn, selectedAudiences } from '../../../src/elements/prospect-audience-picker/selection-requests.ts';
import { FakeAudiences, anAudience } from './fake-audiences.ts';

const SIZE = 40;

const FILTERS: readonly AudienceFilter[] = [
  {},
  { tags: ['telco'] },
  { tags: ['telco', 'auto'] },
  { tags: ['auto'], folders: ['Spring'] },
  { search: '00001' },
  { folders: ['Autumn'] },
  { minProfiles: 1020 },
];

const filter = fc.constantFrom(...FILTERS);
const place = fc.nat(SIZE - 1);

/** What is done, one after the other. */
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('add all', 'remove all'), filter }),
  fc.record({ kind: fc.constant('toggle'), at: place }),
  fc.record({ kind: fc.constant('paste'), places: fc.array(place, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('activate'), places: fc.array(place, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('keep and give back') }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const list = fc
  .array(fc.record({ tags: fc.subarray(['telco', 'home', 'auto']), isDraft: fc.boolean() }), {
    minLength: SIZE,
    maxLength: SIZE,
  })
  .map((changes) =>
    changes.map(({ tags, isDraft }, index) =>
      anAudience(index, {
        tags,
        ...(isDraft && index % 4 === 0 ? { availability: { kind: 'unavailable', reason: 'draft' } } : {}),
      }),
    ),
  );

/** The picker's selection, beside a plain set of ids to which the same is done. */
class Pair {
  readonly model = new SelectionModel(() => undefined);
  readonly plain = new Set<AudienceId>();
  readonly #list: readonly Audience[];
  readonly #fake: FakeAudiences;

  constructor(audiences: readonly Audience[], limit: number | undefined) {
    this.#list = audiences;
    this.#fake = new FakeAudiences(audiences);
    this.model.limit = limit;
  }

  async take(step: Step): Promise<void> {
    const { model, plain } = this;
    const { adapter } = this.#fake;
    if ('filter' in step) {
      const view = await this.#view(step.filter);
      const matching = this.#list.filter((audience) => matchesAudience(audience, step.filter));
      if (step.kind === 'remove all') {
        await removeAll(model, view);
        for (const { id } of matching) plain.delete(id);
      } else {
        if (!hasAll(model, view)) await addAll(model, view);
        this.#add(matching);
      }
    } else if ('at' in step) {
      const audience = this.#list[step.at]!;
      toggle(model, audience);
      if (!plain.delete(audience.id)) this.#add([audience]);
    } else if ('places' in step) {
      const audiences = [...new Set(step.places)].map((at) => this.#list[at]!);
      if (step.kind === 'paste') {
        add(model, audiences);
        this.#add(audiences);
      } else {
        model.activated = new Set(audiences.map(({ id }) => id));
        for (const { id } of audiences) plain.delete(id);
      }
    } else {
      model.selection = JSON.parse(JSON.stringify(model.selection)) as typeof model.selection;
    }
    await learn(model, adapter, model.unsettled, new AbortController().signal);
  }

  async check(): Promise<void> {
    const { model, plain } = this;
    const selected = this.#list.filter(({ id }) => plain.has(id));
    const limit = (model.limit ?? Infinity) - model.activated.size;
    const resolved = await selectedAudiences(model, this.#fake.adapter, new AbortController().signal);
    expect({
      shown: this.#list.filter((audience) => model.includes(audience)).map(({ id }) => id),
      size: model.size,
      profiles: model.profiles,
      resolved: resolved.length,
    }).to.deep.equal({
      shown: selected.map(({ id }) => id),
      size: selected.length,
      profiles: selected.reduce((sum, { profiles }) => sum + (profiles ?? 0), 0),
      resolved: Math.min(selected.length, Math.max(limit, 0)),
    });
  }

  #add(audiences: readonly Audience[]): void {
    const { limit = Infinity, activated } = this.model;
    for (const { id, availability } of audiences) {
      const isFree = availability.kind === 'available' && !activated.has(id);
      if (isFree && this.plain.size + activated.size < limit) this.plain.add(id);
    }
  }

  async #view(filter: AudienceFilter): Promise<ListInView> {
    const { adapter } = this.#fake;
    const rows = new AudienceRows({
      byPosition: () => true,
      changed: () => undefined,
      fetchPage: (page, signal) => adapter.listAudiences({ filter, ...page }, { signal }),
    });
    rows.show(0, SIZE);
    while (!rows.ready) await Promise.resolve();
    return { adapter, rows, filter, sort: { by: 'name', direction: 'ascending' }, selected: null };
  }
}

describe('a selection of queries, ids and exceptions', () => {
  it('shows, counts, sums up and resolves what a plain set of ids would hold, whatever is done to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.option(fc.integer({ min: 5, max: SIZE }), { nil: undefined }),
        fc.array(step, { maxLength: 10 }),
        async (audiences, limit, steps) => {
          const pair = new Pair(audiences, limit);
          for (const each of steps) {
            await pair.take(each);
            await pair.check();
          }
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  }).timeout(20_000);
});
