/** The person left the form without saving. Cancel it to stay. */
export class ConnectCancelEvent extends CustomEvent<undefined> {
  static readonly type = 'connect-cancel';

  constructor() {
    super(ConnectCancelEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'connect-cancel': ConnectCancelEvent;
  }
}
