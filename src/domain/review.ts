import * as v from 'valibot';
import { audienceIdSchema } from './ids.ts';
import { bytesSchema, countSchema, instantSchema } from './primitives.ts';
import { findingMessage, reviewFindingSchema, type ReviewFinding } from './review-findings.ts';

/** Something that the person should know, or must mend, before Finish. */
export const reviewNoteSchema = v.object({
  code: v.string(),
  /** English; a screen shows it where there is no finding that it could word itself. */
  message: v.string(),
  /** Where it is one of ours: the same code, with what a sentence in another language needs. */
  finding: v.fallback(v.optional(reviewFindingSchema), undefined),
  /** The step that mends it. */
  step: v.picklist(['destination', 'audiences', 'scheduling', 'mapping', 'review']),
  audienceId: v.optional(audienceIdSchema),
});
export type ReviewNote = v.InferOutput<typeof reviewNoteSchema>;

/** A note of our own review. */
export function noteOf(finding: ReviewFinding, place: Pick<ReviewNote, 'step' | 'audienceId'>): ReviewNote {
  return { code: finding.code, message: findingMessage(finding), finding, ...place };
}

/** One node of the way by which a label reaches a policy. `at` marks where the label sits and where the breach happens. */
export const lineageNodeSchema = v.object({
  kind: v.picklist(['dataset', 'field', 'audience', 'mapping', 'connection', 'marketing-action']),
  name: v.string(),
  at: v.optional(v.picklist(['label', 'breach'])),
});

/** A data usage policy that the activation would break; it blocks Finish. */
export const policyViolationSchema = v.object({
  policy: v.string(),
  condition: v.string(),
  marketingAction: v.string(),
  fixes: v.array(v.string()),
  lineage: v.array(lineageNodeSchema),
});
export type PolicyViolation = v.InferOutput<typeof policyViolationSchema>;

export const plannedFileSchema = v.object({
  key: v.string(),
  rows: v.nullable(countSchema),
  bytes: v.nullable(bytesSchema),
});
export type PlannedFile = v.InferOutput<typeof plannedFileSchema>;

export const plannedAudienceSchema = v.object({
  audienceId: audienceIdSchema,
  name: v.string(),
  profiles: v.nullable(countSchema),
  firstRunAt: v.nullable(instantSchema),
  /** Profiles still alive at the first run and at the run after the longest gap; `null` where it is unknown when they landed. */
  expectedToRemain: v.nullable(countSchema),
  /** Keys of the first run, as they will be; sizes are estimates. */
  files: v.array(plannedFileSchema),
});
export type PlannedAudience = v.InferOutput<typeof plannedAudienceSchema>;

export const reviewSchema = v.object({
  audiences: v.array(plannedAudienceSchema),
  manifestKey: v.nullable(v.string()),
  warnings: v.array(reviewNoteSchema),
  /** Stop Finish, as violations do. */
  blockers: v.array(reviewNoteSchema),
  violations: v.array(policyViolationSchema),
});
export type Review = v.InferOutput<typeof reviewSchema>;

export const exportPreviewSchema = v.object({
  /** The first bytes of the file before compression and encryption, base64. */
  content: v.pipe(v.string(), v.base64()),
  rows: countSchema,
  /** Whether the file would go on. */
  truncated: v.boolean(),
});
export type ExportPreview = v.InferOutput<typeof exportPreviewSchema>;
