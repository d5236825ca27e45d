import type { Activation } from '../../domain/activation.ts';

/** Edit was pressed. Cancel it to go one's own way; otherwise a surrounding `<activation-provider link>` opens the wizard. */
export class ActivationEditEvent extends CustomEvent<Activation> {
  static readonly type = 'activation-edit';

  constructor(activation: Activation) {
    super(ActivationEditEvent.type, { detail: activation, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-edit': ActivationEditEvent;
  }
}
