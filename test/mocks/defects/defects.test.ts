import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkRule } from '../../contract/run-contract.ts';
import { contractGroups } from '../../contract/rules.ts';
import { contractBackend, mockSubject } from '../../contract/mock-subject.ts';
import type { Defect } from './defect.ts';
import { keepingDefects } from './keeping-defects.ts';
import { listingDefects } from './listing-defects.ts';
import { runningDefects } from './running-defects.ts';

/** How many of the rules notice a defect. */
async function noticed({ group, break: broken }: Defect): Promise<number> {
  const rules = contractGroups.find(({ title }) => title === group)?.rules ?? assert.fail(`No rules about ${group}`);
  let count = 0;
  for (const rule of rules) {
    const makeSubject = () => {
      const backend = contractBackend();
      const sound = backend.adapter;
      return mockSubject(backend, { ...sound, ...broken(sound, backend) });
    };
    await checkRule(rule, makeSubject).catch(() => (count += 1));
    if (count > 0) break;
  }
  return count;
}

describe('a backend of which', () => {
  for (const defect of [...listingDefects, ...keepingDefects, ...runningDefects]) {
    test(`${defect.title} is found out by the contract`, async () => {
      assert.equal(await noticed(defect), 1);
    });
  }
});
