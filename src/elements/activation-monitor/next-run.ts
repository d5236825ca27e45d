import { nextRuns, type PlannedRun } from '../../domain/next-runs.ts';
import type { Schedule } from '../../domain/schedule.ts';

const MINUTE = 60_000;

const remembered = new WeakMap<Schedule, { readonly question: string; readonly next: PlannedRun | undefined }>();

/** The run that a schedule foresees next, worked out once a minute: a list of many audiences is drawn at every event of a run. */
export function nextRun(schedule: Schedule, now: number, nextEvaluationAt: string | null): PlannedRun | undefined {
  const question = `${Math.floor(now / MINUTE)} ${nextEvaluationAt}`;
  const last = remembered.get(schedule);
  if (last?.question === question) return last.next;
  const [next] = nextRuns(schedule, { after: new Date(now).toISOString(), count: 1, nextEvaluationAt });
  remembered.set(schedule, { question, next });
  return next;
}
