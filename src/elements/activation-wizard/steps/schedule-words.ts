import type { PlannedRun } from '../../../domain/next-runs.ts';
import type { ScheduleIssue } from '../../../domain/schedule-rules.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { formatDate, formatDateTime, formatDayAndTime, formatTime } from '../../../ui/format/date-time.ts';
import { formatter } from '../../../ui/format/formatter.ts';
import type { Words } from '../wizard-words.ts';

/** "Weekly, Monday" */
export function frequencyWords(words: Words, schedule: Schedule): string {
  switch (schedule.frequency) {
    case 'once':
    case 'daily':
      return words.term(`frequency.${schedule.frequency}`);
    case 'weekly':
      return words.term('weeklyOn', weekdayWords(words, schedule.weekday));
    case 'monthly':
      return words.term('monthlyOn', schedule.dayOfMonth);
  }
}

/** "after evaluation", or "02:30 Europe/Paris" */
export function startWords(words: Words, { start, timeZone }: Schedule): string {
  return start.kind === 'at' ? words.term('atTime', start.time, timeZone) : words.term('afterEvaluation');
}

/** "30 Nov 2026 – 31 Mar 2027", or a day alone. */
export function spanWords(words: Words, schedule: Schedule): string {
  if (schedule.frequency === 'once') return dayWords(words, schedule.day);
  const first = dayWords(words, schedule.firstDay);
  if (schedule.lastDay === null) return words.term('span', first, words.term('noEnd'));
  const last = dayWords(words, schedule.lastDay);
  return words.term('span', first, schedule.lastDayIs === 'inclusive' ? last : words.term('endsBefore', last));
}

/** All of it, for a table of changes. */
export function scheduleWords(words: Words, schedule: Schedule): string {
  return `${frequencyWords(words, schedule)}, ${startWords(words, schedule)}, ${spanWords(words, schedule)}`;
}

export function dayWords(words: Words, day: string): string {
  return formatDate(words.language, new Date(`${day}T12:00:00Z`), { timeZone: 'UTC' });
}

/** @param weekday ISO: 1 is Monday */
export function weekdayWords(words: Words, weekday: number): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday));
  return formatter(Intl.DateTimeFormat, words.language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

/** "Today, 10:42", or "Today, about 14:00" where the run waits for an evaluation. */
export function runWords(
  words: Words,
  run: Pick<PlannedRun, 'at' | 'approximate'>,
  { now, timeZone, zone = false }: { readonly now: string; readonly timeZone: string; readonly zone?: boolean },
): string {
  const at = new Date(run.at);
  const options = { timeZone, weekday: true, zone };
  if (!run.approximate) return formatDayAndTime(words.language, at, new Date(now), options);
  const time = words.term('about', formatTime(words.language, at, { timeZone, zone }));
  return `${dayOf(words, run.at, now, timeZone)}, ${time}`;
}

/** "Tue 24 Nov 2026, 02:30" */
export function momentWords(words: Words, at: string, timeZone: string): string {
  return formatDateTime(words.language, new Date(at), { timeZone, weekday: true });
}

export function scheduleIssueWords(words: Words, issue: ScheduleIssue): string {
  switch (issue.code) {
    case 'starts-too-soon':
      return words.term('startsTooSoon', issue.minutesLeft, issue.earliestSafeStart.time);
    case 'ended':
      return words.term('ended');
    case 'ends-before-it-begins':
      return words.term('endsBeforeItBegins');
  }
}

/** "Today", "Tomorrow", or the date. */
export function dayOf(words: Words, instant: string, now: string, timeZone: string): string {
  const at = new Date(instant);
  const calendarDay = (moment: Date) =>
    formatter(Intl.DateTimeFormat, 'en-CA', {
      timeZone,
      dateStyle: 'short',
    } satisfies Intl.DateTimeFormatOptions).format(moment);
  const days = Math.round((Date.parse(calendarDay(at)) - Date.parse(calendarDay(new Date(now)))) / 86_400_000);
  if (Math.abs(days) > 1) return formatDate(words.language, at, { timeZone, weekday: true });
  const near = formatter(Intl.RelativeTimeFormat, words.language, { numeric: 'auto' }).format(days, 'day');
  return near.slice(0, 1).toLocaleUpperCase(words.language) + near.slice(1);
}
