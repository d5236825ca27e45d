/**
 * The contract of `ActivationAdapter` as a suite of tests. Run it on an adapter of your own:
 *
 * ```ts
 * import { describe, test } from 'node:test';
 * import { runContract } from 'prospect-activation/contract';
 * runContract({ describe, test, makeSubject: () => ({ adapter, fixtures }) });
 * ```
 *
 * It needs no framework, and neither Node nor a browser in particular:
 *
 * ```ts
 * import { checkContract } from 'prospect-activation/contract';
 * const { words } = await checkContract(() => ({ adapter, fixtures }));
 * console.log(words);
 * ```
 */
export { Broken } from './expectations.ts';
export type { ContractContext, ContractRule, RuleGroup } from './rule.ts';
export { contractGroups } from './rules.ts';
export {
  checkContract,
  checkRule,
  runContract,
  type ContractLimits,
  type ContractReport,
  type ContractRun,
  type MakeSubject,
  type RuleOutcome,
  type RuleReport,
} from './run-contract.ts';
export type { ContractFixtures, ContractSubject, RunControl } from './subject.ts';
