import { matchesAudience } from '../../domain/audience-match.ts';
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
      /** Left out by hand, or because they are in the activation already. */
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

export interface ChosenQuery {
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

/** Whether a query would choose it, exceptions aside. */
export function isMatch(query: ChosenQuery, audience: Audience): boolean {
  return isAvailable(audience) && matchesAudience(audience, query.filter);
}
