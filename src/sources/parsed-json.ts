import { ExactNumber } from '../export/encode/exact-number.ts';

/** Below this many digits every number in digits is one of JavaScript's without loss. */
const LONG = 16;

/** A text in quotes, or what stands outside of texts and JSON.parse might change or refuse: numbers, and words for what is none. */
const pieces = /"(?:[^"\\]|\\.)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?|-?\b(?:NaN|Infinity|nan|inf(?:inity)?)\b/g;
const perhapsUnsafe = new RegExp(String.raw`\d{${LONG}}|[\d.]{${LONG + 1}}|NaN|nan|Inf|inf`);

/**
 * JSON as DuckDB writes it: integers of any size are kept, as bigints where a number would lose digits, and so are the digits of
 * decimals; `NaN` or `Infinity`, which JSON has no word for, are `null`.
 *
 * @throws SyntaxError
 */
export function parsedJson(text: string): unknown {
  if (!perhapsUnsafe.test(text)) return JSON.parse(text);
  const mark = markNotIn(text);
  const safe = text.replace(pieces, (piece) => {
    if (piece.startsWith('"')) return piece;
    if (!/\d/.test(piece)) return 'null';
    return losesDigits(piece) ? `"${mark}${piece}"` : piece;
  });
  return JSON.parse(safe, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? exactly(value.slice(mark.length)) : value,
  );
}

/** Whether it is another number once JavaScript has read it; a double has an exponent where it would be longer without. */
function losesDigits(number: string): boolean {
  if (number.length < LONG || /[eE]/.test(number)) return false;
  return String(Number(number)) !== (number.includes('.') ? number.replace(/\.?0+$/, '') : number);
}

function exactly(number: string): bigint | ExactNumber {
  return number.includes('.') ? new ExactNumber(number) : BigInt(number);
}

/** What no text inside begins with. */
function markNotIn(text: string): string {
  let mark = 'number:';
  while (text.includes(mark)) mark = `*${mark}`;
  return mark;
}
