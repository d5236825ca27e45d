import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Audience, AudienceFilter, AudiencePage, AudienceSort } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { isOfProspects } from './audience-rows.ts';

/** Ids or names asked for at once: few enough for the address of a request. */
const TERMS_AT_ONCE = 100;

/** Most that one page may hold, by the contract. */
const LARGEST_PAGE = 500;

/** Every audience that a filter leaves, in order. The caller stops when it has enough. */
export async function* audiencesMatching(
  adapter: ActivationAdapter,
  query: { readonly filter: AudienceFilter; readonly sort?: AudienceSort },
  signal: AbortSignal,
): AsyncGenerator<Audience> {
  let cursor: string | null = null;
  do {
    const page: AudiencePage = await adapter.listAudiences(
      { ...query, limit: LARGEST_PAGE, ...(cursor === null ? {} : { from: { kind: 'cursor', cursor } }) },
      { signal },
    );
    yield* page.items.filter(isOfProspects);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** The audiences of some ids, or with some names, in no particular order; those that are not there are left out. */
export async function* audiencesCalled(
  adapter: ActivationAdapter,
  called: { readonly ids: readonly AudienceId[] } | { readonly names: readonly string[] },
  signal: AbortSignal,
): AsyncGenerator<Audience> {
  const terms = 'ids' in called ? called.ids : called.names;
  for (let start = 0; start < terms.length; start += TERMS_AT_ONCE) {
    const end = start + TERMS_AT_ONCE;
    const filter = 'ids' in called ? { ids: called.ids.slice(start, end) } : { names: called.names.slice(start, end) };
    yield* audiencesMatching(adapter, { filter }, signal);
  }
}
