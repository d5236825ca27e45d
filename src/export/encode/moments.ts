import type { ByteWriter } from './byte-writer.ts';
import { writePadded } from './digits.ts';

const HYPHEN = 0x2d;
const COLON = 0x3a;
const POINT = 0x2e;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

const MICROS_PER_DAY = 86_400_000_000;

/** Days and microseconds by which DuckDB and Arrow mean "for ever" and "since ever". */
const INFINITE_DAYS = 2 ** 31 - 1;
const INFINITE_MICROS = 2n ** 63n - 1n;

/** Writes a day as `2026-11-24`; years beyond 9999 and before 0 with a sign and six digits, as JavaScript does. */
export function writeDate(out: ByteWriter, days: number): void {
  if (days === INFINITE_DAYS || days === -INFINITE_DAYS) out.writeAscii(days > 0 ? 'infinity' : '-infinity');
  else out.position = writeDay(out.reserve(MAX_MOMENT_BYTES), out.position, days);
}

/**
 * Writes a moment as `2026-11-24T14:00:00.000Z`, as JavaScript does; with six digits behind the point where three are not enough.
 */
export function writeTimestamp(out: ByteWriter, micros: bigint): void {
  if (micros === INFINITE_MICROS || micros === -INFINITE_MICROS) {
    out.writeAscii(micros > 0n ? 'infinity' : '-infinity');
    return;
  }
  const { days, ofDay } = split(micros);
  const bytes = out.reserve(MAX_MOMENT_BYTES);
  let position = writeDay(bytes, out.position, days);
  bytes[position++] = LETTER_T;
  const seconds = Math.floor(ofDay / 1_000_000);
  position = writePadded(bytes, position, Math.floor(seconds / 3600), 2);
  bytes[position++] = COLON;
  position = writePadded(bytes, position, Math.floor(seconds / 60) % 60, 2);
  bytes[position++] = COLON;
  position = writePadded(bytes, position, seconds % 60, 2);
  bytes[position++] = POINT;
  const fraction = ofDay - seconds * 1_000_000;
  position =
    fraction % 1000 === 0
      ? writePadded(bytes, position, fraction / 1000, 3)
      : writePadded(bytes, position, fraction, 6);
  bytes[position++] = LETTER_Z;
  out.position = position;
}

/** `+275760-09-13T00:00:00.000000Z`, and room to spare. */
const MAX_MOMENT_BYTES = 40;

function split(micros: bigint): { days: number; ofDay: number } {
  const near = Number(micros);
  if (Number.isSafeInteger(near)) {
    const days = Math.floor(near / MICROS_PER_DAY);
    return { days, ofDay: near - days * MICROS_PER_DAY };
  }
  const perDay = BigInt(MICROS_PER_DAY);
  const ofDay = ((micros % perDay) + perDay) % perDay;
  return { days: Number((micros - ofDay) / perDay), ofDay: Number(ofDay) };
}

/**
 * Proleptic Gregorian calendar from days since 1970-01-01, in years that begin in March, so that the leap day comes last;
 * 719,468 days lie between 0000-03-01 and 1970-01-01, and 146,097 make 400 years.
 */
function writeDay(bytes: Uint8Array, position: number, days: number): number {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);

  let next = writeYear(bytes, position, year);
  bytes[next++] = HYPHEN;
  next = writePadded(bytes, next, month, 2);
  bytes[next++] = HYPHEN;
  return writePadded(bytes, next, day, 2);
}

function writeYear(bytes: Uint8Array, position: number, year: number): number {
  if (year >= 0 && year <= 9999) return writePadded(bytes, position, year, 4);
  bytes[position] = year < 0 ? HYPHEN : 0x2b;
  const digits = Math.abs(year) > 999_999 ? String(Math.abs(year)).length : 6;
  return writePadded(bytes, position + 1, Math.abs(year), digits);
}
