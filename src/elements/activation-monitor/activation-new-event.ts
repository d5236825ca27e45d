/** New activation was pressed: the host, or a surrounding `<activation-provider link>`, shows the catalogue. Cancelable. */
export class ActivationNewEvent extends CustomEvent<undefined> {
  static readonly type = 'activation-new';

  constructor() {
    super(ActivationNewEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-new': ActivationNewEvent;
  }
}
