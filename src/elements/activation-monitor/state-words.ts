import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icons/icon.ts';
import type { StateLook } from './monitor-words.ts';

/** Glyph and word of a state; the word alone says it to a reader. Needs `statusStyles`. */
export function stateWords({ glyph, tone, wordTone, spin, words }: StateLook): TemplateResult {
  return html`<span class="pa-status" data-tone=${wordTone ?? nothing}
    >${icon(glyph, { tone, spin: spin === true })}${words}</span
  >`;
}
