import type { ActivationError } from '../../adapter/activation-error.ts';

/**
 * Something failed for a reason that the service behind the adapter did not give: an exception in the adapter, an answer that is not
 * of the contract, a service that was not reached. The person reads a sentence; `detail.cause` is what was thrown, for whoever builds
 * the portal. Unless the event is cancelled, the cause is reported as an uncaught error is: in the console, and to `window.onerror`.
 */
export class ActivationErrorEvent extends CustomEvent<ActivationError> {
  static readonly type = 'activation-error';

  constructor(error: ActivationError) {
    super(ActivationErrorEvent.type, { detail: error, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-error': ActivationErrorEvent;
  }
}
