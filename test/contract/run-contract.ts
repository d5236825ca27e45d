import { NotChecked, type ContractRule } from './rule.ts';
import { contractGroups } from './rules.ts';
import type { ContractSubject } from './subject.ts';
import { Workshop } from './workshop.ts';

export type MakeSubject = () => ContractSubject | Promise<ContractSubject>;

export interface ContractRun {
  /** Those of the test framework: Node's `describe` and `test`, Mocha's or Vitest's `describe` and `it`. */
  readonly describe: (title: string, body: () => void) => unknown;
  readonly test: (title: string, body: (this: unknown, ...given: unknown[]) => Promise<void>) => unknown;
  /** Asked for before every rule. */
  readonly makeSubject: MakeSubject;
}

/** Declares one test for each rule of the contract. */
export function runContract({ describe, test, makeSubject }: ContractRun): void {
  for (const { title, rules } of contractGroups) {
    describe(title, () => {
      for (const rule of rules) {
        test(rule.title, async function (...given) {
          const outcome = await checkRule(rule, makeSubject);
          if (outcome.kind === 'not-checked') skip(given[0] ?? this, outcome.reason);
        });
      }
    });
  }
}

export type RuleOutcome = { readonly kind: 'holds' } | { readonly kind: 'not-checked'; readonly reason: string };

/**
 * Checks one rule on a subject of its own.
 *
 * @throws Broken in words that say how the rule is broken, or what the adapter itself threw
 */
export async function checkRule(rule: ContractRule, makeSubject: MakeSubject): Promise<RuleOutcome> {
  const subject = await makeSubject();
  const { adapter, fixtures } = subject;
  try {
    await rule.run({ adapter, subject, make: new Workshop(adapter, fixtures) });
    return { kind: 'holds' };
  } catch (thrown) {
    if (thrown instanceof NotChecked) return { kind: 'not-checked', reason: thrown.message };
    throw thrown;
  } finally {
    await subject.dispose?.();
  }
}

/** Says with the means of the framework that a rule was not checked: Node takes a reason, Mocha shows the title. */
function skip(framework: unknown, reason: string): void {
  if (typeof framework !== 'object' || framework === null) return;
  if ('test' in framework && typeof framework.test === 'object' && framework.test !== null && 'title' in framework.test)
    framework.test.title = `${String(framework.test.title)} (not checked: ${reason})`;
  if ('skip' in framework && typeof framework.skip === 'function')
    (framework.skip as (reason: string) => void).call(framework, reason);
}
