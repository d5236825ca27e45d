import type { RuleGroup } from './rule.ts';
import { accounts } from './rules/accounts.ts';
import { activations } from './rules/activations.ts';
import { audiences } from './rules/audiences.ts';
import { connectionTests } from './rules/connection-tests.ts';
import { connections } from './rules/connections.ts';
import { everyMethod } from './rules/every-method.ts';
import { inputs } from './rules/inputs.ts';
import { lists } from './rules/lists.ts';
import { reviews } from './rules/reviews.ts';
import { runFiles } from './rules/run-files.ts';
import { runs } from './rules/runs.ts';
import { watching } from './rules/watching.ts';

/** The contract, rule by rule. */
export const contractGroups: readonly RuleGroup[] = [
  ...audiences,
  ...accounts,
  ...connections,
  ...connectionTests,
  ...reviews,
  ...activations,
  ...runs,
  ...runFiles,
  ...watching,
  ...lists,
  ...inputs,
  ...everyMethod,
];
