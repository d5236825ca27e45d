import * as v from 'valibot';

/** A whole count of something: rows, profiles, files. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A size in bytes. */
export const bytesSchema = countSchema;

/** A share between nothing (0) and all (1). */
export const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** A moment as ISO 8601 in UTC: `2026-11-24T14:00:00Z`, with or without milliseconds. */
export const instantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, 'not-a-moment'),
);
export type Instant = v.InferOutput<typeof instantSchema>;

/** A calendar day without a zone: `2026-11-30`. */
export const plainDateSchema = v.pipe(v.string(), v.isoDate('not-a-day'), v.check(isInCalendar, 'not-a-day'));
export type PlainDate = v.InferOutput<typeof plainDateSchema>;

/** A time of day to the minute: `02:30`. */
export const plainTimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'));
export type PlainTime = v.InferOutput<typeof plainTimeSchema>;

/** An IANA zone that this engine's own time zone data knows. */
export const timeZoneSchema = v.pipe(v.string(), v.check(isTimeZone, 'not-a-time-zone'));

/** Name that a person gives to a thing. */
export const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), v.maxLength(255, 'too-long'));

/** Free text that a person writes about a thing. */
export const descriptionSchema = v.pipe(v.string(), v.maxLength(2000, 'too-long'));

/** Version of a stored thing, as HTTP's entity tag without quotes. */
export const etagSchema = v.pipe(v.string(), v.regex(/^[\x21\x23-\x7e]{1,255}$/, 'not-an-etag'));

/** 31 February has the form of a day. */
function isInCalendar(day: string): boolean {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

/** Zones found to be known: to ask Intl costs more than the rest of a schedule's check. */
const knownZones = new Set<string>();
/** More than there are zones, and a bound to those who spell them in every mixture of capitals. */
const MOST_KNOWN_ZONES = 1_000;

function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (knownZones.size < MOST_KNOWN_ZONES) knownZones.add(zone);
  return true;
}
