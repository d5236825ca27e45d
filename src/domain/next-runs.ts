import { Temporal } from 'temporal-polyfill';
import type { Instant } from './primitives.ts';
import type { Schedule } from './schedule.ts';
import { clockSlots, evaluationDays, instantOf, type Slot, type SlotNote } from './slots.ts';

/** A run that a schedule foresees. */
export interface PlannedRun {
  readonly at: Instant;
  /** The run waits for an evaluation: its time is that of the expected one. */
  readonly approximate: boolean;
  readonly note?: SlotNote;
  /** Days since the run before it, in tenths; `null` for the first of the schedule. */
  readonly gapDays: number | null;
}

export interface NextRunsOptions {
  /** Runs at this moment or before are left out. */
  readonly after: Instant;
  readonly count: number;
  /** When the daily evaluation is expected to end next; midnight UTC stands in where it is unknown. */
  readonly nextEvaluationAt?: Instant | null;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** The coming runs of a schedule; fewer than asked for where it ends. */
export function nextRuns(schedule: Schedule, options: NextRunsOptions): readonly PlannedRun[] {
  const after = Date.parse(options.after);
  const runs: PlannedRun[] = [];
  let before: number | null = null;
  for (const slot of slots(schedule, options)) {
    const at = Date.parse(slot.at);
    if (at > after) {
      if (runs.length === options.count) break;
      runs.push({
        at: slot.at,
        approximate: schedule.start.kind === 'after-evaluation',
        gapDays: before === null ? null : Math.round(((at - before) / MILLISECONDS_A_DAY) * 10) / 10,
        ...(slot.note === undefined ? {} : { note: slot.note }),
      });
    }
    before = at;
  }
  return runs;
}

/**
 * The slots of a schedule by the clock that came due after one moment and not later than another, oldest first.
 * Schedules that wait for the evaluation are due when it ended, which `evaluationDue` answers.
 */
export function slotsDue(
  schedule: Schedule,
  span: { readonly after: Instant; readonly until: Instant },
): readonly Instant[] {
  const after = Date.parse(span.after);
  const until = Date.parse(span.until);
  const due: Instant[] = [];
  for (const slot of clockSlots(schedule, span.after)) {
    const at = Date.parse(slot.at);
    if (at > until) break;
    if (at > after) due.push(slot.at);
  }
  return due;
}

/** The last of `slotsDue`, found without a look at the others; `undefined` where there is none. */
export function lastSlotDue(
  schedule: Schedule,
  span: { readonly after: Instant; readonly until: Instant },
): Instant | undefined {
  const until = Date.parse(span.until);
  let last: Instant | undefined;
  for (const slot of clockSlots(schedule, span.until)) {
    if (Date.parse(slot.at) > until) break;
    last = slot.at;
  }
  return last !== undefined && Date.parse(last) > Date.parse(span.after) ? last : undefined;
}

/** Whether a schedule that waits for the evaluation exports after the one that ended at this moment. */
export function evaluationDue(schedule: Schedule, evaluatedAt: Instant): boolean {
  const day = Temporal.Instant.from(evaluatedAt).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  for (const scheduled of evaluationDays(schedule, evaluatedAt)) {
    const order = Temporal.PlainDate.compare(scheduled, day);
    if (order >= 0) return order === 0;
  }
  return false;
}

/** Runs looked at for the longest gap: more than a year of days, so that every short month and clock change is among them. */
const RUNS_FOR_GAP = 400;

/** The longest time between two coming runs in days; `null` where there are fewer than two. */
export function longestGapDays(schedule: Schedule, options: Omit<NextRunsOptions, 'count'>): number | null {
  const count =
    schedule.frequency === 'daily'
      ? 2
      : schedule.frequency === 'weekly'
        ? 60
        : schedule.frequency === 'monthly'
          ? 14
          : 1;
  const runs = nextRuns(schedule, { ...options, count: Math.min(count, RUNS_FOR_GAP) });
  const gaps = runs.slice(1).flatMap((run) => run.gapDays ?? []);
  return gaps.length === 0 ? null : Math.max(...gaps);
}

/** From the last one up to that moment on. */
function* slots(
  schedule: Schedule,
  { after, nextEvaluationAt = null }: Pick<NextRunsOptions, 'after' | 'nextEvaluationAt'>,
): Generator<Slot> {
  if (schedule.start.kind === 'at') {
    yield* clockSlots(schedule, after);
    return;
  }
  const evaluationTime =
    nextEvaluationAt === null
      ? new Temporal.PlainTime()
      : Temporal.Instant.from(nextEvaluationAt).toZonedDateTimeISO('UTC').toPlainTime();
  for (const day of evaluationDays(schedule, after))
    yield { at: instantOf(evaluationOn(day, schedule.timeZone, evaluationTime)) };
}

/** The evaluation ends at the same time in UTC each day; the day is one of the schedule's zone. */
function evaluationOn(
  day: Temporal.PlainDate,
  timeZone: string,
  timeInUtc: Temporal.PlainTime,
): Temporal.ZonedDateTime {
  const sameDate = day.toZonedDateTime({ timeZone: 'UTC', plainTime: timeInUtc });
  const shift = Temporal.PlainDate.compare(day, sameDate.withTimeZone(timeZone).toPlainDate());
  return sameDate.add({ days: shift });
}
