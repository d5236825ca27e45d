import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import { ActivationErrorEvent } from './activation-error-event.ts';

/**
 * What an element's adapter threw, as it is shown to the person. What no service has said is told to the developer once, here: an
 * `activation-error` and, unless that is cancelled, an error report. Not for rendering, which comes more than once.
 */
export function failureAt(element: EventTarget, thrown: unknown): ActivationError {
  const error = toActivationError(thrown);
  const isOfService = error.cause === undefined || error.code === 'cancelled';
  if (!isOfService && element.dispatchEvent(new ActivationErrorEvent(error))) reportError(error.cause);
  return error;
}
