/**
 * A value as JSON: like `JSON.stringify`, with integers of any size in digits, maps as objects, and always a text. What JSON has
 * no word for (an undefined value, a function, a number that is none) is `null`.
 */
export function jsonText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.toWellFormed());
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'bigint':
      return value.toString();
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : objectText(value);
    default:
      return 'null';
  }
}

function objectText(value: object): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : `"${value.toISOString()}"`;
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `[${Array.from(value as unknown as ArrayLike<unknown>, jsonText).join(',')}]`;
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const members: string[] = [];
  for (const [key, member] of entries) {
    if (member !== undefined && typeof member !== 'function')
      members.push(`${JSON.stringify(textOfKey(key).toWellFormed())}:${jsonText(member)}`);
  }
  return `{${members.join(',')}}`;
}

function textOfKey(key: unknown): string {
  return typeof key === 'string' ? key : jsonText(key);
}
