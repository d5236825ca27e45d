const ZERO = 0x30;

/** The two characters of each number below a hundred, one pair behind the other. */
const pairs = Uint8Array.from({ length: 200 }, (_, index) => {
  const number = index >> 1;
  return ZERO + (index % 2 === 0 ? Math.floor(number / 10) : number % 10);
});

/** Numbers below are divided as 32-bit integers, which takes a fraction of the time. */
const HUNDRED_MILLION = 100_000_000;

/** Writes an integer from 0 to 2^53 in so many digits, with zeros in front, and answers the position behind it. */
export function writePadded(bytes: Uint8Array, position: number, value: number, digits: number): number {
  let rest = value;
  let end = position + digits;
  while (rest >= HUNDRED_MILLION) {
    const above = Math.floor(rest / HUNDRED_MILLION);
    writeSmall(bytes, end - 8, rest - above * HUNDRED_MILLION, 8);
    rest = above;
    end -= 8;
  }
  writeSmall(bytes, position, rest, end - position);
  return position + digits;
}

/** Digits of an integer from 0 to 2^53. */
export function digitsOf(value: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits++;
  return digits;
}

function writeSmall(bytes: Uint8Array, position: number, value: number, digits: number): void {
  let rest = value | 0;
  let end = position + digits;
  for (; end - position >= 2; end -= 2) {
    const above = (rest / 100) | 0;
    const pair = (rest - above * 100) << 1;
    bytes[end - 2] = pairs[pair] ?? 0;
    bytes[end - 1] = pairs[pair + 1] ?? 0;
    rest = above;
  }
  if (end > position) bytes[position] = ZERO + (rest % 10);
}
