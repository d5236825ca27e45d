import type { Audience } from '../../src/domain/audience.ts';
import type { DataType } from '../../src/domain/destination.ts';
import type { AudienceId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/primitives.ts';
import { instantOf } from '../../src/domain/slots.ts';
import { namedAudience, partners, type NamedAudience } from './audience-names.ts';
import { chance, chanceBetween, chanceHex, chanceOf } from './chance.ts';

export const MILLISECONDS_A_DAY = 86_400_000;

/** An audience as the world begins with it; what it looks like at a moment follows from the moment. */
export interface AudienceSeed {
  readonly id: AudienceId;
  readonly name: string;
  readonly description: string;
  readonly dataType: DataType;
  readonly origin: string;
  readonly folder: string;
  readonly tags: readonly string[];
  readonly status: Audience['status'];
  /** Evaluated no more from here on: inactive and deleted audiences. */
  readonly frozenAt: number | null;
  readonly hasAccess: boolean;
  /** Profiles after a load. */
  readonly profiles: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly landing: Landing;
}

/** When the partner's profiles landed, and whether that is known. */
export interface Landing {
  readonly known: boolean;
  /** A moment of a load; others lie whole periods before and after it. */
  readonly loadedAt: number;
  /** `null` where the partner loaded once and never again. */
  readonly everyDays: number | null;
  /** A load takes so many days, from the oldest profile to the newest. */
  readonly spreadDays: number;
}

const PROSPECT_AUDIENCES = 250;
/** Audiences of other kinds, which no screen of this kit may ever show. */
const OTHER_AUDIENCES = 40;

/** The audiences of one world at its beginning. */
export function audienceSeeds(seed: number, epoch: number): readonly AudienceSeed[] {
  return [
    ...Array.from({ length: PROSPECT_AUDIENCES }, (_, index) => prospectAudience(seed, epoch, index)),
    ...Array.from({ length: OTHER_AUDIENCES }, (_, index) => otherAudience(seed, epoch, index)),
  ];
}

/** One prospect audience; the first thirty are sound, so that there is always something to activate. */
export function prospectAudience(
  seed: number,
  epoch: number,
  index: number,
  named: NamedAudience = namedAudience(index),
): AudienceSeed {
  const at = (purpose: string) => chance(seed, 'audience', purpose, index);
  const sound = index < SOUND;
  const status = sound ? 'published' : statusOf(at('status'));
  const createdAt = epoch - chanceBetween(sound ? 60 : 2, 420, seed, 'audience', 'created', index) * MILLISECONDS_A_DAY;
  const updatedAt = epoch - Math.floor((at('updated') * (epoch - createdAt)) / MILLISECONDS_A_DAY) * MILLISECONDS_A_DAY;
  return {
    id: uuid(seed, index),
    name: named.name,
    description: named.description,
    dataType: 'prospects',
    origin: chanceOf(partners, seed, 'audience', 'partner', index),
    folder: named.folder,
    tags: named.tags,
    status,
    frozenAt: status === 'inactive' || status === 'deleted' ? updatedAt : null,
    hasAccess: sound || at('access') >= 0.02,
    profiles: sound || at('empty') >= 0.02 ? profilesOf(at('profiles')) : 0,
    createdAt: wholeMinute(createdAt),
    updatedAt: wholeMinute(updatedAt),
    landing: {
      known: at('landing-known') >= 0.08,
      loadedAt: wholeMinute(epoch - chanceBetween(1, 6, seed, 'audience', 'loaded', index) * MILLISECONDS_A_DAY),
      everyDays: sound || at('reloads') >= 0.12 ? chanceOf([7, 7, 14, 21], seed, 'audience', 'every', index) : null,
      spreadDays: chanceBetween(1, 5, seed, 'audience', 'spread', index),
    },
  };
}

const SOUND = 30;

/** Never far over a million, so that a tester's page writes even the largest file in a few seconds. */
function profilesOf(share: number): number {
  return Math.floor(900 * Math.exp(share ** 1.6 * 7.2));
}

function statusOf(share: number): Audience['status'] {
  if (share < 0.84) return 'published';
  if (share < 0.91) return 'draft';
  return share < 0.97 ? 'inactive' : 'deleted';
}

function otherAudience(seed: number, epoch: number, index: number): AudienceSeed {
  const dataType = index % 4 === 0 ? 'accounts' : 'profiles';
  const names = [
    'Gold loyalty members',
    'Newsletter readers',
    'Cart abandoners',
    'Churn risk',
    'Second purchase',
  ] as const;
  const name = `${chanceOf(names, seed, 'other', 'name', index)} ${index + 1}`;
  return {
    ...prospectAudience(seed, epoch, PROSPECT_AUDIENCES + index),
    id: uuid(seed, 1_000_000 + index),
    name: dataType === 'accounts' ? `Accounts in market ${index + 1}` : name,
    description: 'Of customers, not of prospects.',
    dataType,
    origin: 'First party',
    folder: 'Customers',
    tags: ['customers'],
  };
}

function uuid(seed: number, index: number): AudienceId {
  const digits = chanceHex(32, seed, 'audience', 'id', index);
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`];
  return `${groups.join('-')}-${digits.slice(20)}` as AudienceId;
}

function wholeMinute(moment: number): number {
  return Math.floor(moment / 60_000) * 60_000;
}

const knownInstants = new Map<number, Instant>();
/** Worlds are made of few moments; past so many, something else asks. */
const MOST_KNOWN_INSTANTS = 10_000;

/** A moment in the contract's form. */
export function instantAt(moment: number): Instant {
  const known = knownInstants.get(moment);
  if (known !== undefined) return known;
  const instant = instantOf({ epochMilliseconds: moment });
  if (knownInstants.size < MOST_KNOWN_INSTANTS) knownInstants.set(moment, instant);
  return instant;
}
