import { html, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Session } from '../../domain/session.ts';
import { error as errorGlyph, lock, send } from '../../ui/icons/glyphs.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
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
  return failed(words.term('failedToLoad'), error, retryButton);
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

export function runsSkeleton(): TemplateResult {
  return framed(
    html`<div class="pa-card-body pa-stack" aria-busy="true">
      ${[skeleton({ width: 40 }), skeleton({ width: 70 }), skeleton({ width: 55 })]}
    </div>`,
  );
}

export function runsFailed(words: Words, error: ActivationError, retryButton: TemplateResult): TemplateResult {
  return failed(words.term('runsFailedToLoad'), error, retryButton);
}

function failed(title: string, { message }: ActivationError, actions: TemplateResult): TemplateResult {
  return framed(
    emptyState({ rank: 2, glyph: errorGlyph, tone: 'negative', title, text: message, actions, urgent: true }),
  );
}

function framed(content: TemplateResult): TemplateResult {
  return html`<section class="pa-card">${content}</section>`;
}
