import type { Schedule } from '../../domain/schedule.ts';
import type { schedule } from '../../locales/en/schedule.ts';
import type { Localize } from '../localize/localize.ts';
import { formatDate } from './date-time.ts';
import { formatter } from './formatter.ts';

/** The words of a section that brings those of a schedule. */
export type ScheduleWords = Pick<Localize<typeof schedule>, 'language' | 'term'>;

/** "Weekly, Monday" */
export function frequencyWords(words: ScheduleWords, schedule: Schedule): string {
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
export function startWords(words: ScheduleWords, { start, timeZone }: Schedule): string {
  return start.kind === 'at' ? words.term('atTime', start.time, timeZone) : words.term('afterEvaluation');
}

/** "30 Nov 2026 – 31 Mar 2027", or a day alone. */
export function spanWords(words: ScheduleWords, schedule: Schedule): string {
  if (schedule.frequency === 'once') return dayWords(words, schedule.day);
  const first = dayWords(words, schedule.firstDay);
  if (schedule.lastDay === null) return words.term('span', first, words.term('noEnd'));
  const last = dayWords(words, schedule.lastDay);
  return words.term('span', first, schedule.lastDayIs === 'inclusive' ? last : words.term('endsBefore', last));
}

/** @param day `2026-11-30` */
export function dayWords({ language }: Pick<ScheduleWords, 'language'>, day: string): string {
  return formatDate(language, new Date(`${day}T12:00:00Z`), { timeZone: 'UTC' });
}

/** @param weekday ISO: 1 is Monday, as 1 January 2024 was */
export function weekdayWords({ language }: Pick<ScheduleWords, 'language'>, weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  return formatter(Intl.DateTimeFormat, language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}
