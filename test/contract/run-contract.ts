import { systemClock, type Clock } from '../../src/adapter/clock.ts';
import { Broken } from './expectations.ts';
import { NotChecked, type ContractRule } from './rule.ts';
import { contractGroups } from './rules.ts';
import type { ContractSubject } from './subject.ts';
import { watched, type Lacking } from './watched-adapter.ts';
import { Workshop } from './workshop.ts';

export type MakeSubject = () => ContractSubject | Promise<ContractSubject>;

export interface ContractLimits {
  /**
   * Milliseconds that one rule may take, 60,000 unless told. A rule that takes longer is broken, and names the call that was not
   * answered; rules that need the same call are not checked after that.
   */
  readonly ruleMilliseconds?: number;
  /** By which they are counted; the machine's unless told. */
  readonly clock?: Pick<Clock, 'sleep'>;
}

export interface ContractRun extends ContractLimits {
  /** Those of the test framework: Node's `describe` and `test`, Mocha's or Vitest's `describe` and `it`. */
  readonly describe: (title: string, body: () => void) => unknown;
  readonly test: (title: string, body: (this: unknown, ...given: unknown[]) => Promise<void>) => unknown;
  /** Asked for before every rule. */
  readonly makeSubject: MakeSubject;
}

/** Declares one test for each rule of the contract. */
export function runContract({ describe, test, makeSubject, ...limits }: ContractRun): void {
  const lacking: Lacking = new Map();
  for (const { title, rules } of contractGroups) {
    describe(title, () => {
      for (const rule of rules) {
        test(rule.title, async function (...given) {
          const outcome = await checkRule(rule, makeSubject, limits, lacking);
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
 * @throws TypeError for a title that no group has
 */
export async function checkContract(
  makeSubject: MakeSubject,
  groups?: readonly string[],
  limits: ContractLimits = {},
): Promise<ContractReport> {
  requireGroups(groups);
  const rules: RuleReport[] = [];
  const lacking: Lacking = new Map();
  const check = (rule: ContractRule) => checkRule(rule, makeSubject, limits, lacking);
  for (const { title: group, rules: own } of contractGroups.filter(({ title }) => groups?.includes(title) ?? true)) {
    for (const rule of own) rules.push({ group, rule: rule.title, ...(await reportOf(() => check(rule))) });
  }
  const broken = rules.filter(({ outcome }) => outcome === 'broken');
  return { rules, broken, words: wordsOf(rules, broken) };
}

function requireGroups(groups: readonly string[] = []): void {
  const titles = contractGroups.map(({ title }) => title);
  const unknown = groups.find((group) => !titles.includes(group));
  if (unknown === undefined) return;
  const known = titles.map((title) => `"${title}"`).join(', ');
  throw new TypeError(`The contract has no group "${unknown}". Its groups are: ${known}.`);
}

async function reportOf(check: () => Promise<RuleOutcome>): Promise<Pick<RuleReport, 'outcome' | 'words'>> {
  try {
    const outcome = await check();
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
 * @param lacking methods that rules before it have found to be lacking, so that each is told once
 * @throws Broken in words that say how the rule is broken, or what the adapter itself threw
 */
export async function checkRule(
  rule: ContractRule,
  makeSubject: MakeSubject,
  limits: ContractLimits = {},
  lacking: Lacking = new Map(),
): Promise<RuleOutcome> {
  const subject = await makeSubject();
  const { adapter, pending, lacked } = watched(subject.adapter, lacking);
  try {
    await inTime(() => rule.run({ adapter, subject, make: new Workshop(adapter, subject.fixtures) }), {
      ...limits,
      onLate: (milliseconds) => {
        const [method] = pending();
        if (method !== undefined) lacking.set(method, `${method} gave no answer to another rule`);
        return `${method ?? 'the rule'} has come to no end within ${milliseconds} ms`;
      },
    });
    return { kind: 'holds' };
  } catch (thrown) {
    const lack = lacked();
    const words = lack && lacking.get(lack.method);
    if (words !== undefined && lack?.isNew === true) throw new Broken(words);
    if (words !== undefined) return { kind: 'not-checked', reason: words };
    if (thrown instanceof NotChecked) return { kind: 'not-checked', reason: thrown.message };
    throw thrown;
  } finally {
    await subject.dispose?.();
  }
}

const RULE_MS = 60_000;

/** @throws Broken in the words of `onLate` when time is up */
async function inTime(
  rule: () => Promise<void>,
  {
    ruleMilliseconds = RULE_MS,
    clock = systemClock,
    onLate,
  }: ContractLimits & { readonly onLate: (milliseconds: number) => string },
): Promise<void> {
  const ended = new AbortController();
  const late = clock.sleep(ruleMilliseconds, ended.signal).then(() => {
    throw new Broken(onLate(ruleMilliseconds));
  });
  try {
    await Promise.race([rule(), late]);
  } finally {
    ended.abort();
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
