import type { Activation } from '../../domain/activation.ts';

/** The activation was created; the wizard shows what comes next. */
export class ActivationCreatedEvent extends CustomEvent<Activation> {
  static readonly type = 'activation-created';

  constructor(activation: Activation) {
    super(ActivationCreatedEvent.type, { detail: activation, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-created': ActivationCreatedEvent;
  }
}
