import type { Audience, Availability, Expiry } from '../../src/domain/audience.ts';
import { expectedToRemain } from '../../src/domain/expiry-rules.ts';
import { instantAt, MILLISECONDS_A_DAY, type AudienceSeed } from './audience-seeds.ts';
import { chance } from './chance.ts';

/** The daily evaluation ends at this time in UTC. */
const EVALUATION_MINUTE = 2 * 60 + 10;

/** The platform keeps a prospect profile for so many days after it landed. */
export const PROFILE_LIFETIME_DAYS = 25;

/** When the daily evaluation ended last, at or before a moment. */
export function lastEvaluation(moment: number): number {
  const today = Math.floor(moment / MILLISECONDS_A_DAY) * MILLISECONDS_A_DAY + EVALUATION_MINUTE * 60_000;
  return today <= moment ? today : today - MILLISECONDS_A_DAY;
}

/** When it ends next. */
export function nextEvaluation(moment: number): number {
  return lastEvaluation(moment) + MILLISECONDS_A_DAY;
}

/** An audience as it stands at a moment: as it was evaluated last, with what has expired by then gone. */
export function audienceAt(seed: AudienceSeed, moment: number): Audience {
  const evaluatedAt = evaluationOf(seed, moment);
  const landed = evaluatedAt === null ? null : landedBy(seed, evaluatedAt);
  const profiles = evaluatedAt === null || landed === null ? null : profilesAt(seed, landed, evaluatedAt);
  return {
    id: seed.id,
    name: seed.name,
    description: seed.description,
    dataType: seed.dataType,
    profiles,
    status: seed.status,
    availability: availabilityOf(seed, profiles, evaluatedAt),
    origin: seed.origin,
    folder: seed.folder,
    tags: [...seed.tags],
    evaluatedAt: evaluatedAt === null ? null : instantAt(evaluatedAt),
    createdAt: instantAt(seed.createdAt),
    updatedAt: instantAt(seed.updatedAt),
    ...(landed !== null && seed.landing.known && profiles !== null && profiles > 0
      ? { expiry: expiryOf(landed, evaluatedAt ?? moment) }
      : {}),
  };
}

interface Landed {
  readonly oldest: number;
  readonly newest: number;
  /** Which load, counted from the one that the seed names. */
  readonly load: number;
}

function evaluationOf(seed: AudienceSeed, moment: number): number | null {
  if (seed.status === 'draft') return null;
  return lastEvaluation(seed.frozenAt === null ? moment : Math.min(seed.frozenAt, moment));
}

function landedBy({ landing }: AudienceSeed, moment: number): Landed {
  const load =
    landing.everyDays === null ? 0 : Math.floor((moment - landing.loadedAt) / (landing.everyDays * MILLISECONDS_A_DAY));
  const newest = landing.loadedAt + load * (landing.everyDays ?? 0) * MILLISECONDS_A_DAY;
  return { newest, oldest: newest - landing.spreadDays * MILLISECONDS_A_DAY, load };
}

/** Each load brings a few per cent more or fewer. */
function profilesAt(seed: AudienceSeed, landed: Landed, evaluatedAt: number): number {
  const loaded = Math.floor(seed.profiles * (0.97 + 0.06 * chance(seed.profiles, seed.id, 'load', landed.load)));
  if (evaluatedAt - PROFILE_LIFETIME_DAYS * MILLISECONDS_A_DAY <= landed.oldest) return loaded;
  const expiry = {
    withinSevenDays: 0,
    oldestLandedAt: instantAt(landed.oldest),
    newestLandedAt: instantAt(landed.newest),
  };
  return expectedToRemain({ profiles: loaded, expiry }, instantAt(evaluatedAt), PROFILE_LIFETIME_DAYS) ?? loaded;
}

function expiryOf({ oldest, newest }: Landed, moment: number): Expiry {
  const lifetime = PROFILE_LIFETIME_DAYS * MILLISECONDS_A_DAY;
  const oldestAlive = Math.max(oldest, moment - lifetime);
  const gone = moment + 7 * MILLISECONDS_A_DAY - lifetime;
  const share = newest === oldestAlive ? Number(gone >= newest) : (gone - oldestAlive) / (newest - oldestAlive);
  return {
    withinSevenDays: Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 1_000,
    oldestLandedAt: instantAt(oldestAlive),
    newestLandedAt: instantAt(newest),
  };
}

function availabilityOf(seed: AudienceSeed, profiles: number | null, evaluatedAt: number | null): Availability {
  if (seed.status === 'draft') return { kind: 'unavailable', reason: 'draft', since: instantAt(seed.createdAt) };
  if (seed.status !== 'published')
    return { kind: 'unavailable', reason: seed.status, since: instantAt(seed.frozenAt ?? seed.updatedAt) };
  if (!seed.hasAccess) return { kind: 'unavailable', reason: 'no-access' };
  if (profiles === 0)
    return { kind: 'unavailable', reason: 'empty', ...(evaluatedAt === null ? {} : { since: instantAt(evaluatedAt) }) };
  return { kind: 'available' };
}
