import { html, nothing, type TemplateResult } from 'lit';
import type { AudienceFilter, AudiencePage, AudienceStatus, Facet } from '../../domain/audience.ts';
import type { MenuCheck } from '../../ui/menu/menu-item.ts';
import '../../ui/menu/menu.ts';
import { freshnessDays, sizeRanges, withEntries, withToggled, type ListFilter } from './audience-filter.ts';
import type { PickerWords } from './picker-words.ts';

/** Lifecycle states in their order; `domain/` has them as a schema, which a page that embeds the picker must not download. */
const STATUSES: readonly AudienceStatus[] = ['published', 'draft', 'inactive', 'deleted'];

/** Values that one menu offers; more are found by search. */
const MOST_VALUES = 100;

export interface FilterView {
  readonly words: PickerWords;
  readonly filter: AudienceFilter;
  readonly facets: AudiencePage['facets'];
  /** Days since the evaluation, where the filter holds some. */
  readonly evaluatedWithin: number | null;
  readonly onFilter: (filter: AudienceFilter) => void;
  readonly onEvaluatedWithin: (days: number | null) => void;
}

/** A menu a filter; what the adapter tells nothing about is not offered. */
export function filterMenus(view: FilterView): TemplateResult {
  const { words, facets } = view;
  const statuses = STATUSES.map((value) => ({ value, label: words.term(`status.${value}`) }));
  return html`<span class="filters" part="filters">
    ${anyOf(view, 'statuses', words.term('filter.status'), statuses)}
    ${anyOf(view, 'origins', words.term('filter.origin'), labelled(words, facets?.origins))}
    ${anyOf(view, 'tags', words.term('filter.tags'), labelled(words, facets?.tags))}
    ${anyOf(view, 'folders', words.term('filter.folder'), labelled(words, facets?.folders))} ${evaluated(view)}
    ${size(view)}
  </span>`;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function anyOf(view: FilterView, key: ListFilter, name: string, choices: readonly Choice[]) {
  const chosen: readonly string[] = view.filter[key] ?? [];
  if (choices.length === 0 && chosen.length === 0) return nothing;
  const items = choices.map(({ value, label }) =>
    check(label, chosen.includes(value), () => view.onFilter(withToggled(view.filter, key, value))),
  );
  const [only] = chosen;
  return menu(view, name, items, {
    count: chosen.length,
    value:
      key === 'statuses' && only !== undefined ? (choices.find(({ value }) => value === only)?.label ?? only) : only,
  });
}

function evaluated(view: FilterView): TemplateResult {
  const { words, evaluatedWithin } = view;
  const labels = new Map(freshnessDays.map((days) => [days, words.term('evaluatedWithin', days)]));
  const items = [...labels].map(([days, label]) =>
    check(label, days === evaluatedWithin, (checked) => view.onEvaluatedWithin(checked ? days : null)),
  );
  const value = evaluatedWithin === null ? undefined : labels.get(evaluatedWithin);
  return menu(view, words.term('filter.evaluated'), items, { count: value === undefined ? 0 : 1, value });
}

function size(view: FilterView): TemplateResult {
  const { words, filter } = view;
  let chosen: string | undefined;
  const items = sizeRanges.map((range) => {
    const label = sizeLabel(words, range);
    const isChosen = range.minProfiles === filter.minProfiles && range.maxProfiles === filter.maxProfiles;
    if (isChosen) chosen = label;
    return check(label, isChosen, (checked) =>
      view.onFilter(withEntries(filter, { ...NO_SIZE, ...(checked ? range : {}) })),
    );
  });
  return menu(view, words.term('filter.size'), items, { count: chosen === undefined ? 0 : 1, value: chosen });
}

const NO_SIZE = { minProfiles: undefined, maxProfiles: undefined };

function sizeLabel(words: PickerWords, { minProfiles, maxProfiles }: (typeof sizeRanges)[number]): string {
  if (minProfiles === undefined) return words.term('sizeBelow', (maxProfiles ?? 0) + 1);
  if (maxProfiles === undefined) return words.term('sizeFrom', minProfiles);
  return words.term('sizeBetween', minProfiles, maxProfiles);
}

function menu(
  { words }: FilterView,
  name: string,
  items: readonly MenuCheck[],
  chosen: { readonly count: number; readonly value: string | undefined },
): TemplateResult {
  const text =
    chosen.count === 0
      ? name
      : chosen.count === 1
        ? words.term('filterOne', name, chosen.value ?? '')
        : words.term('filterAny', name, chosen.count);
  return html`<pa-menu
    kind=""
    align="start"
    exportparts="button: filter-button, menu: filter-menu"
    text=${text}
    .items=${items}
    ?data-on=${chosen.count > 0}
  ></pa-menu>`;
}

function check(label: string, checked: boolean, toggle: (checked: boolean) => void): MenuCheck {
  return { kind: 'check', label, checked, toggle };
}

function labelled(words: PickerWords, facets: readonly Facet[] | undefined): readonly Choice[] {
  return (facets ?? [])
    .slice(0, MOST_VALUES)
    .map(({ value, count }) => ({ value, label: words.term('facet', value, count) }));
}
