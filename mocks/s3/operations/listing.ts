import type { Query } from '../wire/target.ts';
import { invalidArgument } from '../wire/s3-error.ts';
import { encodePath } from '../wire/uri.ts';

const MOST_ENTRIES = 1000;

/** `max-keys` and its like: a count from 0 to 2147483647, of which S3 gives at most 1,000. */
export function limitOf(query: Query, name: string): number {
  const text = query.get(name);
  if (text === undefined || text === '') return MOST_ENTRIES;
  const limit = Number(text);
  if (!/^-?\d+$/.test(text))
    throw invalidArgument(name, text, `Provided ${name} not an integer or within integer range`);
  if (limit < 0 || limit > 2_147_483_647)
    throw invalidArgument(name, text, `Argument ${name} must be an integer between 0 and 2147483647`);
  return Math.min(limit, MOST_ENTRIES);
}

/** How a list writes its keys: as they are, or percent-encoded where the request asks for it. */
export function keyWriter(query: Query): (key: string) => string {
  const encoding = query.get('encoding-type');
  if (encoding === undefined) return (key) => key;
  if (encoding !== 'url')
    throw invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
  return encodePath;
}

/** S3 lists in the order of the keys' UTF-8 bytes, which is that of their code points, and not JavaScript's of UTF-16 units. */
export function compareKeys(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const a = one.charCodeAt(index);
    const b = other.charCodeAt(index);
    if (a !== b) return surrogatesLast(a) - surrogatesLast(b);
  }
  return one.length - other.length;
}

function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x10000 : unit;
}

/** The prefix up to and with the first delimiter, under which S3 rolls keys up into one line; `null` where there is none. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | null {
  if (delimiter === '') return null;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? null : key.slice(0, at + delimiter.length);
}
