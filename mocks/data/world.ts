import type { WorldSetup } from '../world-setup.ts';
import { AudienceBook } from './audience-book.ts';
import { audienceSeeds, type AudienceSeed } from './audience-seeds.ts';
import type { DestinationSeed } from './destination-seed.ts';
import { destinationSeeds } from './destinations.ts';
import { collidingSeeds, hostileDestinations, hostileFields, hostileSeeds } from './names.ts';
import { hugeAudienceSeeds } from './huge-audiences.ts';
import { Kept } from './kept.ts';
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
    audiences: audiencesOf(seed, setup, epoch),
    prospects: prospectsOf(seed, epoch, setup.names),
  };
}

/** Worlds of the same seed and beginning share their audiences and their people. */
const books = new Kept<AudienceBook>(4);
const people = new Kept<Prospects>(4);

function audiencesOf(seed: number, setup: WorldSetup, epoch: number): AudienceBook {
  return books.of(
    [seed, epoch, setup.audiences, setup.names],
    () => new AudienceBook(named(seedsOf(seed, setup, epoch), setup)),
  );
}

function prospectsOf(seed: number, epoch: number, names: WorldSetup['names']): Prospects {
  const rename = names === 'hostile' ? hostileFields : undefined;
  return people.of(
    [seed, epoch, rename !== undefined],
    () => new Prospects({ seed, words: wordsOf(seed), epoch }, rename),
  );
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
