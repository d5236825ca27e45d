import { ExportError } from '../export-error.ts';
import { ExactNumber } from './exact-number.ts';
import { plainValue } from './plain-value.ts';

/** Arrays, maps and objects within each other; readers of JSON give up at some depth, PHP's first of the common ones, at 512. */
const MOST_LEVELS = 500;

/**
 * A value as JSON: like `JSON.stringify`, with integers of any size in digits, maps as objects, and always a text. What JSON has
 * no word for (an undefined value, a function, a number that is none) is `null`.
 *
 * @param column of which it is a value, for the error
 * @throws ExportError `unwritable-value` where it holds itself, or has more than 500 levels
 */
export function jsonText(value: unknown, column: string): string {
  return textOf(value, column, 0);
}

/** A text as JSON, in quotes. */
export function jsonString(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** @param level how many arrays, maps and objects it lies in */
function textOf(value: unknown, column: string, level: number): string {
  switch (typeof value) {
    case 'string':
      return jsonString(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'bigint':
      return value.toString();
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : objectText(value, column, level);
    default:
      return 'null';
  }
}

function objectText(value: object, column: string, level: number): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : `"${value.toISOString()}"`;
  if (value instanceof ExactNumber) return value.digits;
  if (level === MOST_LEVELS) throw tooDeep(column);
  const plain = plainValue(value);
  if (plain !== value) return textOf(plain, column, level + 1);
  const memberText = (member: unknown) => textOf(member, column, level + 1);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `[${Array.from(value as unknown as ArrayLike<unknown>, memberText).join(',')}]`;
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  const members: string[] = [];
  for (const [key, member] of entries) {
    if (member !== undefined && typeof member !== 'function')
      members.push(`${jsonString(typeof key === 'string' ? key : memberText(key))}:${memberText(member)}`);
  }
  return `{${members.join(',')}}`;
}

function tooDeep(column: string): ExportError {
  return new ExportError(
    'unwritable-value',
    `A value of the column "${column}" holds itself, or has more than ${MOST_LEVELS} levels.`,
    { nextStep: 'Mend the source, or take the field out of the mapping.' },
  );
}
