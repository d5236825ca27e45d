import { after, before } from 'node:test';
import { startMockSubject } from './mock-subject.ts';
import { rules } from './rules/index.ts';
import { runRules } from './suite.ts';

let mock: Awaited<ReturnType<typeof startMockSubject>>;

before(async () => {
  mock = await startMockSubject();
});
after(() => mock.close());

// the mock keeps every rule: there are no differences of it to be known
runRules({ rules, subject: () => mock.subject, differences: {} });
