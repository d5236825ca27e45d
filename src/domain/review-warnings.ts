import type { ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import { outlivesProfiles } from './expiry-rules.ts';
import { datedCollisionsWithOthers } from './dated-collisions.ts';
import { busiestHour } from './hourly-load.ts';
import { longestGapDays } from './next-runs.ts';
import { isStaticName } from './object-key.ts';
import { collision } from './review-blockers.ts';
import type { ReviewContext } from './review-context.ts';
import { noteOf, type ReviewNote } from './review.ts';

/** What the person should know: it will work, but not as they may expect. */
export function reviewWarnings(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  return [
    ...scheduleWarnings(input, known, context),
    ...nameWarnings(input),
    ...datedCollisionsWithOthers(input, known, context).map(([key, names]) => collision(key, names)),
    ...keyWarnings(input),
  ];
}

function scheduleWarnings(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  const lifetime = context.limits.profileLifetimeDays;
  const notes = input.audiences.flatMap((entry): ReviewNote[] => {
    const gap = longestGapDays(entry.schedule, { after: context.now, nextEvaluationAt: context.nextEvaluationAt });
    if (gap === null || lifetime === undefined || !outlivesProfiles(gap, lifetime)) return [];
    const { audienceId } = entry;
    const audience = known.get(audienceId)?.name ?? audienceId;
    const finding = { code: 'outlives-profiles', audience, gapDays: gap, lifetimeDays: lifetime } as const;
    return [noteOf(finding, { step: 'scheduling', audienceId })];
  });
  const busiest = busiestHour(
    input.audiences.map(({ schedule }) => schedule),
    { after: context.now, nextEvaluationAt: context.nextEvaluationAt },
  );
  const limit = context.limits.audiencesPerHour;
  if (busiest !== undefined && limit !== undefined && busiest.audiences > limit) {
    notes.push(noteOf({ code: 'busy-hour', ...busiest, limit }, { step: 'scheduling' }));
  }
  return notes;
}

function nameWarnings(input: ActivationInput): ReviewNote[] {
  return input.audiences
    .filter(({ fileName, schedule }) => isStaticName(fileName) && schedule.frequency !== 'once')
    .map(({ audienceId, fileName }) =>
      noteOf(
        { code: fileName.whenExists === 'replace' ? 'name-replaces' : 'name-refuses' },
        { step: 'scheduling', audienceId },
      ),
    );
}

function keyWarnings(input: ActivationInput): ReviewNote[] {
  if (input.mapping.some((row) => row.deduplicationKey)) return [];
  return [noteOf({ code: 'no-deduplication-key' }, { step: 'mapping' })];
}
