import type { ByteWriter } from './byte-writer.ts';
import { digitsOf, writePadded } from './digits.ts';
import { MAX_SHORTEST_BYTES, writeShortest } from './shortest-double.ts';

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;

/** Writes a number exactly as `String(value)` does. */
export function writeNumber(out: ByteWriter, value: number): void {
  if (Number.isInteger(value) && Math.abs(value) <= MAX_INTEGER_OF_DIGITS) {
    writeInteger(out, value);
    return;
  }
  if (!writeCents(out, value) && !writeLong(out, value)) out.writeAscii(String(value));
}

export function writeBigInt(out: ByteWriter, value: bigint): void {
  if (value <= MAX_SAFE && value >= -MAX_SAFE) writeInteger(out, Number(value));
  else out.writeAscii(value.toString());
}

/** Integers up to here are written by `String` without an exponent, and their division by ten is exact. */
const MAX_INTEGER_OF_DIGITS = Number.MAX_SAFE_INTEGER;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MAX_DIGITS = 20;

function writeInteger(out: ByteWriter, value: number): void {
  const bytes = out.reserve(MAX_DIGITS);
  let rest = value;
  if (rest < 0) {
    bytes[out.position++] = MINUS;
    rest = -rest;
  }
  if (rest < 10) {
    bytes[out.position++] = ZERO + rest;
    return;
  }
  out.position = writePadded(bytes, out.position, rest, digitsOf(rest));
}

/**
 * Prices and shares: a number that equals a decimal of at most 15 digits is printed by JavaScript as that decimal, since no two
 * such decimals share a double. Answers whether it was one with at most two digits behind the point.
 */
function writeCents(out: ByteWriter, value: number): boolean {
  const cents = Math.round(value * 100);
  if (cents / 100 !== value || Math.abs(cents) >= 1e15) return false;
  const bytes = out.reserve(MAX_DIGITS);
  const positive = Math.abs(cents);
  if (value < 0) bytes[out.position++] = MINUS;
  const whole = Math.floor(positive / 100);
  const fraction = positive - whole * 100;
  let position = writePadded(bytes, out.position, whole, digitsOf(whole));
  bytes[position++] = POINT;
  const tenths = Math.floor(fraction / 10);
  bytes[position++] = ZERO + tenths;
  if (fraction !== tenths * 10) bytes[position++] = ZERO + (fraction - tenths * 10);
  out.position = position;
  return true;
}

/** Answers whether the number was one of 16 or 17 digits. */
function writeLong(out: ByteWriter, value: number): boolean {
  const bytes = out.reserve(MAX_SHORTEST_BYTES + 1);
  const start = value < 0 ? out.position + 1 : out.position;
  const end = writeShortest(bytes, start, Math.abs(value));
  if (end < 0) return false;
  if (value < 0) bytes[out.position] = MINUS;
  out.position = end;
  return true;
}
