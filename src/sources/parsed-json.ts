/** Below this many digits every integer is a number without loss. */
const LONG = 16;

/** A text in quotes, or what stands outside of texts and JSON.parse would change or refuse: many digits, and numbers that are none. */
const pieces = new RegExp(
  String.raw`"(?:[^"\\]|\\.)*"|-?\d{${LONG},}(?![\d.eE])|-?\b(?:NaN|Infinity|nan|inf(?:inity)?)\b`,
  'g',
);
const perhapsUnsafe = new RegExp(String.raw`\d{${LONG}}|NaN|nan|Inf|inf`);

/**
 * JSON as DuckDB writes it: integers of any size are kept, as bigints where a number would lose digits, and `NaN` or `Infinity`, which
 * JSON has no word for, are `null`.
 *
 * @throws SyntaxError
 */
export function parsedJson(text: string): unknown {
  if (!perhapsUnsafe.test(text)) return JSON.parse(text);
  const mark = markNotIn(text);
  const safe = text.replace(pieces, (piece) => {
    if (piece.startsWith('"')) return piece;
    return /\d/.test(piece) ? `"${mark}${piece}"` : 'null';
  });
  return JSON.parse(safe, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  );
}

/** What no text inside begins with. */
function markNotIn(text: string): string {
  let mark = 'integer:';
  while (text.includes(mark)) mark = `*${mark}`;
  return mark;
}
