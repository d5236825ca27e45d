import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { audiencesCalled, audiencesMatching } from './audience-requests.ts';
import { unchoose } from './choosing.ts';
import type { SelectionModel } from './selection-model.ts';

/** Finds out about audiences that are known by id alone, and leaves out of the selection what turns out to be in the activation. */
export async function learn(
  selection: SelectionModel,
  adapter: ActivationAdapter,
  wanted: Iterable<AudienceId>,
  signal: AbortSignal,
): Promise<void> {
  const missing = new Set(selection.unknownOf(wanted));
  if (missing.size > 0) {
    for await (const audience of audiencesCalled(adapter, { ids: [...missing] }, signal)) {
      if (signal.aborted) return;
      selection.know(audience);
      missing.delete(audience.id);
    }
    if (signal.aborted) return;
    for (const id of missing) selection.lose(id);
    selection.tell(selection.notice);
  }
  const { twice } = selection;
  if (twice.length > 0) selection.settle(unchoose(selection.chosen, twice));
}

/**
 * The selected audiences themselves, up to the limit. What was chosen by hand and cannot be activated any more is among them, as it is
 * among what is shown and submitted, and its `availability` tells why: nothing that a person chose disappears without a word, and the form
 * is invalid until it is taken off. What does not exist any more is left out. A query chooses only what can be activated.
 */
export async function selectedAudiences(
  selection: SelectionModel,
  adapter: ActivationAdapter,
  signal: AbortSignal,
): Promise<readonly Audience[]> {
  const { ids, query } = selection.chosen;
  const limit = (selection.limit ?? Infinity) - selection.activated.size;
  const found = new Map<AudienceId, Audience>();
  for (const id of ids) {
    const audience = selection.known.get(id);
    if (audience !== undefined) found.set(id, audience);
  }
  const unknown = [...ids].filter((id) => !found.has(id));
  for await (const audience of audiencesCalled(adapter, { ids: unknown }, signal)) found.set(audience.id, audience);
  if (query !== null) {
    const matching = audiencesMatching(adapter, { filter: { ...query.filter, available: true } }, signal);
    for await (const audience of matching) {
      if (found.size >= limit) break;
      if (selection.includes(audience)) found.set(audience.id, audience);
    }
  }
  return [...found.values()].slice(0, limit);
}
