import type { Activation } from '../../domain/activation.ts';

/** The activation under edit was changed. */
export class ActivationUpdatedEvent extends CustomEvent<Activation> {
  static readonly type = 'activation-updated';

  constructor(activation: Activation) {
    super(ActivationUpdatedEvent.type, { detail: activation, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-updated': ActivationUpdatedEvent;
  }
}
