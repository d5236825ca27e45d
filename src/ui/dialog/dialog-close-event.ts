/** Why a dialog closed: by Escape or the browser's own way back, or because its host closed it. */
export type DialogCloseReason = 'dismissed' | 'closed';

/** Fired after the dialog has closed and the focus is back where it was. */
export class DialogCloseEvent extends CustomEvent<{ readonly reason: DialogCloseReason }> {
  static readonly type = 'pa-dialog-close';

  constructor(reason: DialogCloseReason) {
    super(DialogCloseEvent.type, { detail: { reason } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pa-dialog-close': DialogCloseEvent;
  }
}
