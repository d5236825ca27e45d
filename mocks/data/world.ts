import type { WorldSetup } from '../world-setup.ts';
import { AudienceBook } from './audience-book.ts';
import { audienceSeeds, type AudienceSeed } from './audience-seeds.ts';
import type { DestinationSeed } from './destination-seed.ts';
import { destinationSeeds } from './destinations.ts';
import { collidingSeeds, hostileDestinations, hostileFields, hostileSeeds } from './names.ts';
import { hugeAudienceSeeds } from './huge-audiences.ts';
import { Prospects } from './prospects.ts';
import { wordsOf } from './words.ts';

/** What is there and does not change by anybody's call: it follows from seed, setup and time. */
export interface World {
  readonly seed: number;
  readonly setup: WorldSetup;
  /** When it begins, in milliseconds since 1970. */
  readonly epoch: number;
  readonly destinations: readonly DestinationSeed[];
  readonly audiences: AudienceBook;
  readonly prospects: Prospects;
}

export function worldOf(seed: number, setup: WorldSetup, epoch: number): World {
  const hostile = setup.names === 'hostile';
  const destinations = setup.catalogue === 'empty' ? [] : destinationSeeds;
  return {
    seed,
    setup,
    epoch,
    destinations: hostile ? hostileDestinations(destinations) : destinations,
    audiences: new AudienceBook(named(seedsOf(seed, setup, epoch), setup)),
    prospects: prospectsOf(seed, epoch, setup.names),
  };
}

/** Worlds of the same seed and beginning share their people, who never change: a suite of tests makes hundreds of worlds. */
const known = new Map<string, Prospects>();
const MOST_KNOWN = 4;

function prospectsOf(seed: number, epoch: number, names: WorldSetup['names']): Prospects {
  const rename = names === 'hostile' ? hostileFields : undefined;
  const key = JSON.stringify([seed, epoch, rename !== undefined]);
  let prospects = known.get(key);
  if (prospects === undefined) {
    prospects = new Prospects({ seed, words: wordsOf(seed), epoch }, rename);
    known.set(key, prospects);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
  }
  return prospects;
}

function seedsOf(seed: number, setup: WorldSetup, epoch: number): readonly AudienceSeed[] {
  switch (setup.audiences) {
    case 'some':
      return audienceSeeds(seed, epoch);
    case 'hundred-thousand':
      return hugeAudienceSeeds(seed, epoch);
    case 'none':
      return audienceSeeds(seed, epoch).filter(({ dataType }) => dataType !== 'prospects');
  }
}

function named(seeds: readonly AudienceSeed[], setup: WorldSetup): readonly AudienceSeed[] {
  switch (setup.names) {
    case 'plain':
      return seeds;
    case 'colliding':
      return collidingSeeds(seeds);
    case 'hostile':
      return hostileSeeds(seeds);
  }
}
