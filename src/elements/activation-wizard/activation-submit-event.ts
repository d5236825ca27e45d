import type { ActivationInput } from '../../domain/activation.ts';
import type { ActivationId } from '../../domain/ids.ts';

export interface Submission {
  readonly input: ActivationInput;
  /** The activation that is changed; absent where one is created. */
  readonly editing: ActivationId | undefined;
}

/**
 * Finish was pressed, and nothing is created or changed yet. Cancel it to stop, or hand a promise to `waitUntil`: the wizard goes on
 * when it is fulfilled, and says the message of what it is rejected with when that is an `ActivationError`. Of anything else it says
 * that the portal stopped it, and the developer is told by `activation-error`.
 */
export class ActivationSubmitEvent extends CustomEvent<Submission> {
  static readonly type = 'activation-submit';
  readonly #waits: PromiseLike<unknown>[] = [];

  constructor(submission: Submission) {
    super(ActivationSubmitEvent.type, { detail: submission, bubbles: true, composed: true, cancelable: true });
  }

  waitUntil(promise: PromiseLike<unknown>): void {
    this.#waits.push(promise);
  }

  /** Fulfilled when everything is that a listener asked to wait for. */
  async settled(): Promise<void> {
    await Promise.all(this.#waits);
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-submit': ActivationSubmitEvent;
  }
}
