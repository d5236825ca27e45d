import * as v from 'valibot';
import { valueIssueMessage, valueIssueOf } from '../domain/value-issues.ts';
import { ActivationError, type InputIssue } from './activation-error.ts';

/**
 * What comes from outside, as the schema has it: trimmed, completed, without entries that the schema does not know.
 *
 * @throws ActivationError `invalid`, with an issue for each value that is wrong. No issue repeats the value: it may be a secret
 */
export function parseInput<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw invalidInput(result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', ...found(issue) })));
}

/** The refusal of an input; where a single value is wrong, its message is about that. */
export function invalidInput(issues: readonly InputIssue[]): ActivationError {
  const [first] = issues;
  if (first === undefined || issues.length > 1)
    return new ActivationError('invalid', `${issues.length} values are wrong.`, { issues });
  return new ActivationError('invalid', `${first.path === '' ? 'The input' : first.path} ${first.message}.`, {
    issues,
  });
}

/** Where no code of ours says it, Valibot's own message would, which quotes the value that was received. */
function found(issue: v.BaseIssue<unknown>): Omit<InputIssue, 'path'> {
  const ours = valueIssueOf(issue);
  if (ours !== undefined) return { message: valueIssueMessage(ours), ...ours };
  return { message: issue.expected === null ? 'is not as it must be' : `must be ${issue.expected}` };
}
