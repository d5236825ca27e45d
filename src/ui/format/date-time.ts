import { DATE, formatDate, type DateTimeOptions } from './date.ts';
import { formatter } from './formatter.ts';

export { formatDate, type DateTimeOptions };

/** 31 Mar 2027, 02:30 */
export function formatDateTime(
  language: string,
  instant: Date,
  { timeZone, weekday, zone }: DateTimeOptions = {},
): string {
  return formatter(Intl.DateTimeFormat, language, {
    ...DATE,
    ...TIME,
    ...(weekday && { weekday: 'short' }),
    ...(zone && { timeZoneName: 'short' }),
    ...(timeZone && { timeZone }),
  } satisfies Intl.DateTimeFormatOptions).format(instant);
}

/** 02:30 */
export function formatTime(language: string, instant: Date, { timeZone, zone }: DateTimeOptions = {}): string {
  return formatter(Intl.DateTimeFormat, language, {
    ...TIME,
    ...(zone && { timeZoneName: 'short' }),
    ...(timeZone && { timeZone }),
  } satisfies Intl.DateTimeFormatOptions).format(instant);
}

/** "Today, 14:00", "Yesterday, 02:30", "Tomorrow, 02:30", and the date beyond. `now` decides what today is, in the same zone. */
export function formatDayAndTime(language: string, instant: Date, now: Date, options: DateTimeOptions = {}): string {
  const day = nearDay(language, instant, now, options);
  return day === undefined
    ? formatDateTime(language, instant, options)
    : `${day}, ${formatTime(language, instant, options)}`;
}

/** "Today", "Yesterday", "Tomorrow", and the date beyond. */
export function formatDay(language: string, instant: Date, now: Date, options: DateTimeOptions = {}): string {
  return nearDay(language, instant, now, options) ?? formatDate(language, instant, options);
}

/** The zone's short name at an instant, for a header: CET, CEST, UTC+2. */
export function formatZone(language: string, timeZone: string, at: Date): string {
  const parts = formatter(Intl.DateTimeFormat, language, { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Schedules and logs are read in 24 hours in every language: no AM that a glance could miss. */
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function nearDay(
  language: string,
  instant: Date,
  now: Date,
  { timeZone, within }: DateTimeOptions,
): string | undefined {
  const days = dayNumber(instant, timeZone) - dayNumber(now, timeZone);
  if (Math.abs(days) > 1) return undefined;
  const day = formatter(Intl.RelativeTimeFormat, language, { numeric: 'auto' }).format(days, 'day');
  return within === true ? day : day.slice(0, 1).toLocaleUpperCase(language) + day.slice(1);
}

/** Days since an epoch, by the calendar of the zone. Read from parts: how they are joined differs between engines. */
function dayNumber(instant: Date, timeZone: string | undefined): number {
  const parts = formatter(Intl.DateTimeFormat, 'en', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...(timeZone && { timeZone }),
  } satisfies Intl.DateTimeFormatOptions).formatToParts(instant);
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(numberOf('year'), numberOf('month') - 1, numberOf('day')) / 86_400_000;
}
