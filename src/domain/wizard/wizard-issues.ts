import { defaultFileFormat } from '../file-format.ts';
import { limitState } from '../limit.ts';
import { mappingIssues, type MappingIssue } from '../mapping-rules.ts';
import type { Connection } from '../connection.ts';
import { wizardSteps, type DraftAudience, type WizardStep } from '../draft.ts';
import type { AudienceId } from '../ids.ts';
import type { FileNameIssue } from '../object-key.ts';
import { scheduleIssues, type ScheduleIssue } from '../schedule-rules.ts';
import { fileNameFindings } from './file-name-check.ts';
import { isLocked } from './wizard-config.ts';
import { hasChanges, hasOpenEdit, type WizardFacts, type WizardState } from './wizard-state.ts';

/** What keeps a person from going on, and at which step it is mended. The words are the screen's. */
export type WizardIssue =
  | {
      readonly step: 'destination';
      readonly code: 'no-connection' | 'connection-unknown' | 'connection-broken' | 'takes-no-prospects';
    }
  | { readonly step: 'audiences'; readonly code: 'no-audiences' }
  | { readonly step: 'audiences'; readonly code: 'too-many-audiences'; readonly over: number; readonly limit: number }
  | { readonly step: 'audiences'; readonly code: 'audience-unavailable'; readonly audienceId: AudienceId }
  | { readonly step: 'scheduling'; readonly code: 'edit-not-applied' }
  | {
      readonly step: 'scheduling';
      readonly code: ScheduleIssue['code'];
      readonly audienceId: AudienceId;
      readonly issue: ScheduleIssue;
    }
  | {
      readonly step: 'scheduling';
      readonly code: 'name-collision';
      readonly key: string;
      readonly audienceIds: readonly AudienceId[];
    }
  | { readonly step: 'scheduling'; readonly code: FileNameIssue['code']; readonly audienceId: AudienceId }
  | { readonly step: 'mapping'; readonly code: MappingIssue['code']; readonly row: number | null }
  | { readonly step: 'review'; readonly code: 'name-missing' | 'name-taken' | 'not-reviewed' | 'nothing-changed' }
  | { readonly step: 'review'; readonly code: 'blockers'; readonly count: number };

const found = new WeakMap<WizardState, readonly WizardIssue[]>();

/** Everything that keeps the wizard from its end, in the order of the steps. What nobody has told yet is no issue. */
export function wizardIssues(state: WizardState): readonly WizardIssue[] {
  let issues = found.get(state);
  if (issues === undefined) {
    issues = [
      ...destinationIssues(state),
      ...audienceIssues(state),
      ...schedulingIssues(state),
      ...mappingStepIssues(state),
      ...reviewIssues(state),
    ];
    found.set(state, issues);
  }
  return issues;
}

/** Those of one step. Steps that are not shown are spoken for by the review. */
export function stepIssues(state: WizardState, step: WizardStep): readonly WizardIssue[] {
  const dropped = state.config.dropSteps ?? [];
  return wizardIssues(state).filter(
    (issue) =>
      issue.step === step ||
      (step === 'review' && wizardSteps.indexOf(issue.step) < 4 && dropped.includes(issue.step as never)),
  );
}

/** What keeps a person from going on where the wizard stands. At the review it is first what earlier steps still hold: nothing is reviewed before it is mended. */
export function issuesHere(state: WizardState): readonly WizardIssue[] {
  if (state.draft.step !== 'review') return stepIssues(state, state.draft.step);
  const earlier = wizardIssues(state).filter(({ step }) => step !== 'review');
  return earlier.length > 0 ? earlier : stepIssues(state, 'review');
}

/** The connection that the draft names, once it is known. */
export function chosenConnection({ draft, facts }: WizardState): Connection | undefined {
  return facts.connections?.find(({ id }) => id === draft.connectionId);
}

function destinationIssues(state: WizardState): WizardIssue[] {
  const { draft, facts } = state;
  if (!facts.destination.dataTypes.includes('prospects')) return [{ step: 'destination', code: 'takes-no-prospects' }];
  if (draft.connectionId === null) return [{ step: 'destination', code: 'no-connection' }];
  if (facts.connections === null) return [];
  const connection = chosenConnection(state);
  if (connection === undefined) return [{ step: 'destination', code: 'connection-unknown' }];
  return connection.health.kind === 'broken' ? [{ step: 'destination', code: 'connection-broken' }] : [];
}

function audienceIssues({ draft, facts }: WizardState): WizardIssue[] {
  if (draft.audiences.length === 0) return [{ step: 'audiences', code: 'no-audiences' }];
  const issues: WizardIssue[] = [];
  const limit = limitState(draft.audiences.length, facts.session.limits.audiencesPerActivation);
  if (limit.kind === 'exceeded')
    issues.push({ step: 'audiences', code: 'too-many-audiences', over: limit.over, limit: limit.limit });
  for (const { audienceId } of draft.audiences) {
    const availability = facts.audiences.get(audienceId)?.availability;
    if (availability?.kind === 'unavailable' && availability.reason !== 'empty')
      issues.push({ step: 'audiences', code: 'audience-unavailable', audienceId });
  }
  return issues;
}

function schedulingIssues(state: WizardState): WizardIssue[] {
  const { draft, facts } = state;
  const issues: WizardIssue[] = draft.audiences.flatMap((entry) =>
    audienceScheduleIssues(entry, facts).map((issue): WizardIssue => ({
      step: 'scheduling',
      code: issue.code,
      audienceId: entry.audienceId,
      issue,
    })),
  );
  const connection = chosenConnection(state);
  if (connection !== undefined) {
    const { collisions, notAllowed } = fileNameFindings(draft.audiences, { connection, facts });
    for (const { key, audienceIds } of collisions)
      issues.push({ step: 'scheduling', code: 'name-collision', key, audienceIds });
    for (const { audienceId, issue } of notAllowed) issues.push({ step: 'scheduling', code: issue.code, audienceId });
  }
  if (hasOpenEdit(state)) issues.push({ step: 'scheduling', code: 'edit-not-applied' });
  return issues;
}

/** What speaks against the schedule of one audience now. */
export function audienceScheduleIssues(
  entry: Pick<DraftAudience, 'schedule'>,
  facts: Pick<WizardFacts, 'now' | 'session' | 'editing'>,
): readonly ScheduleIssue[] {
  return scheduleIssues(entry.schedule, {
    now: facts.now,
    minutesBeforeFirstRun: facts.session.limits.minutesBeforeFirstRun ?? 0,
    nextEvaluationAt: facts.session.nextEvaluationAt,
    editing: facts.editing,
  });
}

function mappingStepIssues(state: WizardState): WizardIssue[] {
  const { draft, facts } = state;
  if (draft.mapping === null || facts.fields === null) return [];
  return mappingIssues(draft.mapping, {
    fields: facts.fields,
    limits: facts.session.limits,
    format: chosenConnection(state)?.format ?? defaultFileFormat,
  }).map(({ row, code }) => ({ step: 'mapping', code, row }));
}

/** Whether another activation has the name, as far as they are known. Of a draft that was sent it may be the very one that came of it. */
export function isNameTaken({ draft, facts }: WizardState): boolean {
  if (draft.idempotencyKey !== undefined) return false;
  const wanted = draft.name.trim().toLowerCase();
  return (facts.activations ?? []).some(
    ({ id, name }) => id !== draft.editing?.activationId && name.trim().toLowerCase() === wanted,
  );
}

function reviewIssues(state: WizardState): WizardIssue[] {
  const { draft, facts, config } = state;
  const issues: WizardIssue[] = [];
  if (draft.name.trim() === '' && !isLocked(config, 'name')) issues.push({ step: 'review', code: 'name-missing' });
  else if (isNameTaken(state)) issues.push({ step: 'review', code: 'name-taken' });
  if (draft.editing !== undefined && !hasChanges(state)) issues.push({ step: 'review', code: 'nothing-changed' });
  if (facts.review === null) issues.push({ step: 'review', code: 'not-reviewed' });
  else {
    const count = facts.review.blockers.length + facts.review.violations.length;
    if (count > 0) issues.push({ step: 'review', code: 'blockers', count });
  }
  return issues;
}
