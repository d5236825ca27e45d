import * as v from 'valibot';
import { accountInputSchema } from './account.ts';
import { sayFindings } from './connection-finding-sentences.ts';
import { toldFindingsSchema, type ConnectionFinding } from './connection-findings.ts';
import { connectionInputSchema, type ConnectionHealth } from './connection.ts';
import { accountIdSchema, connectionIdSchema } from './ids.ts';
import type { Instant } from './primitives.ts';

/** Stages in their order; a stage that does not apply is skipped with its reason. */
export const connectionTestStages = [
  'credentials',
  'assume-role',
  'external-id',
  'bucket',
  'write',
  'multipart',
  'encryption',
  'conditional-write',
  'cors',
] as const;
export const connectionTestStageSchema = v.picklist(connectionTestStages);
export type ConnectionTestStage = v.InferOutput<typeof connectionTestStageSchema>;

/** What to test: a saved connection, or one that is still being typed. */
export const connectionTestInputSchema = v.variant('kind', [
  v.object({ kind: v.literal('saved'), connectionId: connectionIdSchema }),
  v.object({
    kind: v.literal('unsaved'),
    account: v.variant('kind', [
      v.object({ kind: v.literal('saved'), accountId: accountIdSchema }),
      v.object({ kind: v.literal('new'), input: accountInputSchema }),
    ]),
    connection: v.pick(connectionInputSchema, ['location', 'serverSideEncryption']),
  }),
]);
export type ConnectionTestInput = v.InferOutput<typeof connectionTestInputSchema>;

export const connectionTestEventSchema = v.object({
  stage: connectionTestStageSchema,
  /** `warning`: it will work, but not as the person may expect. */
  outcome: v.picklist(['running', 'passed', 'warning', 'failed', 'skipped']),
  /** One sentence: what was found, or why it was skipped. */
  detail: v.string(),
  /** For `failed` and `warning`: what to change. */
  fix: v.optional(v.string()),
  /** Detail and fix for those who say them in another language: what our own tests find. */
  findings: toldFindingsSchema,
  /** IAM policy, as JSON, that would let the stage pass. */
  policy: v.optional(v.string()),
  /** S3's own code, such as `NoSuchBucket`. */
  serviceCode: v.optional(v.string()),
});
export type ConnectionTestEvent = v.InferOutput<typeof connectionTestEventSchema>;

/** How an event tells what was found. */
export function toldBy(
  findings: readonly ConnectionFinding[],
): Pick<ConnectionTestEvent, 'detail' | 'fix' | 'findings'> {
  return { ...sayFindings(findings), findings: [...findings] };
}

/** The health of a connection, one of whose stages failed. */
export function brokenBy({ detail, fix = '', findings }: ConnectionTestEvent, since: Instant): ConnectionHealth {
  return { kind: 'broken', since, reason: detail, nextStep: fix, ...(findings === undefined ? {} : { findings }) };
}
