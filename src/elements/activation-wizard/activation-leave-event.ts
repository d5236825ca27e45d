/** Back to destinations was pressed after the activation was created: the host, or a surrounding `<activation-provider link>`, shows them. Cancelable. */
export class ActivationLeaveEvent extends CustomEvent<undefined> {
  static readonly type = 'activation-leave';

  constructor() {
    super(ActivationLeaveEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-leave': ActivationLeaveEvent;
  }
}
