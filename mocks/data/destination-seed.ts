import type { Destination } from '../../src/domain/destination.ts';

/** A destination as the world begins with it. */
export interface DestinationSeed extends Omit<Destination, 'connectionCount' | 'id' | 'documentationUrl'> {
  readonly id: string;
  /** Connections that the host keeps itself and that this kit never lists. */
  readonly hostConnections: number;
}
