import type { OperatorName, PolicyStatement } from './document.ts';
import { matchesPattern } from './pattern.ts';

/** Condition keys of a request, in lower case: `s3:x-amz-server-side-encryption`, `aws:securetransport`. */
export type ConditionContext = ReadonlyMap<string, string>;

/** All operators, all keys; one of each key's values. */
export function conditionsHold(condition: PolicyStatement['Condition'], context: ConditionContext): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => holds(operator, context.get(key.toLowerCase()), values)),
  );
}

function holds(operator: string, actual: string | undefined, values: readonly string[]): boolean {
  if (operator === 'Null') return values.includes(String(actual === undefined));
  const optional = operator.endsWith('IfExists');
  const name = (optional ? operator.slice(0, -'IfExists'.length) : operator) as OperatorName;
  const negated = /Not(Equals|Like)/.test(name);
  if (actual === undefined) return optional || negated;
  return negated
    ? !values.some((value) => matches(positive(name), actual, value))
    : values.some((value) => matches(name, actual, value));
}

function positive(name: OperatorName): OperatorName {
  return name.replace('Not', '') as OperatorName;
}

function matches(name: OperatorName, actual: string, value: string): boolean {
  switch (name) {
    case 'StringEquals':
      return actual === value;
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return actual.toLowerCase() === value.toLowerCase();
    case 'StringLike':
    case 'ArnEquals':
    case 'ArnLike':
      return matchesPattern(value, actual);
    case 'NumericEquals':
      return Number(actual) === Number(value);
    case 'NumericLessThan':
      return Number(actual) < Number(value);
    case 'NumericLessThanEquals':
      return Number(actual) <= Number(value);
    case 'NumericGreaterThan':
      return Number(actual) > Number(value);
    case 'NumericGreaterThanEquals':
      return Number(actual) >= Number(value);
    case 'DateLessThan':
      return Date.parse(actual) < Date.parse(value);
    case 'DateLessThanEquals':
      return Date.parse(actual) <= Date.parse(value);
    case 'DateGreaterThan':
      return Date.parse(actual) > Date.parse(value);
    case 'DateGreaterThanEquals':
      return Date.parse(actual) >= Date.parse(value);
    case 'StringNotEquals':
    case 'StringNotEqualsIgnoreCase':
    case 'StringNotLike':
    case 'ArnNotEquals':
    case 'ArnNotLike':
    case 'NumericNotEquals':
      return !matches(positive(name), actual, value);
  }
}
