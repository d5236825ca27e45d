import { html, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { catalog } from '../../locales/en/catalog.ts';
import { error as errorGlyph, lock, retry, search } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { failureText } from '../activation-error/failure-text.ts';

type Words = Localize<typeof catalog>;

/** Cards of the shape that comes, so that nothing moves when it does. */
export function catalogSkeleton(words: Words): TemplateResult {
  const card = html`<li class="pa-card pa-dest" aria-hidden="true">
    <div class="pa-dest-head">
      ${skeleton({ shape: 'tile' })}
      <span class="pa-stack pa-grow" data-gap="2">${skeleton({ width: 55 })}${skeleton({ width: 30 })}</span>
    </div>
    <span class="pa-stack" data-gap="2">${skeleton({ width: 85 })}${skeleton({ width: 70 })}</span>
    ${skeleton({ width: 40 })}
    <div class="pa-dest-foot">${skeleton({ width: 30 })}${skeleton({ shape: 'button', end: true })}</div>
  </li>`;
  return html`<div class="pa-catalog-main pa-catalog-whole" aria-busy="true">
    <p class="pa-sr" role="status">${words.term('loading')}</p>
    <ul class="pa-dest-grid">
      ${Array.from({ length: 6 }, () => card)}
    </ul>
  </div>`;
}

export function catalogNothing(words: Words): TemplateResult {
  return framed(emptyState({ glyph: search, title: words.term('empty'), text: words.term('emptyText') }));
}

export function catalogNoMatch(words: Words, handlers: { readonly onClear: () => void }): TemplateResult {
  const actions = html`<button class="pa-button" type="button" @click=${handlers.onClear}>
    ${words.term('clearFilters')}
  </button>`;
  return framed(emptyState({ glyph: search, title: words.term('noMatch'), text: words.term('noMatchText'), actions }));
}

export function catalogFailed(
  words: Words,
  error: ActivationError,
  handlers: { readonly onRetry: () => void },
): TemplateResult {
  const actions = html`<button class="pa-button" type="button" @click=${handlers.onRetry}>
    ${icon(retry)}${words.term('retry')}
  </button>`;
  return framed(
    emptyState({
      glyph: errorGlyph,
      tone: 'negative',
      title: words.term('failed'),
      text: failureText(words, error),
      actions,
      urgent: true,
    }),
  );
}

export function catalogDenied(words: Words, error: ActivationError, contact: string | undefined): TemplateResult {
  const permission =
    error.permission === 'manage-destinations' || error.permission === 'activate-destinations'
      ? error.permission
      : 'view-destinations';
  const text = words.term(
    'deniedText',
    words.term(`permission.${permission}`),
    contact ?? words.term('anAdministrator'),
  );
  return framed(emptyState({ glyph: lock, title: words.term('denied'), text }));
}

function framed(state: TemplateResult): TemplateResult {
  return html`<div class="pa-card pa-catalog-whole">${state}</div>`;
}
