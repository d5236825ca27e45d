import type { Destination } from '../../src/domain/destination.ts';
import type { DestinationId } from '../../src/domain/ids.ts';
import type { DestinationSeed } from './destination-seed.ts';
import { fileDestinations } from './file-destinations.ts';
import { streamingDestinations } from './streaming-destinations.ts';

/** The catalogue: sixty destinations in the field's categories, of which the file-based ones of cloud storage take prospects. */
export const destinationSeeds: readonly DestinationSeed[] = [...fileDestinations, ...streamingDestinations];

/** A destination as the catalogue answers it. */
export function destinationOf(seed: DestinationSeed, listedConnections: number): Destination {
  const { hostConnections, id, ...rest } = seed;
  return {
    ...rest,
    id: id as DestinationId,
    connectionCount: hostConnections + listedConnections,
    documentationUrl: `https://docs.example.com/destinations/${id}`,
  };
}
