import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DataType, DestinationCategory } from '../../domain/destination.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import { chevronDown, filter as filterGlyph, x } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { searchField } from '../../ui/templates/search-field.ts';
import { filterCount, type CatalogFilter, type CatalogSort, type CatalogView } from './catalog-view.ts';

type Words = Localize<typeof catalog>;

interface FilterHandlers {
  readonly onNarrow: (changes: Partial<CatalogFilter>) => void;
}

export function catalogHead(
  words: Words,
  search: string,
  handlers: { readonly onSearch: (search: string) => void; readonly onClear: () => void },
): TemplateResult {
  return html`<header class="pa-catalog-head" part="header">
    <div class="pa-stack" data-gap="0">
      <h1 class="pa-title" tabindex="-1">${words.term('title')}</h1>
      <p class="pa-muted">${words.term('intro')}</p>
    </div>
    ${searchField({
      label: words.term('searchLabel'),
      placeholder: words.term('search'),
      value: search,
      shortcut: '/',
      onSearch: handlers.onSearch,
      end:
        search === '' ? html`<span class="pa-kbd" aria-hidden="true">/</span>` : clearButton(words, handlers.onClear),
    })}
  </header>`;
}

function clearButton(words: Words, onClear: () => void): TemplateResult {
  return html`<button
    class="pa-button"
    data-kind="quiet"
    data-icon-only
    data-size="xs"
    type="button"
    aria-label=${words.term('clearSearch')}
    @click=${onClear}
  >
    ${icon(x, { size: 'sm' })}
  </button>`;
}

export function catalogRail(
  words: Words,
  view: CatalogView,
  filter: CatalogFilter,
  options: FilterHandlers & { readonly open: boolean },
): TemplateResult {
  const { onNarrow } = options;
  return html`<aside
    class="pa-rail"
    part="rail"
    id="rail"
    aria-label=${words.term('filters')}
    ?data-open=${options.open}
  >
    <div class="pa-stack" data-gap="1">
      <h2 class="pa-overline">${words.term('categories')}</h2>
      <ul>
        ${railButton(words, words.term('allCategories'), view.anyCategory, filter.category === undefined, () => onNarrow({ category: undefined }))}
        ${view.categories.map(({ value, count }) =>
          railButton(words, words.term(`category.${value}`), count, filter.category === value, () =>
            onNarrow({ category: value }),
          ),
        )}
      </ul>
    </div>
    <div class="pa-stack" data-gap="1" role="group" aria-labelledby="data-types">
      <h2 class="pa-overline" id="data-types">${words.term('dataTypes')}</h2>
      <div>
        ${view.dataTypes.map(({ value, count }) =>
          railCheck(words, words.term(`dataType.${value}`), count, filter.dataTypes.includes(value), (checked) =>
            onNarrow({ dataTypes: toggled(filter.dataTypes, value, checked) }),
          ),
        )}
      </div>
    </div>
    <div class="pa-stack" data-gap="1" role="group" aria-labelledby="connection">
      <h2 class="pa-overline" id="connection">${words.term('connection')}</h2>
      <div>
        ${railCheck(words, words.term('connected'), view.connected, filter.connected, (connected) => onNarrow({ connected }))}
        ${railCheck(words, words.term('notConnected'), view.notConnected, filter.notConnected, (notConnected) => onNarrow({ notConnected }))}
      </div>
    </div>
  </aside>`;
}

/** Says to a reader what the cards below are; sighted people see it. */
export function resultsHeading(words: Words): TemplateResult {
  return html`<h2 class="pa-sr">${words.term('results')}</h2>`;
}

export function catalogBar(
  words: Words,
  view: CatalogView,
  filter: CatalogFilter,
  options: FilterHandlers & {
    readonly sort: CatalogSort;
    readonly open: boolean;
    readonly onSort: (sort: CatalogSort) => void;
    readonly onToggleRail: () => void;
  },
): TemplateResult {
  const filters = filterCount(filter);
  return html`<div class="pa-row pa-catalog-bar" data-wrap>
    <span role="status"
      ><b class="pa-strong">${number(words, view.shown.length)}</b>
      <span class="pa-muted">${words.term('ofTotal', view.total)}</span></span
    >
    <button
      class="pa-button pa-rail-toggle"
      data-size="sm"
      type="button"
      aria-expanded=${options.open}
      aria-controls="rail"
      @click=${options.onToggleRail}
    >
      ${icon(filterGlyph)}${words.term('filters')}
      ${filters === 0 ? nothing : html`<span class="pa-count">${filters}</span>`}
    </button>
    ${chips(words, filter, options.onNarrow)}
    <span class="pa-row pa-push pa-muted pa-catalog-sort">
      <label for="sort">${words.term('sort')}</label>
      <span class="pa-select" data-size="sm">
        <select
          id="sort"
          @change=${(event: Event) => options.onSort((event.target as HTMLSelectElement).value as CatalogSort)}
        >
          ${(['connected-first', 'name', 'category'] as const).map(
            (sort) =>
              html`<option value=${sort} .selected=${sort === options.sort}>${words.term(`sort.${sort}`)}</option>`,
          )}
        </select>
        ${icon(chevronDown)}
      </span>
    </span>
  </div>`;
}

function railButton(words: Words, label: string, count: number, current: boolean, onPress: () => void): TemplateResult {
  return html`<li>
    <button class="pa-rail-link" type="button" aria-current=${current ? 'true' : nothing} @click=${onPress}>
      <span>${label}</span><span class="pa-num pa-subtle">${number(words, count)}</span>
    </button>
  </li>`;
}

function railCheck(
  words: Words,
  label: string,
  count: number,
  checked: boolean,
  onChange: (checked: boolean) => void,
): TemplateResult {
  return html`<div class="pa-rail-check">
    <label class="pa-option">
      <input
        class="pa-check"
        type="checkbox"
        .checked=${live(checked)}
        @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
      />
      <span>${label}</span>
    </label>
    <span class="pa-num pa-subtle">${number(words, count)}</span>
  </div>`;
}

function chips(words: Words, filter: CatalogFilter, onNarrow: FilterHandlers['onNarrow']): TemplateResult {
  return html`${
    filter.category === undefined
      ? nothing
      : chip(words, words.term('category'), categoryLabel(words, filter.category), () =>
          onNarrow({ category: undefined }),
        )
  }
  ${filter.dataTypes.map((type) =>
    chip(words, words.term('dataType'), words.term(`dataType.${type}`), () =>
      onNarrow({ dataTypes: toggled(filter.dataTypes, type, false) }),
    ),
  )}`;
}

function chip(words: Words, name: string, value: string, onRemove: () => void): TemplateResult {
  return html`<span class="pa-chip" data-kind="filter">
    ${words.term('filterChip', name)} <b>${value}</b>
    <button type="button" aria-label=${words.term('removeFilter', name, value)} @click=${onRemove}>
      ${icon(x, { size: 'sm' })}
    </button>
  </span>`;
}

function categoryLabel(words: Words, category: DestinationCategory): string {
  return words.term(`category.${category}`);
}

function number(words: Words, count: number): string {
  return new Intl.NumberFormat(words.language).format(count);
}

function toggled(types: readonly DataType[], type: DataType, checked: boolean): readonly DataType[] {
  return checked ? [...types, type] : types.filter((other) => other !== type);
}
