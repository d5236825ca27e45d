import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { AudienceStatus, Facet } from '../../domain/audience.ts';
import { pickerMenus } from '../../locales/en/picker-menus.ts';
import { clipboard, columns } from '../../ui/icons/glyphs.ts';
import { Localize } from '../../ui/localize/localize.ts';
import type { MenuCheck } from '../../ui/menu/menu-item.ts';
import '../../ui/menu/menu.ts';
import { withEntries, type FilterKey } from './audience-filter.ts';
import { freshnessDays, sizeRanges, withToggled, type ListFilter } from './filter-choices.ts';
import type { ToolbarMenus, ToolbarView } from './toolbar-view.ts';

/** Lifecycle states in their order; `domain/` has them as a schema, which a page that embeds the picker must not download. */
const STATUSES: readonly AudienceStatus[] = ['published', 'draft', 'inactive', 'deleted'];

/** Values that one menu offers; more are found by search. */
const MOST_VALUES = 100;

type MenuWords = Localize<typeof pickerMenus>;

interface FilterView extends ToolbarView {
  readonly menuWords: MenuWords;
}

/** The menus of the toolbar: a filter each, and one of what stands beside the search where there is room. */
export class PickerMenus implements ToolbarMenus {
  readonly #words: MenuWords;

  constructor(host: LitElement) {
    this.#words = new Localize(host, 'picker', pickerMenus);
  }

  /** What the adapter tells nothing about is not offered. Drawn anew only when what is shown has changed. */
  filters(toolbar: ToolbarView): unknown {
    const view = { ...toolbar, menuWords: this.#words };
    const { words, rowWords, facets, filter, evaluatedWithin } = view;
    return guard([facets, filter, evaluatedWithin, words.language], () => {
      const statuses = STATUSES.map((value) => ({ value, label: rowWords.term(`status.${value}`) }));
      return [
        anyOf(view, 'status', 'statuses', statuses),
        anyOf(view, 'origin', 'origins', labelled(this.#words, facets?.origins)),
        anyOf(view, 'tags', 'tags', labelled(this.#words, facets?.tags)),
        anyOf(view, 'folder', 'folders', labelled(this.#words, facets?.folders)),
        evaluated(view),
        size(view),
      ];
    });
  }

  more({ words, onPaste, onColumns }: ToolbarView): TemplateResult {
    return html`<pa-menu
      class="pa-push if-tight"
      data-menu="more"
      size=""
      label=${words.term('more')}
      .items=${[
        { kind: 'action', label: words.term('pasteList'), glyph: clipboard, select: onPaste },
        { kind: 'action', label: words.term('columns'), glyph: columns, select: onColumns },
      ]}
    ></pa-menu>`;
  }
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function anyOf(view: FilterView, filter: FilterKey, key: ListFilter, choices: readonly Choice[]) {
  const chosen: readonly string[] = view.filter[key] ?? [];
  if (choices.length === 0 && chosen.length === 0) return nothing;
  const items = choices.map(({ value, label }) =>
    check(label, chosen.includes(value), () => view.onFilter(withToggled(view.filter, key, value))),
  );
  const [only] = chosen;
  return menu(view, filter, items, {
    count: chosen.length,
    value:
      key === 'statuses' && only !== undefined ? (choices.find(({ value }) => value === only)?.label ?? only) : only,
  });
}

function evaluated(view: FilterView): TemplateResult {
  const { menuWords, evaluatedWithin } = view;
  const labels = new Map(freshnessDays.map((days) => [days, menuWords.term('evaluatedWithin', days)]));
  const items = [...labels].map(([days, label]) =>
    check(label, days === evaluatedWithin, (checked) => view.onEvaluatedWithin(checked ? days : null)),
  );
  const value = evaluatedWithin === null ? undefined : labels.get(evaluatedWithin);
  return menu(view, 'evaluated', items, { count: value === undefined ? 0 : 1, value });
}

function size(view: FilterView): TemplateResult {
  const { menuWords, filter } = view;
  let chosen: string | undefined;
  const items = sizeRanges.map((range) => {
    const label = sizeLabel(menuWords, range);
    const isChosen = range.minProfiles === filter.minProfiles && range.maxProfiles === filter.maxProfiles;
    if (isChosen) chosen = label;
    return check(label, isChosen, (checked) =>
      view.onFilter(withEntries(filter, { ...NO_SIZE, ...(checked ? range : {}) })),
    );
  });
  return menu(view, 'size', items, { count: chosen === undefined ? 0 : 1, value: chosen });
}

const NO_SIZE = { minProfiles: undefined, maxProfiles: undefined };

function sizeLabel(words: MenuWords, { minProfiles, maxProfiles }: (typeof sizeRanges)[number]): string {
  if (minProfiles === undefined) return words.term('sizeBelow', (maxProfiles ?? 0) + 1);
  if (maxProfiles === undefined) return words.term('sizeFrom', minProfiles);
  return words.term('sizeBetween', minProfiles, maxProfiles);
}

function menu(
  { words, menuWords }: FilterView,
  filter: FilterKey,
  items: readonly MenuCheck[],
  chosen: { readonly count: number; readonly value: string | undefined },
): TemplateResult {
  const name = words.term(`filter.${filter}`);
  const text =
    chosen.count === 0
      ? name
      : chosen.count === 1
        ? menuWords.term('filterOne', name, chosen.value ?? '')
        : menuWords.term('filterAny', name, chosen.count);
  return html`<pa-menu
    data-menu=${filter}
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

function labelled(words: MenuWords, facets: readonly Facet[] | undefined): readonly Choice[] {
  return (facets ?? [])
    .slice(0, MOST_VALUES)
    .map(({ value, count }) => ({ value, label: words.term('facet', value, count) }));
}
