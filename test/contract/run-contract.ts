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

/** What came of one rule. `words` says how it is broken, or why it was not checked; empty where it holds. */
export interface RuleReport {
  readonly group: string;
  readonly rule: string;
  readonly outcome: 'holds' | 'broken' | 'not-checked';
  readonly words: string;
}

export interface ContractReport {
  readonly rules: readonly RuleReport[];
  readonly broken: readonly RuleReport[];
  /** To be printed: each rule that is broken, and how; then how many hold. */
  readonly words: string;
}

/**
 * Checks the whole contract where there is no test framework: in a script, or in a page.
 *
 * @param groups titles of `contractGroups`; all of them unless told
 */
export async function checkContract(makeSubject: MakeSubject, groups?: readonly string[]): Promise<ContractReport> {
  const rules: RuleReport[] = [];
  for (const { title: group, rules: own } of contractGroups.filter(({ title }) => groups?.includes(title) ?? true)) {
    for (const rule of own) rules.push({ group, rule: rule.title, ...(await reportOf(rule, makeSubject)) });
  }
  const broken = rules.filter(({ outcome }) => outcome === 'broken');
  return { rules, broken, words: wordsOf(rules, broken) };
}

async function reportOf(rule: ContractRule, makeSubject: MakeSubject): Promise<Pick<RuleReport, 'outcome' | 'words'>> {
  try {
    const outcome = await checkRule(rule, makeSubject);
    return outcome.kind === 'holds'
      ? { outcome: 'holds', words: '' }
      : { outcome: 'not-checked', words: outcome.reason };
  } catch (thrown) {
    return { outcome: 'broken', words: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function wordsOf(rules: readonly RuleReport[], broken: readonly RuleReport[]): string {
  const notChecked = rules.filter(({ outcome }) => outcome === 'not-checked').length;
  return [
    ...broken.map(({ group, rule, words }) => `Broken, about ${group}: ${rule}.\n  ${words}.`),
    `${rules.length - broken.length - notChecked} rules hold, ${broken.length} are broken, ${notChecked} were not checked.`,
  ].join('\n');
}

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
