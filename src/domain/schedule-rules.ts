import { Temporal } from 'temporal-polyfill';
import type { Activation } from './activation.ts';
import { nextRuns } from './next-runs.ts';
import type { Instant, PlainDate, PlainTime } from './primitives.ts';
import { sameValue } from './same-value.ts';
import type { Schedule } from './schedule.ts';
import { clockSlots } from './slots.ts';

/** A day and time of day in a schedule's own zone. */
export interface LocalStart {
  readonly day: PlainDate;
  readonly time: PlainTime;
}

/** What speaks against a schedule. The first two block; the words are the screen's. */
export type ScheduleIssue =
  | { readonly code: 'starts-too-soon'; readonly minutesLeft: number; readonly earliestSafeStart: LocalStart }
  | { readonly code: 'ended' }
  | { readonly code: 'ends-before-it-begins' };

/** Whether the person must mend the schedule before the activation can be created. */
export function scheduleIssues(
  schedule: Schedule,
  context: {
    readonly now: Instant;
    readonly minutesBeforeFirstRun: number;
    readonly nextEvaluationAt?: Instant | null;
    /** The activation that is changed, as it stands: what runs by a schedule already is not begun by it. */
    readonly editing: Pick<Activation, 'audiences'> | null;
  },
): readonly ScheduleIssue[] {
  if (schedule.frequency !== 'once' && schedule.lastDay !== null) {
    const ends =
      schedule.lastDayIs === 'inclusive' ? schedule.lastDay >= schedule.firstDay : schedule.lastDay > schedule.firstDay;
    if (!ends) return [{ code: 'ends-before-it-begins' }];
  }
  const now = Date.parse(context.now);
  const minutesLeft = Math.floor((nextClockSlot(schedule, context.now) - now) / 60_000);
  if (minutesLeft < context.minutesBeforeFirstRun && !runsBy(schedule, context.editing)) {
    return [
      {
        code: 'starts-too-soon',
        minutesLeft,
        earliestSafeStart: earliestSafeStart(context.now, context.minutesBeforeFirstRun, schedule.timeZone),
      },
    ];
  }
  const coming = nextRuns(schedule, {
    after: context.now,
    count: 1,
    nextEvaluationAt: context.nextEvaluationAt ?? null,
  });
  return coming.length === 0 && !isToday(schedule, context.now) ? [{ code: 'ended' }] : [];
}

/** The first whole minute in the zone that is not sooner than the platform takes to pass a new activation on. */
export function earliestSafeStart(now: Instant, minutesBeforeFirstRun: number, timeZone: string): LocalStart {
  const minutes = Math.ceil(Date.parse(now) / 60_000) + minutesBeforeFirstRun;
  const local = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The schedule that every newly chosen audience gets: daily after its evaluation, from today on, without end. */
export function defaultSchedule(context: { readonly now: Instant; readonly timeZone: string }): Schedule {
  return {
    frequency: 'daily',
    start: { kind: 'after-evaluation' },
    firstDay: dayIn(context.now, context.timeZone),
    lastDay: null,
    lastDayIs: 'inclusive',
    timeZone: context.timeZone,
  };
}

/** The calendar day of a moment in a zone. */
export function dayIn(moment: Instant, timeZone: string): PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** In milliseconds since 1970; Infinity where no slot comes. */
function nextClockSlot(schedule: Schedule, now: Instant): number {
  for (const slot of clockSlots(schedule, now)) if (Date.parse(slot.at) >= Date.parse(now)) return Date.parse(slot.at);
  return Infinity;
}

function runsBy(schedule: Schedule, activation: Pick<Activation, 'audiences'> | null): boolean {
  return activation?.audiences.some((entry) => sameValue(entry.schedule, schedule)) ?? false;
}

/** Today's evaluation may still come, whatever time was expected of it. */
function isToday(schedule: Schedule, now: Instant): boolean {
  if (schedule.start.kind === 'at') return false;
  const today = dayIn(now, schedule.timeZone);
  if (schedule.frequency === 'once') return schedule.day === today;
  return schedule.lastDay === today && schedule.lastDayIs === 'inclusive';
}
