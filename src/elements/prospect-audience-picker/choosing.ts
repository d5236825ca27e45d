import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { isMatch, type Chosen, type ChosenQuery } from './audience-selection.ts';

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
 * Chooses all that match a filter, as a query; a query before must be within it. What was chosen by hand stays, unless it matches anyway.
 *
 * @param known audiences that were chosen by hand
 */
export function chooseMatching(chosen: Chosen, query: ChosenQuery, known: ReadonlyMap<AudienceId, Audience>): Chosen {
  const ids = [...chosen.ids].filter((id) => {
    const audience = known.get(id);
    return audience === undefined || !isMatch(query, audience);
  });
  return { ids: new Set(ids), query };
}
