import { html, type TemplateResult } from 'lit';
import { warning } from '../../ui/icons/row-glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { PickerWords } from './picker-words.ts';

/** In the place of the bar above the rows: a file of the picker did not come, and can be asked for again. */
export function missingPart(words: PickerWords, onRetry: () => void): TemplateResult {
  return html`<div class="bar" part="selection-bar" data-caution>
    <span role="alert">${icon(warning)}${words.term('partMissing')}</span>
    <button class="again" type="button" @click=${onRetry}>${words.term('tryAgain')}</button>
  </div>`;
}
