import type { AudienceFilter } from '../../domain/audience.ts';
import { withEntries } from './audience-filter.ts';

/** Filters that hold any of several values. */
export type ListFilter = 'statuses' | 'origins' | 'tags' | 'folders';

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
