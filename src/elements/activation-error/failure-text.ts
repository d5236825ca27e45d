import { html, type TemplateResult } from 'lit';
import { toActivationError, type ActivationError, type ActivationErrorCode } from '../../adapter/activation-error.ts';
import type { endedSession } from '../../locales/en/ended-session.ts';
import type { failures } from '../../locales/en/failures.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { meaningOf, type FailureWords } from './failure-words.ts';

/** The words of a section where a person may have entered something. */
export type KeptFailureWords = Pick<Localize<typeof failures & typeof endedSession>, 'term' | 'language'>;

/** Why something failed, with what the service said of it in another language than the page's set apart. */
export function failureText(words: FailureWords, error: ActivationError): TemplateResult {
  const { language = 'en', code, message } = error;
  const meaning = meaningOf(words, error);
  if (meaning === '') return html`<span lang=${language}>${message}</span>`;
  if (toldWhole.has(code) || message === UNREACHED) return html`${meaning}`;
  return html`${meaning} ${words.term('messageOfService')} ${inLanguage(language, message)}`;
}

/** The same where a person may fear for what was entered. */
export function keptFailureText(words: KeptFailureWords, error: ActivationError): string | TemplateResult {
  return error.code === 'unauthenticated' ? words.term('sessionEndedText') : failureText(words, error);
}

/** Codes beside which the message tells nothing more. */
const toldWhole: ReadonlySet<ActivationErrorCode> = new Set(['unauthenticated', 'rate-limited', 'cancelled']);

/** What failed on the way has a message of ours. */
const UNREACHED = toActivationError(undefined).message;

/** Words of another language than the page's, marked so that they are read out as what they are. */
export function inLanguage(language: string, text: string): TemplateResult {
  return html`<q lang=${language}>${text}</q>`;
}
