export interface Leaving {
  /** Whether a draft is kept that the next visit offers. */
  readonly draftKept: boolean;
}

/** The person leaves the wizard. Cancel it to stay; otherwise the host, or a surrounding `<activation-provider link>`, shows something else. */
export class ActivationCancelEvent extends CustomEvent<Leaving> {
  static readonly type = 'activation-cancel';

  constructor(leaving: Leaving) {
    super(ActivationCancelEvent.type, { detail: leaving, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-cancel': ActivationCancelEvent;
  }
}
