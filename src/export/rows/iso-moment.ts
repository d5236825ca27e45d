/** As RFC 3339 has it, and as databases print it: a blank for the T, no seconds, and offsets of hours alone or without a colon. */
const ISO =
  /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d)(?::?([0-5]\d))?)?)?)?$/;

/**
 * Microseconds since 1970 of a day or a moment that is written in ISO 8601, `undefined` of any other text and of a day that no month has.
 * A day is its first moment in UTC; a moment without an offset is in UTC, wherever the machine stands. Nanoseconds are cut. The dates of
 * JavaScript, whose parser guesses at what is no ISO text, are the bound: 100,000,000 days to either side of 1970.
 */
export function microsOfIso(text: string): bigint | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction = '', sign, offsetHour, offsetMinute, offsetSecond] =
    parts;
  const midnight = midnightOf(year, Number(month) - 1, Number(day));
  if (midnight === undefined) return undefined;
  const offset = secondsOf(offsetHour, offsetMinute, offsetSecond) * (sign === '-' ? -1 : 1);
  const millis = midnight + (secondsOf(hour, minute, second) - offset) * 1000;
  return BigInt(millis) * 1000n + BigInt(Number(fraction.padEnd(6, '0').slice(0, 6)));
}

/** @param month from 0 */
function midnightOf(year: string, month: number, day: number): number | undefined {
  if (year === '-000000') return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), month, day);
  // A day too many has become one of the next month, and a day out of all bounds is none.
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}

function secondsOf(hour = '0', minute = '0', second = '0'): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}
