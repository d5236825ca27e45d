import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatNumber } from '../../ui/format/number.ts';
import { clipboard, columns, search, x } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { filterMenus, type FilterView } from './picker-filters.ts';

export interface ToolbarView extends FilterView {
  /** The menus wait until the first rows are painted. */
  readonly hasMenus: boolean;
  /** How many match, of how many; `null` where nobody counts. */
  readonly matching: { readonly count: number; readonly isWhole: boolean; readonly total: number | null } | null;
  readonly onSearch: (text: string) => void;
  readonly onSearchKey: (event: KeyboardEvent) => void;
  readonly onPaste: () => void;
  readonly onColumns: () => void;
  readonly onClear: () => void;
}

/** Search, what else can be done with the list, filters and the count of what they leave. */
export function pickerToolbar(view: ToolbarView): TemplateResult {
  const { words, filter } = view;
  return html`<div class="tools" part="toolbar">
    <div class="pa-row">
      <span class="pa-search"
        >${icon(search)}<input
          id="search"
          class="pa-input"
          part="search"
          type="search"
          autocomplete="off"
          aria-label=${words.term('search')}
          aria-keyshortcuts="/"
          placeholder=${words.term('search')}
          .value=${filter.search ?? ''}
          @input=${(event: InputEvent) => view.onSearch((event.target as HTMLInputElement).value)}
          @keydown=${view.onSearchKey}
        />${
          filter.search === undefined
            ? html`<span class="pa-kbd" aria-hidden="true">/</span>`
            : html`<button
                class="pa-button"
                data-kind="quiet"
                data-icon-only
                data-size="xs"
                type="button"
                aria-label=${words.term('clearSearch')}
                @click=${() => view.onSearch('')}
              >
                ${icon(x, { size: 'sm' })}
              </button>`
        }</span
      >
      <slot name="toolbar"></slot>
      <span class="pa-row pa-push if-wide" data-gap="1">
        ${button(words.term('pasteList'), clipboard, view.onPaste)}
        ${button(words.term('columns'), columns, view.onColumns)}
      </span>
      ${view.hasMenus ? moreMenu(view) : nothing}
    </div>
    <div class="pa-row">
      ${view.hasMenus ? guard([view.facets, filter, view.evaluatedWithin, words.language], () => filterMenus(view)) : nothing}
      <span class="pa-row pa-push">${matchingCount(view)} ${clearFilters(view)}</span>
    </div>
  </div>`;
}

/** What stands beside the search where there is room. */
function moreMenu({ words, onPaste, onColumns }: ToolbarView): TemplateResult {
  return html`<pa-menu
    class="pa-push if-tight"
    size=""
    label=${words.term('more')}
    .items=${[
      { kind: 'action', label: words.term('pasteList'), glyph: clipboard, select: onPaste },
      { kind: 'action', label: words.term('columns'), glyph: columns, select: onColumns },
    ]}
  ></pa-menu>`;
}

function button(label: string, glyph: string, onClick: () => void): TemplateResult {
  return html`<button class="pa-button" data-kind="quiet" data-size="sm" type="button" @click=${onClick}>
    ${icon(glyph)}${label}
  </button>`;
}

function matchingCount({ words, matching }: ToolbarView): TemplateResult {
  if (matching === null) return html`<span class="pa-muted" role="status"></span>`;
  const { count, isWhole, total } = matching;
  const rest = isWhole ? words.term('ofTotal', total ?? count) : words.term('orMore');
  return html`<span class="pa-muted" role="status"><b>${formatNumber(words.language, count)}</b> ${rest}</span>`;
}

function clearFilters({ words, filter, onClear }: ToolbarView): TemplateResult | typeof nothing {
  if (Object.keys(filter).length === 0) return nothing;
  return html`<button class="pa-button" data-kind="accent" data-size="sm" type="button" @click=${onClear}>
    ${words.term('clearFilters')}
  </button>`;
}
