import {
  audienceSortKeys,
  type Audience,
  type AudienceFilter,
  type AudiencePage,
  type AudienceSort,
} from '../../src/domain/audience.ts';
import { audienceFacets, cursorAt, matchesAudience } from '../../src/domain/audience-list.ts';
import { audienceAt, lastEvaluation } from './audience-at.ts';
import { AudienceOrders, standingRanks, type StandingRanks } from './audience-orders.ts';
import type { AudienceSeed } from './audience-seeds.ts';
import { frozen, Kept } from './kept.ts';

export interface AudienceWindow {
  readonly filter: AudienceFilter;
  readonly sort: AudienceSort;
  readonly position: number;
  readonly limit: number;
}

/** Answers that are kept, so that going from page to page does not filter again. */
const KEPT_ANSWERS = 12;
/** Evaluations that are kept, so that two worlds on different days do not drive each other's out. */
const KEPT_EDITIONS = 2;

/**
 * The audiences of one world at any moment. Built so that a hundred thousand are listed, searched and sorted within a few
 * milliseconds a page; it answers what the rules of `domain/audience-list.ts` answer. What it gives out is frozen: several worlds
 * have the same book.
 */
export class AudienceBook {
  /** In the order in which the world has them. */
  readonly seeds: readonly AudienceSeed[];
  readonly #byId: ReadonlyMap<string, number>;
  readonly #texts: readonly string[];
  readonly #standing: StandingRanks;
  /** Of no filter and no evaluation: counted once. */
  readonly #facets: Facets;
  readonly #editions = new Kept<Edition>(KEPT_EDITIONS);

  constructor(seeds: readonly AudienceSeed[]) {
    this.seeds = seeds;
    this.#byId = new Map(seeds.map((seed, index) => [seed.id, index]));
    this.#standing = standingRanks(seeds);
    this.#facets = facetsOf(seeds);
    this.#texts = seeds.map(textOf);
  }

  /** Makes the first answer and every order ready before they are asked for: with a hundred thousand it is felt. */
  prepare(moment: number): void {
    const { orders } = this.#editionAt(moment);
    for (const by of audienceSortKeys)
      for (const direction of ['ascending', 'descending'] as const) orders.by({ by, direction });
    this.page({ filter: {}, sort: { by: 'name', direction: 'ascending' }, position: 0, limit: 1 }, moment);
  }

  /** One audience of any kind as it stands at a moment. */
  find(id: string, moment: number): Audience | undefined {
    const index = this.#byId.get(id);
    const seed = index === undefined ? undefined : this.seeds[index];
    return seed === undefined ? undefined : audienceAt(seed, moment);
  }

  /** One page of the prospect audiences. */
  page(window: AudienceWindow, moment: number): AudiencePage {
    const edition = this.#editionAt(moment);
    const answer = this.#answer(edition, window);
    const rows = answer.rows.slice(window.position, window.position + window.limit);
    const next = window.position + rows.length;
    return {
      items: [...rows].flatMap((row) => frozen(edition.audiences[row]) ?? []),
      position: window.position,
      nextCursor: next < answer.rows.length ? cursorAt(next) : null,
      total: answer.rows.length,
      unfilteredTotal: this.#facets.total,
      available: answer.available,
      ...(window.position === 0 ? { facets: this.#facets.values } : {}),
    };
  }

  #editionAt(moment: number): Edition {
    const evaluatedAt = lastEvaluation(moment);
    return this.#editions.of(evaluatedAt, () => editionOf(this.seeds, this.#standing, evaluatedAt));
  }

  #answer(edition: Edition, { filter, sort }: AudienceWindow): Answer {
    return edition.answers.of([filter, sort], () => this.#filtered(edition, filter, sort));
  }

  #filtered(
    { audiences, orders }: Edition,
    { search, ids, names, ...rest }: AudienceFilter,
    sort: AudienceSort,
  ): Answer {
    const sought = search?.trim().toLowerCase() ?? '';
    const wantedIds = ids && new Set<string>(ids);
    const wantedNames = names && new Set(names.map((name) => name.toLowerCase()));
    const isNarrowed = Object.values(rest).some((value) => value !== undefined);
    const rows = new Uint32Array(audiences.length);
    let count = 0;
    let available = 0;
    let profiles = 0;
    for (const row of orders.by(sort)) {
      const audience = audiences[row];
      if (
        audience?.dataType !== 'prospects' ||
        wantedIds?.has(audience.id) === false ||
        wantedNames?.has(audience.name.toLowerCase()) === false ||
        (sought !== '' && this.#texts[row]?.includes(sought) !== true) ||
        (isNarrowed && !matchesAudience(audience, rest))
      )
        continue;
      rows[count] = row;
      count += 1;
      if (audience.availability.kind !== 'available') continue;
      available += 1;
      profiles += audience.profiles ?? 0;
    }
    return { rows: rows.subarray(0, count), available: { count: available, profiles } };
  }
}

/** What a search looks through; parted by a character that nobody types. */
function textOf({ name, id, description, tags }: AudienceSeed): string {
  return [name, id, description, ...tags].join('\u0000').toLowerCase();
}

/** All audiences as one evaluation left them. */
interface Edition {
  readonly audiences: readonly Audience[];
  readonly orders: AudienceOrders;
  readonly answers: Kept<Answer>;
}

interface Answer {
  readonly rows: Uint32Array;
  readonly available: { readonly count: number; readonly profiles: number };
}

function editionOf(seeds: readonly AudienceSeed[], standing: StandingRanks, evaluatedAt: number): Edition {
  const audiences = seeds.map((seed) => audienceAt(seed, evaluatedAt));
  return { audiences, orders: new AudienceOrders(audiences, standing), answers: new Kept(KEPT_ANSWERS) };
}

interface Facets {
  readonly total: number;
  readonly values: NonNullable<AudiencePage['facets']>;
}

function facetsOf(seeds: readonly AudienceSeed[]): Facets {
  const prospects = seeds.filter(({ dataType }) => dataType === 'prospects');
  return { total: prospects.length, values: frozen(audienceFacets(prospects)) };
}
