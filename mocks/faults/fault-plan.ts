import { chance } from '../data/chance.ts';
import type { CallName, Fault, FaultRule } from './fault.ts';
import { soundRule } from './sound-rule.ts';

/** How often a rule has been looked at and how often it has struck; kept in snapshots. */
export interface FaultCount {
  readonly matched: number;
  readonly struck: number;
}

/** The faults that are in force. Decides for each call whether one meets it; the first rule that does wins. */
export class FaultPlan {
  readonly #seed: number;
  #rules: readonly { readonly rule: FaultRule; matched: number; struck: number }[];

  /** @throws RangeError for a rule that could never be met as it is written */
  constructor(seed: number, rules: readonly FaultRule[] = []) {
    this.#seed = seed;
    this.#rules = rules.map((rule) => ({ rule: soundRule(rule), matched: 0, struck: 0 }));
  }

  /**
   * Puts a rule in force, before those that are.
   *
   * @returns takes it away again
   * @throws RangeError for a rule that could never be met as it is written
   */
  add(rule: FaultRule): () => void {
    const entry = { rule: soundRule(rule), matched: 0, struck: 0 };
    this.#rules = [entry, ...this.#rules];
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry);
    };
  }

  /** Nothing goes wrong from now on. */
  clear(): void {
    this.#rules = [];
  }

  /** Rules in force, with how many calls each has met. */
  get rules(): readonly { readonly rule: FaultRule; readonly struck: number }[] {
    return this.#rules.map(({ rule, struck }) => ({ rule, struck }));
  }

  /** What meets this call. Asking counts as a call. */
  decide(call: CallName, method: FaultRule['method']): Fault | undefined {
    for (const entry of this.#rules) {
      if (!isMeant(entry.rule, call, method)) continue;
      entry.matched += 1;
      if (!this.#strikes(entry)) continue;
      entry.struck += 1;
      return entry.rule.fault;
    }
    return undefined;
  }

  counts(): readonly FaultCount[] {
    return this.#rules.map(({ matched, struck }) => ({ matched, struck }));
  }

  /** Puts rules and counts back as they were. */
  reset(rules: readonly FaultRule[], counts: readonly FaultCount[]): void {
    this.#rules = rules.map((rule, index) => ({ rule, ...(counts[index] ?? { matched: 0, struck: 0 }) }));
  }

  #strikes({
    rule,
    matched,
    struck,
  }: {
    readonly rule: FaultRule;
    readonly matched: number;
    readonly struck: number;
  }): boolean {
    const after = matched - (rule.after ?? 0);
    if (after <= 0) return false;
    if (rule.times !== undefined && struck >= rule.times) return false;
    if (rule.every !== undefined && after % rule.every !== 0) return false;
    return rule.probability === undefined || chance(this.#seed, 'fault', matched) < rule.probability;
  }
}

function isMeant({ route, method: wanted }: FaultRule, call: CallName, method: FaultRule['method']): boolean {
  const routes = route === undefined ? undefined : [route].flat();
  return (routes === undefined || routes.includes(call)) && (wanted === undefined || wanted === method);
}
