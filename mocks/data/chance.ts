/**
 * Chance that can be asked at any place without asking at the places before: the same seed and the same parts give the same number,
 * in whichever order they are asked. Faker makes the words; this makes what there are hundreds of thousands of.
 *
 * @returns 0 up to, and without, 1
 */
export function chance(seed: number, ...parts: readonly (number | string)[]): number {
  return bits(seed, ...parts) / 0x1_0000_0000;
}

/** A whole number from `least` to `most`, both included. */
export function chanceBetween(
  least: number,
  most: number,
  seed: number,
  ...parts: readonly (number | string)[]
): number {
  return least + Math.floor(chance(seed, ...parts) * (most - least + 1));
}

/** One of a list. */
export function chanceOf<T>(list: readonly [T, ...T[]], seed: number, ...parts: readonly (number | string)[]): T {
  return list[bits(seed, ...parts) % list.length] ?? list[0];
}

/** Lower-case hexadecimal digits, for ids. */
export function chanceHex(digits: number, seed: number, ...parts: readonly (number | string)[]): string {
  let text = '';
  for (let turn = 0; text.length < digits; turn += 1)
    text += bits(seed, turn, ...parts)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, digits);
}

/** Thirty-two bits; the mixing is that of MurmurHash3 (public domain). */
function bits(seed: number, ...parts: readonly (number | string)[]): number {
  let hash = seed | 0;
  for (const part of parts) hash = mixed(hash, typeof part === 'number' ? part : textBits(part));
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixed(hash: number, part: number): number {
  let block = Math.imul(part | 0, 0xcc9e2d51);
  block = (block << 15) | (block >>> 17);
  const turned = hash ^ Math.imul(block, 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

const knownTexts = new Map<string, number>();

/** FNV-1a; remembered, because the same few names are asked for millions of cells. */
function textBits(text: string): number {
  const known = knownTexts.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  if (knownTexts.size < MOST_KNOWN_TEXTS) knownTexts.set(text, hash);
  return hash;
}

/** Enough for field paths and the ids of one world; past it, texts are hashed each time. */
const MOST_KNOWN_TEXTS = 2_000;
