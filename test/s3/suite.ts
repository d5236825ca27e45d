import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeClients } from './clients.ts';
import { expectedOutcome, type Differences } from './differences.ts';
import { keyOf, type Rule } from './rule.ts';
import { has, type S3Subject } from './subject.ts';

/**
 * Runs every rule against a server. A rule that it keeps has to be kept, and one that it is known to break has to be broken in
 * the known way: a difference that appears, changes or goes fails the run.
 *
 * @param record told what was seen, so that a run can write the table anew
 */
export function runRules(
  rules: readonly Rule[],
  subject: () => S3Subject,
  differences: Differences,
  record: (rule: Rule, observed: string | null) => void = () => undefined,
): void {
  describe('S3', () => {
    for (const rule of rules)
      test(rule.title, async (t) => {
        const server = subject();
        const missing = rule.needs.find((capability) => !has(server, capability));
        if (missing !== undefined) {
          record(rule, null);
          t.skip(`${server.server} has no ${missing}`);
          return;
        }
        const observed = await rule.observe(server, keyOf(rule));
        record(rule, observed);
        assert.equal(observed, expectedOutcome(rule, server.server, differences));
      });
    after(closeClients);
  });
}
