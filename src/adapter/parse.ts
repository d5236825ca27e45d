import * as v from 'valibot';
import { ActivationError } from './activation-error.ts';

/**
 * What comes from outside, as the schema has it.
 *
 * @throws ActivationError `invalid`, with an issue for each value that is wrong: its dotted path and what is wrong with it
 */
export function parseInput<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
  throw new ActivationError(
    'invalid',
    issues.length === 1 ? sentence(issues[0]) : `${issues.length} values are wrong.`,
    { issues },
  );
}

function sentence(issue: { readonly path: string; readonly message: string } | undefined): string {
  if (issue === undefined) return 'A value is wrong.';
  return issue.path === '' ? `The input ${issue.message}.` : `${issue.path} ${issue.message}.`;
}
