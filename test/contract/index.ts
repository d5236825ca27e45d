/**
 * The contract of `ActivationAdapter` as a suite of tests. Run it on an adapter of your own:
 *
 * ```ts
 * import { describe, test } from 'node:test';
 * import { runContract } from 'prospect-activation/contract';
 * runContract({ describe, test, makeSubject: () => ({ adapter, fixtures }) });
 * ```
 */
export { Broken } from './expectations.ts';
export type { ContractContext, ContractRule, RuleGroup } from './rule.ts';
export { contractGroups } from './rules.ts';
export { checkRule, runContract, type ContractRun, type MakeSubject, type RuleOutcome } from './run-contract.ts';
export type { ContractFixtures, ContractSubject, RunControl } from './subject.ts';
