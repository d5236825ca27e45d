import type { AudienceFilter, AudiencePage } from '../../domain/audience.ts';

/** What the list can be narrowed by, one menu each. */
export type FilterKey = 'status' | 'origin' | 'tags' | 'folder' | 'evaluated' | 'size';

/** The filters that there is something to choose from. */
export function offeredFilters(facets: AudiencePage['facets']): readonly FilterKey[] {
  const told: readonly (readonly [FilterKey, readonly unknown[] | undefined])[] = [
    ['origin', facets?.origins],
    ['tags', facets?.tags],
    ['folder', facets?.folders],
  ];
  const offered = told.filter(([, values = []]) => values.length > 0).map(([filter]) => filter);
  return ['status', ...offered, 'evaluated', 'size'];
}

/** A filter with other entries; those that say nothing are left out, so that no filter at all is an empty object. */
export function withEntries(filter: AudienceFilter, entries: Partial<AudienceFilter>): AudienceFilter {
  const whole: [string, unknown][] = Object.entries({ ...filter, ...entries });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)));
}

/** The moment so many days before another, as the filter takes it. */
export function daysBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString();
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
