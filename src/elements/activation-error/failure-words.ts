import type { ActivationError } from '../../adapter/activation-error.ts';
import type { failures } from '../../locales/en/failures.ts';
import type { Localize } from '../../ui/localize/localize.ts';

/** The words of a section that brings those of failures. */
export type FailureWords = Pick<Localize<typeof failures>, 'term' | 'language'>;

/**
 * Why something failed, as one sentence: the service's own where that is in the language of the page, for it knows most; else what its
 * code means in that language.
 */
export function failureWords(words: FailureWords, error: ActivationError): string {
  return meaningOf(words, error) || error.message;
}

/** Empty where the service has said it in the language of the page. */
export function meaningOf(words: FailureWords, { code, language = 'en' }: ActivationError): string {
  return primary(language) === primary(words.language) ? '' : words.term('failureOf', code);
}

/** "fr" of "fr-CA". */
function primary(language: string): string {
  return language.slice(0, 2).toLowerCase();
}
