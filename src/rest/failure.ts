import { ActivationError, toActivationError } from '../adapter/activation-error.ts';

/** Any thrown thing as the contract has it: after the caller gave up it is `cancelled`, whatever the reason of the abort was. */
export function failureOf(thrown: unknown, signal: AbortSignal | undefined): ActivationError {
  if (!signal?.aborted) return toActivationError(thrown);
  return new ActivationError('cancelled', 'The request was cancelled.', { cause: thrown });
}
