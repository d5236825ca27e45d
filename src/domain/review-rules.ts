import type { ActivatedAudience, ActivationInput } from './activation.ts';
import type { Audience } from './audience.ts';
import { expectedToRemain } from './expiry-rules.ts';
import { nextRuns } from './next-runs.ts';
import { manifestKey } from './object-key.ts';
import type { Instant } from './primitives.ts';
import { reviewBlockers } from './review-blockers.ts';
import { plannedKey, plannedNames, RUN_TO_COME, type ReviewContext } from './review-context.ts';
import { reviewWarnings } from './review-warnings.ts';
import type { PlannedAudience, Review } from './review.ts';

export type { ReviewContext } from './review-context.ts';

/** What a first run would write, and what speaks against it. Words are English; `code` is for those who say it in another language. */
export function reviewOf(input: ActivationInput, context: ReviewContext): Review {
  const known = new Map(context.audiences.map((audience) => [audience.id as string, audience]));
  const planned = input.audiences.map((entry) => plannedAudience(entry, known.get(entry.audienceId), input, context));
  return {
    audiences: planned,
    manifestKey: context.connection.includeManifest ? firstManifestKey(input, known, context) : null,
    warnings: reviewWarnings(input, known, context),
    blockers: reviewBlockers(input, planned, known, context),
    violations: [...context.violations],
  };
}

function plannedAudience(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  input: ActivationInput,
  context: ReviewContext,
): PlannedAudience {
  const first = nextRuns(entry.schedule, {
    after: context.now,
    count: 1,
    nextEvaluationAt: context.nextEvaluationAt,
  })[0];
  const profiles = audience?.profiles ?? null;
  const last = nextRuns(entry.schedule, {
    after: context.now,
    count: 2,
    nextEvaluationAt: context.nextEvaluationAt,
  }).at(-1);
  return {
    audienceId: entry.audienceId,
    name: audience?.name ?? entry.audienceId,
    profiles,
    firstRunAt: first?.at ?? null,
    expectedToRemain:
      audience === undefined || last === undefined
        ? null
        : expectedToRemain(audience, last.at, context.limits.profileLifetimeDays),
    files: plannedFiles(entry, audience, input, context, first?.at ?? context.now),
  };
}

function plannedFiles(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  input: ActivationInput,
  context: ReviewContext,
  slot: Instant,
): PlannedAudience['files'] {
  const rows = audience?.profiles ?? null;
  const count = rows === null ? 1 : Math.max(1, Math.ceil(rows / input.splitting.maxRows));
  return Array.from({ length: count }, (_, index) => {
    const rowsOfFile = rows === null ? null : Math.min(input.splitting.maxRows, rows - index * input.splitting.maxRows);
    return {
      key: plannedKey(entry, audience, context, slot, { number: index + 1, total: count }),
      rows: rowsOfFile,
      bytes: rowsOfFile === null || context.bytesPerRow === null ? null : Math.round(rowsOfFile * context.bytesPerRow),
    };
  });
}

function firstManifestKey(
  input: ActivationInput,
  known: ReadonlyMap<string, Audience>,
  context: ReviewContext,
): string | null {
  const [entry] = input.audiences;
  if (entry === undefined) return null;
  const names = plannedNames(entry, known.get(entry.audienceId), context, context.now);
  return manifestKey({
    folder: context.connection.location.folder,
    destinationId: context.destination.id,
    runId: RUN_TO_COME,
    names,
  });
}
