import { writePadded } from './digits.ts';

const ZERO = 0x30;
const POINT = 0x2e;

/** From here up to there JavaScript prints without an exponent, and the power of ten that makes 17 digits is a double itself. */
const LEAST = 1e-6;
const BEYOND = 1e15;
const LEAST_EXPONENT = -6;

/** Bytes that a number takes at most: `0.00000` and 17 digits. */
export const MAX_SHORTEST_BYTES = 24;

/** Powers of ten from 10^-6 to 10^15, to find a number's magnitude. */
const magnitudes = Float64Array.from({ length: 22 }, (_, index) => Number(`1e${index + LEAST_EXPONENT}`));

/** Powers of ten up to 10^22, all exact, and their upper and lower halves, so that products of halves are exact. */
const powers = Float64Array.from({ length: 23 }, (_, index) => Number(`1e${index}`));
const upperPowers = powers.map(upperHalf);
const lowerPowers = powers.map((power) => power - upperHalf(power));

const LOW_DIGITS = 100_000_000;

/** What is nearer than this to a bound is left to JavaScript; the error of what is compared is below 2^-25. */
const DOUBT = 1e-4;

const view = new DataView(new ArrayBuffer(8));

/**
 * Writes a positive number as `String` does where it takes 16 or 17 digits, which is where `String` takes its time: the shortest
 * decimal that no other double is nearer to. Answers the position behind it, or -1 where it wrote none: out of bounds, shorter, or
 * too near to a bound to tell.
 *
 * The number is scaled to an integer of 17 digits and a rest, exactly, as the sum of two doubles (T. J. Dekker, 1971). So scaled, half
 * the gap between doubles is from 0.5 to 11.2, so that the nearest integer always serves; whether the nearest ten does is compared.
 */
export function writeShortest(bytes: Uint8Array, position: number, value: number): number {
  if (!(value >= LEAST && value < BEYOND)) return -1;
  const exponent = exponentOf(value);
  const power = 16 - exponent;
  const scaled = value * (powers[power] ?? 0);
  const high = Math.floor(scaled / LOW_DIGITS);
  // Exact: `scaled` is below 2^57, so that its lowest bits and those of the product are the same.
  const low = scaled - high * LOW_DIGITS + restOfProduct(value, power, scaled);
  if (low < 0 || low >= LOW_DIGITS - 1) return -1;
  const halfGap = halfGapOf(value) * (powers[power] ?? 0);
  const ten = Math.floor(low / 10 + 0.5) * 10;
  const toTen = Math.abs(ten - low);
  const hundred = Math.floor(low / 100 + 0.5) * 100;
  // A power of two has half a gap less below it.
  if (halfGap === 0 || Math.abs(hundred - low) < halfGap + DOUBT || ten === LOW_DIGITS) return -1;
  if (toTen < halfGap - DOUBT && toTen < 5 - DOUBT) return writeDigits(bytes, position, exponent, high, ten / 10, 7);
  const one = Math.floor(low + 0.5);
  if (toTen < halfGap + DOUBT || Math.abs(one - low) > 0.5 - DOUBT) return -1;
  return writeDigits(bytes, position, exponent, high, one, 8);
}

function exponentOf(value: number): number {
  let index = value < 1 ? 0 : -LEAST_EXPONENT;
  while (value >= (magnitudes[index + 1] ?? Infinity)) index++;
  return index + LEAST_EXPONENT;
}

/** What the rounded product of the value and a power of ten lacks to the exact one. */
function restOfProduct(value: number, power: number, product: number): number {
  const upper = upperHalf(value);
  const lower = value - upper;
  const upperPower = upperPowers[power] ?? 0;
  const lowerPower = lowerPowers[power] ?? 0;
  return upper * upperPower - product + upper * lowerPower + lower * upperPower + lower * lowerPower;
}

/** The upper 26 bits. */
function upperHalf(value: number): number {
  const spread = value * (2 ** 27 + 1);
  return spread - (spread - value);
}

/** Half of the distance to the next double; 0 for a power of two, whose neighbours are not equally far. */
function halfGapOf(value: number): number {
  view.setFloat64(0, value);
  const upper = view.getUint32(0);
  if ((upper & 0xfffff) === 0 && view.getUint32(4) === 0) return 0;
  view.setUint32(0, ((upper >>> 20) - 53) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** Nine digits and some more; the point goes behind the one that counts 10^0. */
function writeDigits(
  bytes: Uint8Array,
  position: number,
  exponent: number,
  high: number,
  low: number,
  lowDigits: number,
): number {
  if (exponent < 0) {
    bytes[position] = ZERO;
    bytes[position + 1] = POINT;
    const digits = position + 1 - exponent;
    for (let index = position + 2; index < digits; index++) bytes[index] = ZERO;
    return writePadded(bytes, writePadded(bytes, digits, high, 9), low, lowDigits);
  }
  const end = writePadded(bytes, writePadded(bytes, position + 1, high, 9), low, lowDigits);
  const point = position + 1 + exponent;
  for (let index = position; index < point; index++) bytes[index] = bytes[index + 1] ?? 0;
  bytes[point] = POINT;
  return end;
}
