import { html, nothing, type TemplateResult } from 'lit';
import { retry, warning } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { RowContext } from './audience-row-view.ts';
import type { ControlsWords } from './controls-words.ts';
import { rowId } from './row-ids.ts';

/** A row of a page that failed. The first one that is seen says so and offers to ask again; the others are empty, and tell a reader as much. */
export function failedRow(
  words: ControlsWords,
  context: RowContext,
  failed: { readonly row: number; readonly message: string | undefined },
  onRetry: () => void,
): TemplateResult {
  const { row, message } = failed;
  const isPlace = context.activeColumn(row) !== undefined;
  return html`<div
    id=${isPlace ? rowId(row) : nothing}
    class="pa-grid-row failed"
    part=${message === undefined ? 'row' : 'row row-failed'}
    role="row"
    aria-rowindex=${row + 2}
    ?data-active=${isPlace}
  >
    <span role="gridcell" aria-colindex="1" aria-colspan=${context.columnCount}>
      ${message === undefined ? nothing : problem(words, message, onRetry)}
      <span class="pa-sr"
        >${message === undefined ? words.term('rowsFailed') : nothing} ${words.term('rowsFailedHelp')}</span
      >
    </span>
  </div>`;
}

function problem(words: ControlsWords, message: string, onRetry: () => void): TemplateResult {
  return html`${icon(warning, { tone: 'negative' })}
    <span class="name"><strong>${words.term('rowsFailed')}</strong><span class="pa-truncate">${message}</span></span>
    <button class="pa-button" data-size="sm" type="button" tabindex="-1" @click=${onRetry}>
      ${icon(retry)}${words.term('tryAgain')}
    </button>`;
}
