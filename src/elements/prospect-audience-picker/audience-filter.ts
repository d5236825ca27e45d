import type { AudienceFilter } from '../../domain/audience.ts';

/** Filters that hold any of several values. */
export type ListFilter = 'statuses' | 'origins' | 'tags' | 'folders';

/** A filter with other entries; those that say nothing are left out, so that no filter at all is an empty object. */
export function withEntries(filter: AudienceFilter, entries: Partial<AudienceFilter>): AudienceFilter {
  const whole: [string, unknown][] = Object.entries({ ...filter, ...entries });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)));
}

/** Adds a value to those that may hold, or takes it away. */
export function withToggled(filter: AudienceFilter, key: ListFilter, value: string): AudienceFilter {
  const values: readonly string[] = filter[key] ?? [];
  const others = values.filter((other) => other !== value);
  return withEntries(filter, { [key]: others.length < values.length ? others : [...values, value] });
}

/** Ranges of profiles that the size filter offers. */
export const sizeRanges: readonly Pick<AudienceFilter, 'minProfiles' | 'maxProfiles'>[] = [
  { maxProfiles: 9_999 },
  { minProfiles: 10_000, maxProfiles: 99_999 },
  { minProfiles: 100_000, maxProfiles: 999_999 },
  { minProfiles: 1_000_000 },
];

/** Days since the evaluation that the freshness filter offers. */
export const freshnessDays: readonly number[] = [1, 7, 30];

/** The moment so many days before another, as the filter takes it. */
export function daysBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString();
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
