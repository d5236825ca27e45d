import { html, type TemplateResult } from 'lit';
import { arrowDown, arrowUp, chevronDown } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { sortKeys, type ActivationSort, type SortKey } from './activation-order.ts';
import type { Words } from './monitor-words.ts';

/** Order of the list where its rows are stacked and have no headings to press. */
export function sortControl(
  words: Words,
  sort: ActivationSort,
  onChange: (change: Partial<ActivationSort>) => void,
): TemplateResult {
  const isDescending = sort.direction === 'descending';
  return html`<span class="pa-row pa-mon-sort">
    <label class="pa-muted" for="sort">${words.term('sort')}</label>
    <span class="pa-select" data-size="sm">
      <select
        id="sort"
        @change=${(event: Event) => onChange({ by: (event.target as HTMLSelectElement).value as SortKey })}
      >
        ${sortKeys.map((by) => html`<option value=${by} .selected=${by === sort.by}>${words.term(by)}</option>`)}
      </select>
      ${icon(chevronDown)}
    </span>
    <button
      class="pa-button"
      data-size="sm"
      data-icon-only
      type="button"
      aria-label=${words.term('descending')}
      aria-pressed=${isDescending}
      title=${words.term(isDescending ? 'descending' : 'ascending')}
      @click=${() => onChange({ direction: isDescending ? 'ascending' : 'descending' })}
    >
      ${icon(isDescending ? arrowDown : arrowUp)}
    </button>
  </span>`;
}
