import type { Audience } from './audience.ts';
import type { Instant } from './primitives.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * How many of an audience's profiles will still be there at a moment when nothing is loaded in between.
 * Profiles are taken to have landed evenly between the oldest and the newest. `null` where it is unknown when they landed,
 * which a screen must say, and never show as nothing.
 */
export function expectedToRemain(
  audience: Pick<Audience, 'profiles' | 'expiry'>,
  at: Instant,
  lifetimeDays: number | undefined,
): number | null {
  if (audience.profiles === null || lifetimeDays === undefined)
    return lifetimeDays === undefined ? audience.profiles : null;
  if (audience.expiry === undefined) return null;
  const oldest = Date.parse(audience.expiry.oldestLandedAt);
  const newest = Date.parse(audience.expiry.newestLandedAt);
  const aliveSince = Date.parse(at) - lifetimeDays * MILLISECONDS_A_DAY;
  if (aliveSince < oldest) return audience.profiles;
  if (aliveSince >= newest) return 0;
  return Math.round((audience.profiles * (newest - aliveSince)) / (newest - oldest));
}

/** Whether profiles that were loaded just after one run can all be gone before the next. */
export function outlivesProfiles(gapDays: number | null, lifetimeDays: number | undefined): boolean {
  return gapDays !== null && lifetimeDays !== undefined && gapDays > lifetimeDays;
}
