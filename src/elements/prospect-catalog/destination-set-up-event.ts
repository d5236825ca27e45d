import type { Destination } from '../../domain/destination.ts';

/** The person wants a new connection. Cancel it to go one's own way; otherwise a surrounding `<activation-provider link>` opens the form. */
export class DestinationSetUpEvent extends CustomEvent<Destination> {
  static readonly type = 'destination-set-up';

  constructor(destination: Destination) {
    super(DestinationSetUpEvent.type, { detail: destination, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'destination-set-up': DestinationSetUpEvent;
  }
}
