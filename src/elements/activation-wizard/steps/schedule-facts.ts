import type { DraftAudience } from '../../../domain/draft.ts';
import { outlivesProfiles } from '../../../domain/expiry-rules.ts';
import { busiestHour } from '../../../domain/hourly-load.ts';
import { longestGapDays, nextRuns, type PlannedRun } from '../../../domain/next-runs.ts';
import type { ScheduleIssue } from '../../../domain/schedule-rules.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { audienceScheduleIssues } from '../../../domain/wizard/wizard-issues.ts';
import type { WizardFacts } from '../../../domain/wizard/wizard-state.ts';

/** What a row shows of a schedule. */
export interface ScheduleFacts {
  readonly next: PlannedRun | undefined;
  /** Days between two runs where they can outlive the profiles; `null` where they cannot. */
  readonly outlivingGap: number | null;
  readonly issue: ScheduleIssue | undefined;
}

type Known = Pick<WizardFacts, 'now' | 'session' | 'editing'>;

const remembered = new WeakMap<Schedule, { readonly now: string; readonly facts: ScheduleFacts }>();

/** Worked out once a schedule and minute: audiences share their schedules, and a list is drawn at every key press. */
export function scheduleFacts(schedule: Schedule, known: Known): ScheduleFacts {
  const last = remembered.get(schedule);
  if (last?.now === known.now) return last.facts;
  const gap = longestGapDays(schedule, { after: known.now, nextEvaluationAt: known.session.nextEvaluationAt });
  const facts: ScheduleFacts = {
    next: comingRuns(schedule, known, 1)[0],
    outlivingGap: outlivesProfiles(gap, known.session.limits.profileLifetimeDays) ? gap : null,
    issue: audienceScheduleIssues({ schedule }, known)[0],
  };
  remembered.set(schedule, { now: known.now, facts });
  return facts;
}

export function comingRuns(schedule: Schedule, { now, session }: Known, count: number): readonly PlannedRun[] {
  return nextRuns(schedule, { after: now, count, nextEvaluationAt: session.nextEvaluationAt });
}

const busiest = new WeakMap<
  readonly DraftAudience[],
  { readonly now: string; readonly hour: ReturnType<typeof busiestHour> }
>();

/** The hour in which most audiences are exported, worked out once a choice and minute. */
export function busiestHourOf(
  audiences: readonly DraftAudience[],
  { now, session }: Known,
): ReturnType<typeof busiestHour> {
  const last = busiest.get(audiences);
  if (last?.now === now) return last.hour;
  const hour = busiestHour(
    audiences.map(({ schedule }) => schedule),
    { after: now, nextEvaluationAt: session.nextEvaluationAt },
  );
  busiest.set(audiences, { now, hour });
  return hour;
}
