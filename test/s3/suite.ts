import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeClients } from './clients.ts';
import { expectedOutcome, withheld, type Differences, type Seen } from './differences.ts';
import { keyOf, type Rule } from './rule.ts';
import { has, type S3Subject } from './subject.ts';

export interface RulesRun {
  readonly rules: readonly Rule[];
  readonly subject: () => S3Subject;
  readonly differences: Differences;
  /** Told what was seen, so that a run can keep the table. Whoever keeps it takes what it sees: nothing fails then. */
  readonly record?: (rule: Rule, seen: Seen) => void;
}

/**
 * Runs every rule against a server. A rule that it keeps has to be kept, and one that it is known to break has to be broken in
 * the known way: a difference that appears, changes or goes fails the run.
 */
export function runRules({ rules, subject, differences, record }: RulesRun): void {
  describe('S3', () => {
    for (const rule of rules)
      test(rule.title, async (t) => {
        const server = subject();
        const why = whyNot(rule, server);
        if (why !== undefined) {
          record?.(rule, { kind: 'not-checked', why });
          t.skip(`on ${server.server}: ${why}`);
          return;
        }
        const { what, thrown } = await observed(rule, server);
        if (record !== undefined) return record(rule, { kind: 'did', what });
        assert.equal(what, expectedOutcome(rule, server.server, differences), thrown?.message);
      });
    after(closeClients);
  });
}

/** Why a rule cannot be put to a server. */
function whyNot({ title, needs }: Rule, server: S3Subject): string | undefined {
  const missing = needs.find((capability) => !has(server, capability));
  return missing === undefined ? withheld[server.server]?.[title] : `no ${missing}`;
}

/** What cannot be understood is an answer too: a server may send what no client can read. */
async function observed(rule: Rule, server: S3Subject): Promise<{ readonly what: string; readonly thrown?: Error }> {
  try {
    return { what: await rule.observe(server, keyOf(rule)) };
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    const code = (thrown as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode;
    return { what: `on the way: ${code === undefined ? '' : `${code} `}${thrown.name}`, thrown };
  }
}
