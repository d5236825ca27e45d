import type { ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import { outlivesProfiles } from './expiry-rules.ts';
import { busiestHour } from './hourly-load.ts';
import { longestGapDays } from './next-runs.ts';
import { isStaticName } from './object-key.ts';
import type { ReviewContext } from './review-context.ts';
import type { ReviewNote } from './review.ts';

/** What the person should know: it will work, but not as they may expect. */
export function reviewWarnings(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  return [...scheduleWarnings(input, known, context), ...nameWarnings(input), ...keyWarnings(input)];
}

function scheduleWarnings(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): ReviewNote[] {
  const lifetime = context.limits.profileLifetimeDays;
  const notes = input.audiences.flatMap((entry): ReviewNote[] => {
    const gap = longestGapDays(entry.schedule, { after: context.now, nextEvaluationAt: context.nextEvaluationAt });
    if (!outlivesProfiles(gap, lifetime)) return [];
    const name = known.get(entry.audienceId)?.name ?? entry.audienceId;
    const message = `Runs of ${name} are up to ${gap} days apart, and prospect profiles expire ${lifetime} days after they land. Unless the partner reloads them in between, a run may find nobody left.`;
    return [{ code: 'outlives-profiles', message, step: 'scheduling', audienceId: entry.audienceId }];
  });
  const busiest = busiestHour(
    input.audiences.map(({ schedule }) => schedule),
    { after: context.now, nextEvaluationAt: context.nextEvaluationAt },
  );
  const limit = context.limits.audiencesPerHour;
  if (busiest !== undefined && limit !== undefined && busiest.audiences > limit) {
    notes.push({
      code: 'busy-hour',
      message: `${busiest.audiences} audiences are exported in the hour from ${busiest.hour}; the platform advises at most ${limit}.`,
      step: 'scheduling',
    });
  }
  return notes;
}

function nameWarnings(input: ActivationInput): ReviewNote[] {
  return input.audiences
    .filter(({ fileName, schedule }) => isStaticName(fileName) && schedule.frequency !== 'once')
    .map(({ audienceId, fileName }) => ({
      code: fileName.whenExists === 'replace' ? 'name-replaces' : 'name-refuses',
      message:
        fileName.whenExists === 'replace'
          ? 'The file name holds no time: every run replaces the file of the one before.'
          : 'The file name holds no time, and existing files are not replaced: every run after the first will fail.',
      step: 'scheduling' as const,
      audienceId,
    }));
}

function keyWarnings(input: ActivationInput): ReviewNote[] {
  if (input.mapping.some((row) => row.deduplicationKey)) return [];
  return [
    {
      code: 'no-deduplication-key',
      message: 'No field is the key against duplicates: a profile that was loaded twice is written twice.',
      step: 'mapping',
    },
  ];
}
