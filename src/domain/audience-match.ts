import type { Audience, AudienceFilter } from './audience.ts';

/** Whether an audience is among those that a filter leaves. */
export function matchesAudience(audience: Audience, filter: AudienceFilter): boolean {
  return (
    audience.dataType === 'prospects' &&
    isOneOf(audience.status, filter.statuses) &&
    isOneOf(audience.origin, filter.origins) &&
    isOneOf(audience.folder, filter.folders) &&
    isOneOf(audience.id, filter.ids) &&
    (filter.tags === undefined || audience.tags.some((tag) => filter.tags?.includes(tag))) &&
    (filter.names === undefined || filter.names.some((name) => name.toLowerCase() === audience.name.toLowerCase())) &&
    (filter.evaluatedSince === undefined ||
      (audience.evaluatedAt !== null && audience.evaluatedAt >= filter.evaluatedSince)) &&
    (filter.minProfiles === undefined || (audience.profiles ?? 0) >= filter.minProfiles) &&
    (filter.maxProfiles === undefined || (audience.profiles ?? 0) <= filter.maxProfiles) &&
    (filter.available === undefined || (audience.availability.kind === 'available') === filter.available) &&
    isFoundIn(audience, filter.search)
  );
}

function isOneOf(value: string | undefined, allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}

function isFoundIn(audience: Audience, search: string | undefined): boolean {
  const sought = search?.trim().toLowerCase() ?? '';
  if (sought === '') return true;
  const texts = [audience.name, audience.id, audience.description ?? '', ...audience.tags];
  return texts.some((text) => text.toLowerCase().includes(sought));
}
