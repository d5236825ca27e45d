import type { Rule } from './rule.ts';

/** Per server and rule, what the server does in place of what AWS documents. */
export type Differences = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function expectedOutcome(rule: Rule, server: string, differences: Differences): string {
  return differences[server]?.[rule.title] ?? rule.aws;
}
