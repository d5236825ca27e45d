import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { copy, error as errorGlyph, lock, prospects, retry, search } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { PICKER_PERMISSION, type PickerModel } from './picker-model.ts';
import type { PickerWords } from './picker-words.ts';

/** In the place of rows: there is nothing to select at all. A host says better what to do first. */
export function nothingThere(words: PickerWords): TemplateResult {
  return html`<slot name="empty"
    >${emptyState({ glyph: prospects, title: words.term('empty'), text: words.term('emptyText') })}</slot
  >`;
}

/** In the place of rows: there are audiences, and all of them are filtered away. */
export function nothingMatches(words: PickerWords, model: PickerModel, onClear: () => void): TemplateResult {
  const { filter, selectedOnly } = model;
  const text = filter.search === undefined ? words.term('noMatchFilter') : words.term('noMatchSearch', filter.search);
  return emptyState({
    glyph: search,
    title: words.term(selectedOnly ? 'nothingSelected' : 'noMatch'),
    ...(selectedOnly ? {} : { text }),
    actions: button(words.term(selectedOnly ? 'showAll' : 'clearFilters'), onClear),
  });
}

/** In the place of rows: nothing came. */
export function listFailed(
  words: PickerWords,
  error: ActivationError,
  selected: number,
  onRetry: () => void,
): TemplateResult {
  return emptyState({
    glyph: errorGlyph,
    tone: 'negative',
    title: words.term('failed'),
    text: `${error.message}${kept(words, selected)}`,
    details: html`<code class="pa-mono pa-subtle">${error.code}</code>`,
    actions: button(words.term('tryAgain'), onRetry, retry),
    urgent: true,
  });
}

/** Above the rows: what was asked for did not come, so the rows before are still there. */
export function listOutdated(
  words: PickerWords,
  error: ActivationError,
  selected: number,
  onRetry: () => void,
): TemplateResult {
  return html`<div class="outdated" role="alert">
    ${icon(errorGlyph, { tone: 'negative' })}
    <span><strong>${words.term('outdated')}.</strong> ${error.message}${kept(words, selected)}</span>
    <button class="pa-button" data-size="sm" type="button" @click=${onRetry}>
      ${icon(retry)}${words.term('tryAgain')}
    </button>
  </div>`;
}

/** In the place of rows: which permission is missing, and whom to ask. */
export function listDenied(
  words: PickerWords,
  contact: string | undefined,
  onCopy: (text: string) => void,
): TemplateResult {
  return emptyState({
    glyph: lock,
    title: words.term('denied'),
    text: words.term('deniedText'),
    details: html`<dl class="pa-facts">
      <dt>${words.term('permission')}</dt>
      <dd class="pa-mono">${PICKER_PERMISSION}</dd>
      <dt>${words.term('ask')}</dt>
      <dd>${contact ?? words.term('administrator')}</dd>
    </dl>`,
    actions: button(words.term('copyRequest'), () => onCopy(words.term('request', PICKER_PERMISSION)), copy),
  });
}

function button(label: string, onClick: () => void, glyph?: string): TemplateResult {
  return html`<button class="pa-button" data-kind="primary" type="button" @click=${onClick}>
    ${glyph === undefined ? nothing : icon(glyph)}${label}
  </button>`;
}

function kept(words: PickerWords, selected: number): string {
  return selected === 0 ? '' : ` ${words.term('kept', selected)}`;
}
