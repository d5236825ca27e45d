import { after, before } from 'node:test';
import { keep, knownDifferences, learned, type Seen } from './differences.ts';
import { realSubject } from './real-subject.ts';
import { rules } from './rules/index.ts';
import { runRules } from './suite.ts';

const env = process.env;
/** A server with STS answers other codes to wrong signatures: then these rules are the ones that are run. */
const sts = env['S3_ONLY_STS'] === '1';
const accept = env['S3_ACCEPT'] === '1';

let real: Awaited<ReturnType<typeof realSubject>>;
const seen = new Map<string, Seen>();

before(async () => {
  real = await realSubject(env);
});
after(async () => {
  if (accept) await keep(rules, learned(rules, real.subject.server, seen, knownDifferences()));
  await real.close();
});

runRules({
  rules: sts ? rules.filter(({ needs }) => needs.includes('sts') || needs.includes('external-id')) : rules,
  subject: () => real.subject,
  differences: knownDifferences(),
  ...(accept ? { record: (rule, what) => void seen.set(rule.title, what) } : {}),
});
