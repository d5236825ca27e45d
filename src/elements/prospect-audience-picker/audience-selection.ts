import { matchesAudience } from '../../domain/audience-list.ts';
import type { Audience, AudienceFilter } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';

/**
 * What is selected, as ids, or as "all that match" with exceptions, which may stand for a hundred thousand audiences.
 * It is plain data: a host may keep it and give it back as the picker's `selection`.
 */
export type AudienceSelection =
  | { readonly kind: 'ids'; readonly ids: readonly AudienceId[] }
  | {
      readonly kind: 'matching';
      /** Every audience that matches it and can be activated. */
      readonly filter: AudienceFilter;
      /** Left out by hand. */
      readonly except: readonly AudienceId[];
      /** Added by hand, although they do not match. */
      readonly also: readonly AudienceId[];
      /** How many that were when they were selected, exceptions and additions counted. */
      readonly count: number;
      /** Their profiles, before duplicates; additions not counted. */
      readonly profiles: number;
    };

/** The same, in the shape in which it is asked and changed. Every change makes a new one. */
export interface Chosen {
  readonly ids: ReadonlySet<AudienceId>;
  readonly query: ChosenQuery | null;
}

interface ChosenQuery {
  readonly filter: AudienceFilter;
  readonly except: ReadonlySet<AudienceId>;
  /** How many match, exceptions taken off. */
  readonly count: number;
  readonly profiles: number;
}

export const nothingChosen: Chosen = { ids: new Set(), query: null };

export function chosenFrom(selection: AudienceSelection): Chosen {
  if (selection.kind === 'ids') return { ids: new Set(selection.ids), query: null };
  const { filter, except, also, count, profiles } = selection;
  return { ids: new Set(also), query: { filter, except: new Set(except), count: count - also.length, profiles } };
}

export function selectionOf({ ids, query }: Chosen): AudienceSelection {
  if (query === null) return { kind: 'ids', ids: [...ids] };
  return {
    kind: 'matching',
    filter: query.filter,
    except: [...query.except],
    also: [...ids],
    count: query.count + ids.size,
    profiles: query.profiles,
  };
}

export function sizeOf({ ids, query }: Chosen): number {
  return ids.size + (query?.count ?? 0);
}

/** Whether an audience can be chosen at all. */
export function isAvailable(audience: Audience): boolean {
  return audience.availability.kind === 'available';
}

export function isChosen({ ids, query }: Chosen, audience: Audience): boolean {
  if (ids.has(audience.id)) return true;
  return query !== null && !query.except.has(audience.id) && isMatch(query, audience);
}

/** Adds audiences; the caller has seen to it that they are available and that there is room. */
export function choose(chosen: Chosen, audiences: Iterable<Audience>): Chosen {
  const ids = new Set(chosen.ids);
  const except = new Set(chosen.query?.except);
  let { count, profiles } = chosen.query ?? { count: 0, profiles: 0 };
  for (const audience of audiences) {
    if (chosen.query === null || !isMatch(chosen.query, audience)) ids.add(audience.id);
    else if (except.delete(audience.id)) {
      count += 1;
      profiles += audience.profiles ?? 0;
    }
  }
  return { ids, query: chosen.query && { ...chosen.query, except, count, profiles } };
}

export function unchoose(chosen: Chosen, audiences: Iterable<Audience>): Chosen {
  const ids = new Set(chosen.ids);
  const except = new Set(chosen.query?.except);
  let { count, profiles } = chosen.query ?? { count: 0, profiles: 0 };
  for (const audience of audiences) {
    if (ids.delete(audience.id) || chosen.query === null || !isMatch(chosen.query, audience)) continue;
    if (except.has(audience.id)) continue;
    except.add(audience.id);
    count -= 1;
    profiles -= audience.profiles ?? 0;
  }
  return { ids, query: chosen.query && { ...chosen.query, except, count, profiles } };
}

/**
 * Chooses all that match a filter, as a query. What was chosen by hand stays, unless it is known to match anyway.
 *
 * @param available of those that match: how many can be activated, and their profiles
 * @param known audiences that were chosen by hand, as far as they are known
 */
export function chooseMatching(
  chosen: Chosen,
  filter: AudienceFilter,
  available: { readonly count: number; readonly profiles: number },
  known: ReadonlyMap<AudienceId, Audience>,
): Chosen {
  const query = { filter, except: new Set<AudienceId>(), ...available };
  const ids = [...chosen.ids].filter((id) => {
    const audience = known.get(id);
    return audience === undefined || !isMatch(query, audience);
  });
  return { ids: new Set(ids), query };
}

/** Two filters that leave the same audiences, as far as their values tell. */
export function isSameFilter(one: AudienceFilter, other: AudienceFilter): boolean {
  return canonical(one) === canonical(other);
}

function isMatch(query: ChosenQuery, audience: Audience): boolean {
  return isAvailable(audience) && matchesAudience(audience, query.filter);
}

function canonical(filter: AudienceFilter): string {
  return JSON.stringify(Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1)));
}
