import type { ActivationError } from '../../adapter/activation-error.ts';
import type { failures } from '../../locales/en/failures.ts';
import type { Localize } from '../../ui/localize/localize.ts';

/** The words of a section that brings those of failures. */
export type FailureWords = Pick<Localize<typeof failures>, 'term'>;

/**
 * Why something failed. What a service says is shown as it says it, for it may know the language of its user; an ended session and what
 * no service has said, which `cause` tells, in the words of the page.
 */
export function failureWords(words: FailureWords, { code, cause, message }: ActivationError): string {
  if (code === 'unauthenticated') return words.term('sessionEndedText');
  return code === 'unavailable' && cause !== undefined ? words.term('notReached') : message;
}
