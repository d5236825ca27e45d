import * as v from 'valibot';
import { placesOf } from '../rest/answered.ts';

/** Errors that led to one another, at most: more are a circle. */
const MOST_CAUSES = 5;

/**
 * An error and what led to it, on one line for a log, without characters that a terminal would obey. Values stay out: of those that
 * did not keep to a schema only their place is told, and addresses lose their queries, which may be signed, and their passwords.
 */
export function failureLine(error: unknown): string {
  const chain: unknown[] = [];
  for (let link = error; link !== undefined && chain.length < MOST_CAUSES; link = causeOf(link)) chain.push(link);
  return [...chain.map(sentenceOf), placeOf(chain.at(-1))]
    .filter((part) => part !== undefined)
    .join(' <- ')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\?[^\s"'<>]*=[^\s"'<>]*/g, '?…')
    .replace(/(?<=:\/\/)[^\s/?#]*@/g, '…@');
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function sentenceOf(error: unknown): string {
  if (v.isValiError(error)) return `A value does not keep to its schema: ${placesOf(error.issues)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : `Thrown: ${typeof error}`;
}

/** Where the first of them was made. */
function placeOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').find((line) => /^\s+at /.test(line)) : undefined;
}
