import type { AudienceFilter } from '../../domain/audience.ts';

const LISTS = ['statuses', 'origins', 'tags', 'folders', 'ids', 'names'] as const satisfies (keyof AudienceFilter)[];

/** Whether all that one filter leaves is left by another too, as far as their values tell. */
export function isWithin(narrow: AudienceFilter, wide: AudienceFilter): boolean {
  return (
    soughtBy(narrow).includes(soughtBy(wide)) &&
    (narrow.minProfiles ?? 0) >= (wide.minProfiles ?? 0) &&
    (narrow.maxProfiles ?? Infinity) <= (wide.maxProfiles ?? Infinity) &&
    (narrow.evaluatedSince ?? '') >= (wide.evaluatedSince ?? '') &&
    (wide.available === undefined || narrow.available === wide.available) &&
    LISTS.every((key) => isPartOf(narrow[key], wide[key]))
  );
}

/** Two filters that leave the same audiences, as far as their values tell. */
export function isSameFilter(one: AudienceFilter, other: AudienceFilter): boolean {
  return isWithin(one, other) && isWithin(other, one);
}

function soughtBy({ search = '' }: AudienceFilter): string {
  return search.trim().toLowerCase();
}

function isPartOf(some: readonly string[] | undefined, all: readonly string[] | undefined): boolean {
  return all === undefined || (some !== undefined && some.every((value) => all.includes(value)));
}
