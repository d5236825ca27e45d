import { ActivationError, toActivationError } from '../adapter/activation-error.ts';

/**
 * Any thrown thing as the contract has it: after the caller gave up it is `cancelled`, whatever the reason of the abort was, and only
 * then. Firefox tells of an answer that breaks off behind a service worker by an AbortError too.
 */
export function failureOf(thrown: unknown, signal: AbortSignal | undefined): ActivationError {
  if (signal?.aborted) return new ActivationError('cancelled', 'The request was cancelled.', { cause: thrown });
  const isNotOfTheCaller = thrown instanceof DOMException;
  return toActivationError(isNotOfTheCaller ? new Error('The answer broke off.', { cause: thrown }) : thrown);
}
