import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../ui/format/number.ts';
import { chevronDown, clipboard, columns, ellipsis, search, x, type Glyph } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { offeredFilters } from './audience-filter.ts';
import type { ToolbarView } from './toolbar-view.ts';

/** Search, what else can be done with the list, filters and the count of what they leave. */
export function toolbarTemplate(view: ToolbarView): TemplateResult {
  const { words, filter } = view;
  return html`<div class="tools" part="toolbar" @pointerenter=${view.onNear} @focusin=${view.onNear}>
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
          @keydown=${(event: KeyboardEvent) => searchKey(view, event)}
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
                @click=${(event: Event) => clearSearch(view, event)}
              >
                ${icon(x, { size: 'sm' })}
              </button>`
        }</span
      >
      <slot name="toolbar"></slot>
      ${view.isDenied ? nothing : besideSearch(view)}
    </div>
    ${
      view.isDenied || view.isFailed
        ? nothing
        : html`<div class="pa-row">
            <span class="filters" part="filters">${view.menus?.filters(view) ?? closedFilters(view)}</span>
            <span class="pa-row pa-push">${matchingCount(view)} ${clearFilters(view)}</span>
          </div>`
    }
  </div>`;
}

/** The button goes, and the focus is where another search begins. */
function clearSearch({ onSearch }: ToolbarView, { currentTarget }: Event): void {
  (currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  onSearch('');
}

function searchKey({ filter, onSearch, onLeaveSearch }: ToolbarView, event: KeyboardEvent): void {
  const isClearing = event.key === 'Escape' && filter.search !== undefined;
  if (event.key !== 'ArrowDown' && !isClearing) return;
  event.preventDefault();
  if (isClearing) onSearch('');
  else onLeaveSearch();
}

function besideSearch(view: ToolbarView): TemplateResult {
  const { words } = view;
  return html`<span class="pa-row pa-push if-wide" data-gap="1">
      ${button(words.term('pasteList'), clipboard, view.onPaste)}
      ${button(words.term('columns'), columns, view.onColumns)}
    </span>
    ${view.menus?.more(view) ?? closedMenu(view, 'more', 'pa-push if-tight', words.term('more'), ellipsis)}`;
}

/** None before the first page: it tells which there are. */
function closedFilters(view: ToolbarView): readonly TemplateResult[] | typeof nothing {
  if (view.matching === null) return nothing;
  return offeredFilters(view.facets).map((filter) => closedMenu(view, filter, '', view.words.term(`filter.${filter}`)));
}

/** Looks like a menu, and becomes one when it is opened. */
function closedMenu(view: ToolbarView, name: string, place: string, label: string, glyph?: Glyph): TemplateResult {
  const open = () => view.onMenu(name);
  return html`<button
    class="pa-button ${place}"
    part=${glyph === undefined ? 'filter-button' : nothing}
    data-menu=${name}
    data-kind=${glyph === undefined ? nothing : 'quiet'}
    data-size=${glyph === undefined ? 'sm' : nothing}
    ?data-icon-only=${glyph !== undefined}
    type="button"
    aria-haspopup="menu"
    aria-expanded="false"
    aria-label=${glyph === undefined ? nothing : label}
    @click=${open}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      open();
    }}
  >
    ${glyph === undefined ? html`${label}${icon(chevronDown, { size: 'sm' })}` : icon(glyph)}
  </button>`;
}

function button(label: string, glyph: string, onClick: () => void): TemplateResult {
  return html`<button class="pa-button" data-kind="quiet" data-size="sm" type="button" @click=${onClick}>
    ${icon(glyph)}${label}
  </button>`;
}

function matchingCount({ words, matching }: ToolbarView): TemplateResult {
  // A line is kept free for it, so that nothing moves when it comes.
  if (matching === null) return html`<span class="pa-muted" role="status"> </span>`;
  const { count, isWhole, total } = matching;
  const rest = isWhole ? words.term('ofTotal', total ?? count) : words.term('orMore');
  return html`<span class="pa-muted" role="status" dir="auto"
    ><b>${formatNumber(words.language, count)}</b> ${rest}</span
  >`;
}

function clearFilters({ rowWords, filter, onClear }: ToolbarView): TemplateResult | typeof nothing {
  if (Object.keys(filter).length === 0) return nothing;
  return html`<button class="pa-button" data-kind="accent" data-size="sm" type="button" @click=${onClear}>
    ${rowWords.term('clearFilters')}
  </button>`;
}
