import * as v from 'valibot';
import type { Operation } from './route.ts';

/** Of so many wrong values the places are told: a list may have thousands. */
const MOST_PLACES = 3;

/**
 * What the other side answered, as its schema has it.
 *
 * @throws Error that names the call and where it is wrong, and no value: one may be a secret
 */
export function answered<Value>(operation: Operation, schema: v.GenericSchema<unknown, Value>, value: unknown): Value {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Error(`The answer of ${operation} is not of the contract: ${placesOf(result.issues)}`);
}

/** Where values do not keep to their schema, and what should be there: `items.3.name should be string`. */
export function placesOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const places = issues.map((issue) => `${v.getDotPath(issue) ?? 'it'} should be ${issue.expected ?? issue.type}`);
  const more = places.length - MOST_PLACES;
  return [...places.slice(0, MOST_PLACES), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
