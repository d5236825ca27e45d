import * as v from 'valibot';
import { activationIdSchema, audienceIdSchema, runIdSchema } from './ids.ts';
import { bytesSchema, countSchema, instantSchema } from './primitives.ts';
import { runFailureSchema, skipReasonSchema } from './run-failures.ts';

/**
 * Where every row of a run went. It balances: read − excluded − duplicates − notDelivered = written.
 * `notDelivered` is above zero only where a run failed or was cancelled.
 */
export const ledgerSchema = v.object({
  read: countSchema,
  /** Without a value in a mandatory field. */
  excluded: countSchema,
  duplicates: countSchema,
  notDelivered: countSchema,
  written: countSchema,
});
export type Ledger = v.InferOutput<typeof ledgerSchema>;

export const runFileSchema = v.object({
  kind: v.picklist(['data', 'manifest']),
  key: v.string(),
  /** `null` for a manifest. */
  rows: v.nullable(countSchema),
  bytes: bytesSchema,
  /** Of the object's bytes, in lower-case hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type RunFile = v.InferOutput<typeof runFileSchema>;

export const runProgressSchema = v.object({
  rows: countSchema,
  /** `null` where the source cannot count. */
  expectedRows: v.nullable(countSchema),
  bytes: bytesSchema,
  /** Number of the file that is being written, from 1. */
  file: countSchema,
  rowsPerSecond: v.pipe(v.number(), v.minValue(0)),
});
export type RunProgress = v.InferOutput<typeof runProgressSchema>;

/** Why a run failed: what happened, what it means, what to do. Never a stack, a host name or a secret. */
export const runErrorSchema = v.object({
  /** What happened, as a heading: "S3 refused the upload". */
  title: v.string(),
  message: v.string(),
  nextStep: v.string(),
  /** The same for those who say it in another language: where it is one of ours. One that a newer service knows is left out. */
  failure: v.fallback(v.optional(runFailureSchema), undefined),
  /** Keys of files of the run that are in the bucket all the same, without a manifest. The message names them too. */
  visibleFiles: v.optional(v.array(v.string())),
  /** The service's own code, such as `AccessDenied`; and its status. */
  serviceCode: v.optional(v.string()),
  serviceStatus: v.optional(v.number()),
  /** A policy statement to add, ready to copy, as JSON. */
  policy: v.optional(v.string()),
});
export type RunError = v.InferOutput<typeof runErrorSchema>;

const started = { startedAt: instantSchema };
const ended = { ...started, endedAt: instantSchema };

export const runStateSchema = v.variant('kind', [
  v.object({ kind: v.literal('waiting') }),
  v.object({ kind: v.literal('running'), ...started, progress: runProgressSchema }),
  v.object({ kind: v.literal('succeeded'), ...ended }),
  v.object({ kind: v.literal('failed'), ...ended, error: runErrorSchema }),
  v.object({ kind: v.literal('cancelled'), ...ended }),
  v.object({
    kind: v.literal('skipped'),
    ...ended,
    /** Nothing was written, by a stated policy: the sentence says which. */
    reason: v.string(),
    /** The same for those who say it in another language. One that a newer service knows is left out. */
    code: v.fallback(v.optional(skipReasonSchema), undefined),
  }),
]);
export type RunState = v.InferOutput<typeof runStateSchema>;

/** The kinds alone. */
export const runStateKindSchema = v.picklist(runStateSchema.options.map(({ entries }) => entries.kind.literal));

/** One audience at one slot. */
export const runSchema = v.object({
  id: runIdSchema,
  activationId: activationIdSchema,
  audienceId: audienceIdSchema,
  audienceName: v.string(),
  /** The moment for which it was due; for a run by hand the moment of the press. */
  slot: instantSchema,
  trigger: v.picklist(['schedule', 'manual', 'retry']),
  /** From 1. */
  attempt: v.pipe(countSchema, v.minValue(1)),
  state: runStateSchema,
  /** Where its process was gone in the midst of it: how often another one has begun it anew, and when last. */
  takenUp: v.optional(v.object({ times: countSchema, at: instantSchema })),
  ledger: ledgerSchema,
  /** Files that are complete and visible in the bucket. */
  files: v.array(runFileSchema),
});
export type Run = v.InferOutput<typeof runSchema>;

export const runEventSchema = v.variant('type', [
  v.object({ type: v.literal('run'), run: runSchema }),
  v.object({ type: v.literal('activation-changed'), activationId: activationIdSchema }),
]);
export type RunEvent = v.InferOutput<typeof runEventSchema>;

/** Which audiences of an activation to run now. */
export const runSelectionSchema = v.union([
  v.literal('all'),
  v.pipe(v.array(audienceIdSchema), v.minLength(1, 'no-audience')),
]);
export type RunSelection = v.InferOutput<typeof runSelectionSchema>;
