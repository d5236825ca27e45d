import { Temporal } from 'temporal-polyfill';
import type { Instant } from './primitives.ts';
import type { Schedule } from './schedule.ts';

/** What is odd about a slot, so that its row can say so. */
export type SlotNote =
  | 'last-day-of-short-month'
  /** The local time does not exist on that day; it runs at the next minute that does. */
  | 'skipped-by-clock-change'
  /** The local time exists twice on that day; it runs at the first. */
  | 'doubled-by-clock-change'
  /** The zone's offset differs from that of the slot before. */
  | 'clock-change';

export interface Slot {
  readonly at: Instant;
  readonly note?: SlotNote;
}

/**
 * The slots of a schedule that starts at a time, in order, without end where the schedule has none.
 * A schedule that waits for the evaluation has slots on days, not at times: see `evaluationDays`.
 *
 * @param from leaves out what is long before it: of the slots up to that moment at least the last one is there, so that what it costs
 * does not grow with the years since the first day
 */
export function* clockSlots(schedule: Schedule, from?: Instant): Generator<Slot> {
  if (schedule.start.kind !== 'at') return;
  const time = Temporal.PlainTime.from(schedule.start.time);
  let offset: number | undefined;
  let last: Instant | undefined;
  for (const { day, shortened } of days(schedule, from)) {
    const placed = place(day, time, schedule.timeZone);
    // A day that the zone leaves out begins when the next one does.
    if (placed.at === last) continue;
    last = placed.at;
    const changed = offset !== undefined && offset !== placed.offset;
    offset = placed.offset;
    const note = placed.note ?? (changed ? 'clock-change' : shortened ? 'last-day-of-short-month' : undefined);
    yield note === undefined ? { at: placed.at } : { at: placed.at, note };
  }
}

/** The days on which a schedule that waits for the evaluation exports, in its zone. @param from as of `clockSlots` */
export function* evaluationDays(schedule: Schedule, from?: Instant): Generator<Temporal.PlainDate> {
  if (schedule.start.kind !== 'after-evaluation') return;
  for (const { day } of days(schedule, from)) yield day;
}

interface ScheduledDay {
  readonly day: Temporal.PlainDate;
  /** The month is too short for the day asked for. */
  readonly shortened: boolean;
}

function* days(schedule: Schedule, from: Instant | undefined): Generator<ScheduledDay> {
  if (schedule.frequency === 'once') {
    yield { day: Temporal.PlainDate.from(schedule.day), shortened: false };
    return;
  }
  const end = lastDay(schedule);
  for (const scheduled of endlessDays(schedule, firstDayOfInterest(schedule, from, end))) {
    if (end !== null && Temporal.PlainDate.compare(scheduled.day, end) > 0) return;
    yield scheduled;
  }
}

function lastDay(schedule: Exclude<Schedule, { frequency: 'once' }>): Temporal.PlainDate | null {
  if (schedule.lastDay === null) return null;
  const day = Temporal.PlainDate.from(schedule.lastDay);
  return schedule.lastDayIs === 'inclusive' ? day : day.subtract({ days: 1 });
}

/** Days by which a slot may lie behind the day it is meant for: zones have left out a whole one. */
const MOST_DAYS_LATE = 2;

/** From here on the days of a schedule matter, and at least one scheduled day before them is needed where there is one. */
function firstDayOfInterest(
  schedule: Exclude<Schedule, { frequency: 'once' }>,
  from: Instant | undefined,
  end: Temporal.PlainDate | null,
): Temporal.PlainDate {
  const first = Temporal.PlainDate.from(schedule.firstDay);
  if (from === undefined) return first;
  const wanted = Temporal.Instant.from(from)
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate()
    .subtract({ days: MOST_DAYS_LATE });
  const within = end !== null && Temporal.PlainDate.compare(wanted, end) > 0 ? end : wanted;
  return Temporal.PlainDate.compare(within, first) > 0 ? within : first;
}

/** No schedule reaches past it, so that a loop over an endless one ends. */
const LAST_YEAR = 9000;

/** Scheduled days from the last one up to the day of interest on, or from the first one. */
function* endlessDays(
  schedule: Exclude<Schedule, { frequency: 'once' }>,
  from: Temporal.PlainDate,
): Generator<ScheduledDay> {
  const first = Temporal.PlainDate.from(schedule.firstDay);
  switch (schedule.frequency) {
    case 'daily':
      for (let day = from; day.year < LAST_YEAR; day = day.add({ days: 1 })) yield { day, shortened: false };
      return;
    case 'weekly': {
      const start = first.add({ days: (schedule.weekday - first.dayOfWeek + 7) % 7 });
      const weeks = Math.max(0, Math.floor(start.until(from, { largestUnit: 'days' }).days / 7));
      for (let day = start.add({ days: 7 * weeks }); day.year < LAST_YEAR; day = day.add({ days: 7 }))
        yield { day, shortened: false };
      return;
    }
    case 'monthly': {
      const start = from.subtract({ months: 1 }).toPlainYearMonth();
      for (let month = start; month.year < LAST_YEAR; month = month.add({ months: 1 })) {
        const day = month.toPlainDate({ day: Math.min(schedule.dayOfMonth, month.daysInMonth) });
        if (Temporal.PlainDate.compare(day, first) >= 0)
          yield { day, shortened: schedule.dayOfMonth > month.daysInMonth };
      }
    }
  }
}

interface PlacedSlot {
  readonly at: Instant;
  /** Nanoseconds ahead of UTC. */
  readonly offset: number;
  readonly note?: SlotNote;
}

function place(day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): PlacedSlot {
  const wanted = day.toPlainDateTime(time);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wanted.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { at: instantOf(earlier), offset: earlier.offsetNanoseconds };
  if (earlier.toPlainDateTime().equals(wanted)) {
    return { at: instantOf(earlier), offset: earlier.offsetNanoseconds, note: 'doubled-by-clock-change' };
  }
  const change = earlier.getTimeZoneTransition('next');
  const valid = change ?? later;
  return { at: instantOf(valid), offset: valid.offsetNanoseconds, note: 'skipped-by-clock-change' };
}

/** A moment in the form of `instantSchema`, whole seconds without fraction. */
export function instantOf(moment: { readonly epochMilliseconds: number }): Instant {
  return new Date(moment.epochMilliseconds).toISOString().replace('.000Z', 'Z');
}
