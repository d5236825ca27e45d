import * as v from 'valibot';
import { refusals, serviceProblems, type ServiceProblem } from './service-problems.ts';

/** What S3 was asked for when it refused. */
export const refusedActions = ['upload', 'complete', 'give-up', 'file', 'show', 'take-back'] as const;
export type RefusedAction = (typeof refusedActions)[number];

/** What may go wrong beside S3 and is told whole by its code. */
export const plainFailures = [
  'source-changed',
  'no-prospects',
  'no-complete-prospect',
  'ledger',
  /** The run was given up, and files of it stay: `visibleFiles` names them. */
  'left-behind',
  /** Its process was gone in the midst of it, again and again. */
  'interrupted',
  'unknown',
] as const;
export type PlainFailure = (typeof plainFailures)[number];

/** What may go wrong of which the message of the run tells more than its code: which row, which column, which name. */
export const detailedFailures = [
  'source',
  'too-many-keys',
  'unwritable-value',
  'unsupported',
  'key-taken',
  'key-not-allowed',
  'verification',
  'not-started',
] as const;
export type DetailedFailure = (typeof detailedFailures)[number];

/** Why nothing was written, though nothing failed. */
export const skipReasons = [
  'no-prospects',
  'no-complete-prospect',
  'audience-unknown',
  'audience-unavailable',
] as const;
export const skipReasonSchema = v.picklist(skipReasons);
export type SkipReason = v.InferOutput<typeof skipReasonSchema>;

/** Every way in which our own runs fail. */
export const runFailureSchema = v.variant('code', [
  v.object({ code: v.picklist(refusals), action: v.picklist(refusedActions) }),
  v.object({ code: v.picklist([...serviceProblems.filter(isNoRefusal), ...plainFailures]) }),
  v.object({ code: v.picklist(detailedFailures) }),
]);
export type RunFailure = v.InferOutput<typeof runFailureSchema>;

/** One that its code, and what was refused, tell whole. */
export type WholeFailure = Exclude<RunFailure, { code: DetailedFailure }>;

function isNoRefusal(problem: ServiceProblem): problem is Exclude<ServiceProblem, (typeof refusals)[number]> {
  return refusals.every((refusal) => refusal !== problem);
}
