import { compareAudiences } from '../../domain/audience-list.ts';
import { matchesAudience } from '../../domain/audience-match.ts';
import type { Audience } from '../../domain/audience.ts';
import type { ListSource, PickerModel, SelectedList } from './picker-model.ts';
import { learn } from './selection-requests.ts';

/** Only what is selected: first what was chosen by hand, then, where the selection is a query, what matches that. */
export const selectedList: SelectedList = {
  source(model, adapter): ListSource {
    const { selection, sort } = model;
    const { ids, query } = selection.chosen;
    return {
      lead: chosenByHand(model),
      isShown: ({ id }) => query?.except.has(id) !== true,
      async fetchPage(page, signal) {
        // Where this finds any, the list is made anew.
        await learn(selection, adapter, ids, signal);
        if (query === null) return NO_PAGE;
        return adapter.listAudiences({ filter: { ...query.filter, available: true }, sort, ...page }, { signal });
      },
    };
  },

  lacks(model, { lead }) {
    const listed = new Set(lead.map(({ id }) => id));
    return chosenByHand(model).some(({ id }) => !listed.has(id));
  },
};

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
