import { html, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Permission, Session } from '../../domain/session.ts';
import { error as errorGlyph, lock, retry, send } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { failureText } from '../activation-error/failure-text.ts';
import { contactOf, type Words } from './wizard-words.ts';

/** A step's title and a table of rows, in the shape that comes. */
export function stepSkeleton(words: Words): TemplateResult {
  const row = html`<div class="pa-wizard-skeleton-row">
    <span class="pa-stack" data-gap="2">${skeleton({ width: 55 })}${skeleton({ width: 30 })}</span>
    ${skeleton({ width: 70 })}${skeleton({ width: 40, end: true })}
  </div>`;
  return html`<div class="pa-stack" data-gap="4" aria-busy="true">
    <p class="pa-sr" role="status">${words.term('loading')}</p>
    <div class="pa-stack" data-gap="2">${skeleton({ width: 30 })}${skeleton({ width: 55 })}</div>
    <div class="pa-card">${Array.from({ length: 5 }, () => row)}</div>
  </div>`;
}

/** In place of what was asked for, when there is nothing to show. */
export function askedInVain(
  words: Words,
  error: ActivationError,
  session: Session | undefined,
  handlers: { readonly onRetry: () => void },
): TemplateResult {
  if (error.code === 'forbidden') return wizardDenied(words, deniedPermission(error), session);
  return framed(
    emptyState({
      rank: 2,
      glyph: error.code === 'unauthenticated' ? lock : errorGlyph,
      ...(error.code === 'unauthenticated' ? {} : { tone: 'negative' }),
      title: failureTitle(words, error),
      text: keptText(words, error),
      actions: retryButton(words, handlers.onRetry),
      urgent: true,
    }),
  );
}

/** Above what is there, when it could not be brought up to date. */
export function askedAgainInVain(
  words: Words,
  error: ActivationError,
  handlers: { readonly onRetry: () => void },
): TemplateResult {
  return banner({
    tone: 'negative',
    title: failureTitle(words, error),
    text: keptText(words, error),
    actions: retryButton(words, handlers.onRetry),
    urgent: true,
  });
}

export function wizardDenied(words: Words, permission: Permission, session: Session | undefined): TemplateResult {
  return framed(
    emptyState({
      rank: 2,
      glyph: lock,
      title: words.term('denied'),
      text: words.term('deniedText', words.term(`permission.${permission}`), contactOf(words, session)),
    }),
  );
}

export function wizardWithoutDestination(words: Words, title: 'noDestination' | 'destinationGone'): TemplateResult {
  return framed(emptyState({ rank: 2, glyph: send, title: words.term(title), text: words.term('noDestinationText') }));
}

function failureTitle(words: Words, error: ActivationError): string {
  return error.code === 'unauthenticated' ? words.term('sessionEnded') : words.term('failed');
}

function keptText(words: Words, error: ActivationError): TemplateResult {
  if (error.code === 'unauthenticated') return html`${words.term('sessionEndedText')}`;
  return html`${failureText(words, error)} ${words.term('failedKept')}`;
}

function retryButton(words: Words, onRetry: () => void): TemplateResult {
  return html`<button class="pa-button" type="button" @click=${onRetry}>${icon(retry)}${words.term('retry')}</button>`;
}

function deniedPermission({ permission }: ActivationError): Permission {
  return permission === 'view-destinations' || permission === 'manage-destinations'
    ? permission
    : 'activate-destinations';
}

function framed(state: TemplateResult): TemplateResult {
  return html`<div class="pa-card">${state}</div>`;
}
