import type { Activation } from './activation.ts';
import type { AudienceId } from './ids.ts';
import type { Instant } from './primitives.ts';
import { sameValue } from './same-value.ts';

/**
 * Since when the schedules of a changed activation hold, audience by audience: an audience that is new, or whose schedule is another,
 * and all of them when the activation is resumed, count from the change on. What would have been due before was never asked for, or
 * was paused, and is not made good. `undefined` where no audience has such a moment.
 */
export function scheduledSinceChange(
  before: Pick<Activation, 'audiences' | 'status' | 'scheduledSince'>,
  after: Pick<Activation, 'audiences' | 'status'>,
  now: Instant,
): Activation['scheduledSince'] {
  const isResumed = before.status !== 'enabled' && after.status === 'enabled';
  const since: NonNullable<Activation['scheduledSince']> = {};
  for (const { audienceId, schedule } of after.audiences) {
    const known = before.audiences.find((entry) => entry.audienceId === audienceId);
    const holds = known !== undefined && sameValue(known.schedule, schedule) && !isResumed;
    const moment = holds ? before.scheduledSince?.[audienceId] : now;
    if (moment !== undefined) since[audienceId] = moment;
  }
  return Object.keys(since).length === 0 ? undefined : since;
}

/** The moment up to which no slot of an audience counts. */
export function scheduledSince(
  activation: Pick<Activation, 'createdAt' | 'scheduledSince'>,
  audienceId: AudienceId,
): Instant {
  return activation.scheduledSince?.[audienceId] ?? activation.createdAt;
}
