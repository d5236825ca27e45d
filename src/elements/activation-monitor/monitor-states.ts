import { html, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Session } from '../../domain/session.ts';
import { error as errorGlyph, lock, search as searchGlyph, send } from '../../ui/icons/glyphs.ts';
import { banner } from '../../ui/templates/banner.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { failureText } from '../activation-error/failure-text.ts';
import { contactOf, type Words } from './monitor-words.ts';

/** A list of activations, in the shape that comes. */
export function monitorSkeleton(words: Words): TemplateResult {
  return html`<section class="pa-card" aria-busy="true">
    <p class="pa-sr" role="status">${words.term('loading')}</p>
    <div class="pa-card-head">${skeleton({ width: 30 })}</div>
    ${Array.from({ length: 4 }, () => html`<div class="pa-card-head">${skeleton({ width: 40 })}${skeleton({ width: 20, end: true })}</div>`)}
  </section>`;
}

/** In place of everything, when nothing could be read. */
export function monitorFailed(
  words: Words,
  error: ActivationError,
  session: Session | undefined,
  retryButton: TemplateResult,
): TemplateResult {
  if (error.code === 'forbidden') {
    const text = words.term('deniedText', contactOf(words, session));
    return framed(emptyState({ rank: 2, glyph: lock, title: words.term('denied'), text }));
  }
  return failed(words, { title: words.term('failedToLoad'), error }, retryButton);
}

export function monitorEmpty(words: Words): TemplateResult {
  return framed(emptyState({ rank: 2, glyph: send, title: words.term('empty'), text: words.term('emptyText') }));
}

/** Nothing goes to the one destination that is looked at. */
export function monitorEmptyThere(words: Words, destination: string, onAll: () => void): TemplateResult {
  return framed(
    emptyState({
      rank: 2,
      glyph: send,
      title: words.term('emptyThere', destination),
      text: words.term('emptyThereText'),
      actions: html`<button class="pa-button" type="button" @click=${onAll}>${words.term('showAll')}</button>`,
    }),
  );
}

/** What the person did came to nothing: said in sight, however far down the button was that was pressed. */
export function deedFailed(words: Words, error: ActivationError, onClose: () => void): TemplateResult {
  const actions = html`<button class="pa-button" type="button" @click=${onClose}>${words.term('close')}</button>`;
  return html`<div class="pa-mon-said">
    ${banner({ tone: 'negative', title: words.term('actionFailed'), text: failureText(words, error), actions, urgent: true })}
  </div>`;
}

/** The activation that was asked for, as by a link, is not there. */
export function monitorGone(words: Words): TemplateResult {
  return framed(emptyState({ rank: 2, glyph: searchGlyph, title: words.term('gone'), text: words.term('goneText') }));
}

export function runsSkeleton(): TemplateResult {
  return framed(
    html`<div class="pa-card-body pa-stack" aria-busy="true">
      ${[skeleton({ width: 40 }), skeleton({ width: 70 }), skeleton({ width: 55 })]}
    </div>`,
  );
}

export function runsFailed(words: Words, error: ActivationError, retryButton: TemplateResult): TemplateResult {
  return failed(words, { title: words.term('runsFailedToLoad'), error }, retryButton);
}

function failed(
  words: Words,
  { title, error }: { readonly title: string; readonly error: ActivationError },
  actions: TemplateResult,
): TemplateResult {
  const text = failureText(words, error);
  return framed(emptyState({ rank: 2, glyph: errorGlyph, tone: 'negative', title, text, actions, urgent: true }));
}

function framed(content: TemplateResult): TemplateResult {
  return html`<section class="pa-card">${content}</section>`;
}
