import type { Destination } from '../../domain/destination.ts';

/** The person wants to see the connections of a destination and what is activated to them. The host, or the provider, shows them. */
export class DestinationViewEvent extends CustomEvent<Destination> {
  static readonly type = 'destination-view';

  constructor(destination: Destination) {
    super(DestinationViewEvent.type, { detail: destination, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'destination-view': DestinationViewEvent;
  }
}
