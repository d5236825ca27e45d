import type { Activation } from '../../domain/activation.ts';

/** Open the monitor was pressed: the host, or a surrounding `<activation-provider link>`, shows the activation there. Cancelable. */
export class ActivationViewEvent extends CustomEvent<Activation> {
  static readonly type = 'activation-view';

  constructor(activation: Activation) {
    super(ActivationViewEvent.type, { detail: activation, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-view': ActivationViewEvent;
  }
}
