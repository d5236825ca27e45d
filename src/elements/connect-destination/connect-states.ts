import { html, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { error as errorGlyph, lock, retry, settings } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { emptyState, type EmptyStateContent } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { keptFailureText } from '../activation-error/failure-text.ts';
import type { Words } from './form-controls.ts';

/** Fields of the shape that comes. */
export function connectSkeleton(): TemplateResult {
  const line = html`<div class="pa-field">${skeleton({ width: 20 })}${skeleton()}</div>`;
  return html`<div class="pa-card" aria-busy="true">
    <div class="pa-form-section">${[line, line, line, line]}</div>
  </div>`;
}

/** The host sets this destination up, and has not come forward to do so. */
export function connectElsewhere(words: Words, destination: string, onBack: () => void): TemplateResult {
  return inPlaceOfForm({
    glyph: settings,
    title: words.term('hostSetsUp'),
    text: words.term('hostSetsUpText', destination),
    actions: backButton(words, onBack),
  });
}

export function connectDenied(words: Words, contact: string | undefined, onBack: () => void): TemplateResult {
  return inPlaceOfForm({
    glyph: lock,
    title: words.term('denied'),
    text: words.term('deniedText', contact ?? words.term('anAdministrator')),
    actions: backButton(words, onBack),
  });
}

export function connectFailed(
  words: Words,
  error: ActivationError,
  handlers: { readonly onRetry: () => void; readonly onBack: () => void },
): TemplateResult {
  return inPlaceOfForm({
    glyph: errorGlyph,
    tone: 'negative',
    title: words.term('loadFailed'),
    text: keptFailureText(words, error),
    actions: html`<button class="pa-button" type="button" @click=${handlers.onRetry}>
        ${icon(retry)}${words.term('retry')}
      </button>
      ${backButton(words, handlers.onBack)}`,
    urgent: true,
  });
}

/** Where there is no form there is no Cancel below it. */
function backButton(words: Words, onBack: () => void): TemplateResult {
  return html`<button class="pa-button" type="button" @click=${onBack}>${words.term('back')}</button>`;
}

function inPlaceOfForm(content: EmptyStateContent): TemplateResult {
  return html`<div class="pa-card">${emptyState({ ...content, rank: 2 })}</div>`;
}
