import type { ActivatedAudience } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import { fileExtension } from '../../domain/file-format.ts';
import type { FileNameToken } from '../../domain/file-name.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { formatDate } from '../../ui/format/date-time.ts';
import { formatter } from '../../ui/format/formatter.ts';
import type { Words } from './monitor-words.ts';

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

/** "02:30 Europe/Paris, 30 Nov 2026 – no end" */
export function whenWords(words: Words, schedule: Schedule): string {
  const start =
    schedule.start.kind === 'at' ? `${schedule.start.time} ${schedule.timeZone}` : words.term('afterEvaluation');
  return `${start}, ${spanWords(words, schedule)}`;
}

/** The name as it is put together, what each run fills in in braces: `{destination}_{audience id}_{YYYYMMDD}.csv` */
export function fileNamePattern(
  words: Words,
  { tokens, separator }: ActivatedAudience['fileName'],
  connection: Connection | undefined,
): string {
  const extension =
    connection === undefined
      ? ''
      : fileExtension(connection.format, { encrypted: connection.openPgpPublicKeys.length > 0 });
  return tokens.map((token) => tokenWords(words, token)).join(separator) + extension;
}

function spanWords(words: Words, schedule: Schedule): string {
  if (schedule.frequency === 'once') return dayWords(words, schedule.day);
  const first = dayWords(words, schedule.firstDay);
  if (schedule.lastDay === null) return words.term('spanNoEnd', first);
  const last = dayWords(words, schedule.lastDay);
  return words.term(schedule.lastDayIs === 'inclusive' ? 'span' : 'spanBefore', first, last);
}

function dayWords(words: Words, day: string): string {
  return formatDate(words.language, new Date(`${day}T12:00:00Z`), { timeZone: 'UTC' });
}

/** @param weekday ISO: 1 is Monday, as 1 January 2024 was */
function weekdayWords(words: Words, weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, weekday));
  return formatter(Intl.DateTimeFormat, words.language, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function tokenWords(words: Words, token: FileNameToken): string {
  switch (token.token) {
    case 'text':
      return token.text;
    case 'date-time':
      return `{${token.pattern}}`;
    default:
      return `{${words.term(`token.${token.token}`)}}`;
  }
}
