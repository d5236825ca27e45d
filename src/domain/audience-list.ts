import type { Audience, AudiencePage, AudienceSort, Facet } from './audience.ts';

export { matchesAudience } from './audience-match.ts';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Order of two audiences; the id decides between equals, so that pages never overlap. Unknown values come last, whichever the direction. */
export function compareAudiences(sort: AudienceSort): (one: Audience, other: Audience) => number {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return (one, other) => {
    const a = one[sort.by];
    const b = other[sort.by];
    if (a === null || b === null) return a === b ? compareText(one.id, other.id) : a === null ? 1 : -1;
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : sort.by === 'name' || sort.by === 'origin'
          ? byName.compare(String(a), String(b))
          : compareText(String(a), String(b));
    return order === 0 ? compareText(one.id, other.id) : sign * order;
  };
}

/** One page of a list that is already filtered and in order, beginning at a row. */
export function audiencePageAt(
  matching: readonly Audience[],
  page: {
    readonly position: number;
    readonly limit: number;
    readonly unfilteredTotal: number;
    readonly facets?: AudiencePage['facets'];
  },
): AudiencePage {
  const items = matching.slice(page.position, page.position + page.limit);
  const next = page.position + items.length;
  return {
    items: [...items],
    position: page.position,
    nextCursor: next < matching.length ? cursorAt(next) : null,
    total: matching.length,
    unfilteredTotal: page.unfilteredTotal,
    available: availableIn(matching),
    ...(page.facets === undefined ? {} : { facets: page.facets }),
  };
}

/** What the filters of the list can offer, most frequent first. */
export function audienceFacets(audiences: readonly Faceted[]): NonNullable<AudiencePage['facets']> {
  return {
    origins: facets(audiences, (audience) => [audience.origin]),
    tags: facets(audiences, (audience) => audience.tags),
    folders: facets(audiences, (audience) => audience.folder ?? []),
  };
}

/** What of an audience the facets count. */
interface Faceted extends Pick<Audience, 'origin' | 'folder'> {
  readonly tags: readonly string[];
}

/** A cursor of a list that is counted by rows. */
export function cursorAt(position: number): string {
  return `row-${position}`;
}

/** The row of such a cursor; `undefined` for one that is not of our making. */
export function positionOf(cursor: string): number | undefined {
  const digits = /^row-(\d{1,15})$/.exec(cursor)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function availableIn(audiences: readonly Audience[]): { readonly count: number; readonly profiles: number } {
  let count = 0;
  let profiles = 0;
  for (const audience of audiences) {
    if (audience.availability.kind !== 'available') continue;
    count += 1;
    profiles += audience.profiles ?? 0;
  }
  return { count, profiles };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function facets(audiences: readonly Faceted[], valuesOf: (audience: Faceted) => string | readonly string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const audience of audiences) {
    for (const value of [valuesOf(audience)].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
}
