import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Destination } from '../../domain/destination.ts';
import { search as searchGlyph, x } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { MenuCheck } from '../../ui/menu/menu-item.ts';
import '../../ui/menu/menu.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { searchField } from '../../ui/templates/search-field.ts';
import {
  filtered,
  noFilter,
  shownStatuses,
  sorted,
  usedConnections,
  type ActivationFilter,
  type ActivationSort,
  type SortKey,
} from './activation-order.ts';
import { activationTable, type ActivationTableOptions } from './activation-table.ts';
import type { Words } from './monitor-words.ts';
import { sortControl } from './sort-control.ts';

type ActivationListOptions = Omit<ActivationTableOptions, 'sort' | 'onSort'> & {
  /** To which alone the activations are. */
  readonly destination: Destination | undefined;
  readonly onAllDestinations: () => void;
};

/** Search, filters and order of the list of activations, with the list itself. */
export class ActivationList {
  readonly #host: ReactiveControllerHost;
  #filter: ActivationFilter = noFilter;
  #sort: ActivationSort = { by: 'name', direction: 'ascending' };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** As at first: nothing is searched for, nothing filtered. */
  reset(): void {
    this.#filter = noFilter;
  }

  render(options: ActivationListOptions): TemplateResult {
    const { words } = options;
    const shown = filtered(options.activations, this.#filter);
    return html`<section class="pa-card" aria-label=${words.term('title')}>
      ${this.#toolbar(options, shown.length)}
      ${
        shown.length === 0
          ? this.#nothingFound(words)
          : html`<div class="pa-mon-list">
              ${activationTable({
                ...options,
                activations: sorted(shown, this.#sort, words.language),
                sort: this.#sort,
                onSort: (by) => this.#sortBy(by),
              })}
            </div>`
      }
    </section>`;
  }

  #toolbar(options: ActivationListOptions, shown: number): TemplateResult {
    const { words, activations, connections, session, destination, onAllDestinations } = options;
    const total = activations.length;
    const statuses = shownStatuses.map((id) => ({ id, name: words.term(`status.${id}`) }));
    return html`<div class="pa-card-head" data-wrap>
      <span class="pa-mon-search"
        >${searchField({
          label: words.term('search'),
          value: this.#filter.search,
          onSearch: (search) => this.#narrow({ search }),
        })}</span
      >
      <span class="pa-filters">
        ${filterMenu(words, words.term('status'), statuses, this.#filter.statuses, (chosen) => this.#narrow({ statuses: chosen }))}
        ${filterMenu(words, words.term('connection'), usedConnections(activations, connections, words.language), this.#filter.connectionIds, (chosen) => this.#narrow({ connectionIds: chosen }))}
        ${destination === undefined ? nothing : destinationChip(words, destination, onAllDestinations)}
      </span>
      ${sortControl(words, this.#sort, (change) => this.#sortAs({ ...this.#sort, ...change }))}
      <span class="pa-push pa-small pa-subtle" role="status"
        >${
          shown === total
            ? words.term('count', total, session.timeZone)
            : words.term('countShown', shown, total, session.timeZone)
        }</span
      >
    </div>`;
  }

  #nothingFound(words: Words): TemplateResult {
    const isFiltered = this.#filter.statuses.length + this.#filter.connectionIds.length > 0;
    return emptyState({
      rank: 2,
      glyph: searchGlyph,
      title: words.term('noMatch'),
      text: words.term(isFiltered ? 'noMatchFiltered' : 'noMatchText'),
      ...(isFiltered && {
        actions: html`<button
          class="pa-button"
          type="button"
          @click=${(event: Event) => {
            focusSearch(event);
            this.#narrow({ statuses: [], connectionIds: [] });
          }}
        >
          ${words.term('clearFilters')}
        </button>`,
      }),
    });
  }

  #narrow(change: Partial<ActivationFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#host.requestUpdate();
  }

  /** The column again: the other way round. */
  #sortBy(by: SortKey): void {
    const turns = this.#sort.by === by && this.#sort.direction === 'ascending';
    this.#sortAs({ by, direction: turns ? 'descending' : 'ascending' });
  }

  #sortAs(sort: ActivationSort): void {
    this.#sort = sort;
    this.#host.requestUpdate();
  }
}

/** Scrolls the list, and nothing around it, to the chosen activation. */
export function revealSelected(root: ParentNode): void {
  const list = root.querySelector('.pa-mon-list');
  const row = list?.querySelector('[aria-selected="true"]')?.getBoundingClientRect();
  if (!list || row === undefined) return;
  const { top, bottom } = list.getBoundingClientRect();
  // the headings stay where they are, over the first rows
  const above = row.top - top - (list.querySelector('th')?.offsetHeight ?? 0);
  if (above < 0) list.scrollTop += above;
  else if (row.bottom > bottom) list.scrollTop += row.bottom - bottom;
}

/** A button that goes with what it clears hands the focus to where one would look further. */
function focusSearch(event: Event): void {
  (event.currentTarget as HTMLElement).closest('section')?.querySelector('input')?.focus();
}

function destinationChip(words: Words, { name }: Destination, onRemove: () => void): TemplateResult {
  const label = words.term('destination');
  return html`<span class="pa-chip" data-kind="filter">
    ${words.term('filterOne', label, name)}
    <button
      type="button"
      aria-label=${words.term('removeFilter', label, name)}
      @click=${(event: Event) => {
        focusSearch(event);
        onRemove();
      }}
    >
      ${icon(x, { size: 'sm' })}
    </button>
  </span>`;
}

function filterMenu<Id extends string>(
  words: Words,
  name: string,
  choices: readonly { readonly id: Id; readonly name: string }[],
  chosen: readonly Id[],
  onChange: (chosen: readonly Id[]) => void,
): TemplateResult {
  const items = choices.map((choice): MenuCheck => ({
    kind: 'check',
    label: choice.name,
    checked: chosen.includes(choice.id),
    toggle: (checked) => onChange(checked ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id)),
  }));
  const only = choices.find(({ id }) => id === chosen[0])?.name ?? chosen[0] ?? '';
  const text =
    chosen.length === 0
      ? name
      : chosen.length === 1
        ? words.term('filterOne', name, only)
        : words.term('filterAny', name, chosen.length);
  return html`<pa-menu kind="" align="start" text=${text} .items=${items} ?data-on=${chosen.length > 0}></pa-menu>`;
}
