/** The vocabulary of activation: schemas with their types, and the rules that need neither a page nor a server. */
export * from './account.ts';
export * from './activation.ts';
export * from './audience.ts';
export * from './connection-findings.ts';
export * from './connection-test.ts';
export * from './connection.ts';
export * from './destination.ts';
export * from './draft.ts';
export * from './field.ts';
export * from './file-format.ts';
export * from './file-name.ts';
export * from './ids.ts';
export * from './list-queries.ts';
export * from './manifest.ts';
export * from './mapping.ts';
export * from './primitives.ts';
export * from './review-findings.ts';
export * from './review.ts';
export * from './run-failures.ts';
export * from './run.ts';
export * from './s3-destinations.ts';
export * from './s3-rules.ts';
export * from './schedule.ts';
export * from './session.ts';
export * from './value-issues.ts';

export { applyChange } from './apply-change.ts';
export { sayFindings, type SaidFindings, type SayFinding } from './connection-finding-sentences.ts';
export { detailedFailure, toldFailure, toldSkip } from './run-failure-sentences.ts';
export {
  audienceFacets,
  audiencePageAt,
  compareAudiences,
  cursorAt,
  matchesAudience,
  positionOf,
} from './audience-list.ts';
export { expectedToRemain, outlivesProfiles } from './expiry-rules.ts';
export { busiestHour } from './hourly-load.ts';
export { addLedgers, emptyLedger, ledgerBalances, undelivered } from './ledger.ts';
export { limitState, type LimitState } from './limit.ts';
export { defaultTarget, mappingIssues, recommendedMapping, type MappingIssue } from './mapping-rules.ts';
export { evaluationDue, longestGapDays, nextRuns, slotsDue, type PlannedRun } from './next-runs.ts';
export { audienceSlug, isStaticName, keyIssues, manifestKey, objectKey, renderFileName } from './object-key.ts';
export type { FileNameContext, FileNameIssue, FileNumber } from './object-key.ts';
export { reviewOf, type ReviewContext } from './review-rules.ts';
export { defaultSchedule, earliestSafeStart, scheduleIssues, type ScheduleIssue } from './schedule-rules.ts';
export { wizardFields, type WizardConfig, type WizardField, type WizardPrefill } from './wizard/wizard-config.ts';
