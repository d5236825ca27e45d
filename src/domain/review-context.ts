import type { ActivatedAudience, Activation } from './activation.ts';
import type { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import type { Destination } from './destination.ts';
import type { Field } from './field.ts';
import { objectKey, type FileNameContext, type FileNumber, type FileSeries } from './object-key.ts';
import type { Instant } from './primitives.ts';
import type { PolicyViolation } from './review.ts';
import type { Limits } from './session.ts';

/** What an adapter knows when it reviews an activation. */
export interface ReviewContext {
  readonly destination: Destination;
  readonly connection: Connection;
  /** Those that the input names and that exist. */
  readonly audiences: readonly Audience[];
  readonly fields: readonly Field[];
  readonly limits: Limits;
  readonly now: Instant;
  readonly nextEvaluationAt: Instant | null;
  /** The activation that the input is to change, as it stands. */
  readonly editing: Activation | null;
  /** Other activations to the same connection, for collisions of names. */
  readonly others: readonly Activation[];
  /** Bytes of one row of this mapping, estimated from samples; `null` where nothing is known. */
  readonly bytesPerRow: number | null;
  readonly violations: readonly PolicyViolation[];
}

/** Stands in the keys of a run that has no id yet. */
export const RUN_TO_COME = 'run-to-come';

/** The key that one file of an audience gets at a slot. */
export function plannedKey(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  context: ReviewContext,
  slot: Instant,
  file: FileNumber,
): string {
  return objectKey({ ...plannedSeries(entry, audience, context, slot), file });
}

/** What all files of an audience are called by at a slot. */
export function plannedSeries(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  context: ReviewContext,
  slot: Instant,
): FileSeries {
  return {
    folder: context.connection.location.folder,
    template: entry.fileName,
    format: context.connection.format,
    encrypted: context.connection.openPgpPublicKeys.length > 0,
    names: plannedNames(entry, audience, context, slot),
  };
}

/** What the tokens of its name stand for. */
export function plannedNames(
  entry: ActivatedAudience,
  audience: Audience | undefined,
  context: ReviewContext,
  slot: Instant,
): FileNameContext {
  return {
    destinationName: context.destination.name,
    connectionName: context.connection.name,
    audienceId: entry.audienceId,
    audienceName: audience?.name ?? entry.audienceId,
    runId: RUN_TO_COME,
    slot,
    startedAt: slot,
  };
}
