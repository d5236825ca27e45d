import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { compareAudiences } from '../../domain/audience-list.ts';
import { matchesAudience } from '../../domain/audience-match.ts';
import type { Audience } from '../../domain/audience.ts';
import type { ListSource, PickerModel } from './picker-model.ts';

/** Only what is selected: first what was chosen by hand, then, where the selection is a query, what matches that. */
export function selectedList(model: PickerModel, adapter: ActivationAdapter): ListSource {
  const { query } = model.selection.chosen;
  const { sort } = model;
  return {
    lead: chosenByHand(model),
    fetchPage: (page, signal) =>
      query === null
        ? Promise.resolve(NO_PAGE)
        : adapter.listAudiences({ filter: { ...query.filter, available: true }, sort, ...page }, { signal }),
  };
}

/** Those that stand in no query, in the order of the list. */
function chosenByHand({ selection, filter, sort }: PickerModel): readonly Audience[] {
  const { ids, query } = selection.chosen;
  const known = [...ids].map((id) => selection.known.get(id)).filter((audience) => audience !== undefined);
  return known.filter((audience) => query !== null || matchesAudience(audience, filter)).sort(compareAudiences(sort));
}

const NO_PAGE = {
  items: [],
  position: 0,
  nextCursor: null,
  total: 0,
  unfilteredTotal: null,
  available: { count: 0, profiles: 0 },
};
