import { NotChecked } from './not-checked.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { ContractSubject } from './subject.ts';
import type { Workshop } from './workshop.ts';

/** What a rule works with. */
export interface ContractContext {
  readonly adapter: ActivationAdapter;
  readonly subject: ContractSubject;
  /** Makes accounts, connections and activations through the adapter, under names of this rule alone. */
  readonly make: Workshop;
}

/** One sentence of the contract, and how it is checked. */
export interface ContractRule {
  readonly title: string;
  /** @throws Broken in words that say how the rule is broken; NotChecked where the subject cannot be asked */
  run(context: ContractContext): Promise<void>;
}

/** Rules about one thing. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly ContractRule[];
}

export function rule(title: string, run: ContractRule['run']): ContractRule {
  return { title, run };
}

/** A power of the subject, or the end of the rule. */
export function needed<T>(power: T | undefined, reason: string): T {
  if (power === undefined) throw new NotChecked(reason);
  return power;
}

export { NotChecked } from './not-checked.ts';
