import type { PlannedRun } from '../../../domain/next-runs.ts';
import type { ScheduleIssue } from '../../../domain/schedule-rules.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { formatDateTime, formatDay, formatDayAndTime, formatTime } from '../../../ui/format/date-time.ts';
import { dayWords, frequencyWords, spanWords, startWords } from '../../../ui/format/schedule.ts';
import type { Words } from '../wizard-words.ts';

/** All of it, for a table of changes. */
export function scheduleWords(words: Words, schedule: Schedule): string {
  return `${frequencyWords(words, schedule)}, ${startWords(words, schedule)}, ${spanWords(words, schedule)}`;
}

export interface RunWordsOptions {
  readonly now: string;
  readonly timeZone: string;
  readonly zone?: boolean;
  /** Inside a sentence: "today". */
  readonly within?: boolean;
}

/** "Today, 10:42", or "Today, about 14:00" where the run waits for an evaluation. */
export function runWords(
  words: Words,
  run: Pick<PlannedRun, 'at' | 'approximate'>,
  { now, timeZone, zone = false, within = false }: RunWordsOptions,
): string {
  const at = new Date(run.at);
  const options = { timeZone, weekday: true, zone, within };
  if (!run.approximate) return formatDayAndTime(words.language, at, new Date(now), options);
  const time = words.term('about', formatTime(words.language, at, { timeZone, zone }));
  return `${formatDay(words.language, at, new Date(now), { timeZone, weekday: true, within })}, ${time}`;
}

/** "Tue 24 Nov 2026, 02:30" */
export function momentWords(words: Words, at: string, timeZone: string): string {
  return formatDateTime(words.language, new Date(at), { timeZone, weekday: true });
}

export function scheduleIssueWords(words: Words, issue: ScheduleIssue): string {
  switch (issue.code) {
    case 'starts-too-soon': {
      const { day, time } = issue.earliestSafeStart;
      return words.term('startsTooSoon', issue.minutesLeft, `${dayWords(words, day)}, ${time}`);
    }
    case 'ended':
      return words.term('ended');
    case 'ends-before-it-begins':
      return words.term('endsBeforeItBegins');
  }
}
