import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { retry, warning } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { failureWords } from '../activation-error/failure-words.ts';
import { columnKinds } from './audience-columns.ts';
import type { RowContext } from './audience-row-view.ts';
import type { ControlsWords } from './controls-words.ts';
import { rowId } from './row-ids.ts';

/** A row of a page that failed. The first one that is seen says so and offers to ask again; the others are bones, and tell a reader as much. */
export function failedRow(
  words: ControlsWords,
  context: RowContext,
  failed: { readonly row: number; readonly error: ActivationError | undefined },
  onRetry: () => void,
): TemplateResult {
  const { row, error } = failed;
  const message = error && failureWords(words, error);
  const isPlace = context.activeColumn(row) !== undefined;
  const help = words.term('rowsFailedHelp');
  return html`<div
    id=${isPlace ? rowId(row) : nothing}
    class="pa-grid-row failed"
    part=${message === undefined ? 'row' : 'row row-failed'}
    role="row"
    aria-rowindex=${row + 2}
    aria-busy=${message === undefined ? 'false' : nothing}
    ?data-active=${isPlace}
  >
    ${message === undefined ? bones(context) : nothing}
    <span
      class=${message === undefined ? 'pa-sr' : 'problem'}
      role="gridcell"
      aria-colindex="1"
      aria-colspan=${context.columnCount}
      >${
        message === undefined
          ? `${words.term('rowsFailed')} ${help}`
          : html`${problem(words, message, onRetry)}<span class="pa-sr">${help}</span>`
      }</span
    >
  </div>`;
}

/** As of a row that is loading, which this one is not. */
function bones({ columns }: RowContext): TemplateResult {
  return html`<span class="cell"></span>${columns.map(
      ({ key }) => html`<span class="cell" data-column=${key} data-tier=${columnKinds[key].tier}></span>`,
    )}`;
}

function problem(words: ControlsWords, message: string, onRetry: () => void): TemplateResult {
  return html`${icon(warning, { tone: 'negative' })}
    <span class="name"
      ><strong>${words.term('rowsFailed')}</strong><span class="pa-truncate" dir="auto">${message}</span></span
    >
    <button class="pa-button" data-size="sm" type="button" tabindex="-1" @click=${onRetry}>
      ${icon(retry)}${words.term('tryAgain')}
    </button>`;
}
