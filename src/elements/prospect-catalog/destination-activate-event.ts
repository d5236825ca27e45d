import type { Destination } from '../../domain/destination.ts';

/** The person pressed Activate. Cancel it to go one's own way; otherwise a surrounding `<activation-provider link>` opens the wizard. */
export class DestinationActivateEvent extends CustomEvent<Destination> {
  static readonly type = 'destination-activate';

  constructor(destination: Destination) {
    super(DestinationActivateEvent.type, { detail: destination, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'destination-activate': DestinationActivateEvent;
  }
}
