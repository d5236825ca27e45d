import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Broken } from '../../contract/index.ts';
import { checkRule } from '../../contract/run-contract.ts';
import { contractGroups } from '../../contract/rules.ts';
import { contractBackend, mockSubject } from '../../contract/mock-subject.ts';
import type { Defect } from './defect.ts';
import { keepingDefects } from './keeping-defects.ts';
import { listingDefects } from './listing-defects.ts';
import { runningDefects } from './running-defects.ts';

const defects: readonly Defect[] = [...listingDefects, ...keepingDefects, ...runningDefects];

/** The first rule that notices a defect, and its words. */
async function notice({ group, break: broken }: Defect): Promise<string | undefined> {
  const rules = contractGroups.find(({ title }) => title === group)?.rules ?? assert.fail(`No rules about ${group}`);
  for (const rule of rules) {
    const makeSubject = () => {
      const backend = contractBackend();
      const sound = backend.adapter;
      return mockSubject(backend, { ...sound, ...broken(sound, backend) });
    };
    try {
      await checkRule(rule, makeSubject);
    } catch (thrown) {
      // Only the words of a rule count: a defect that stumbles over itself has not been found out.
      if (!(thrown instanceof Broken)) throw thrown;
      return `"${rule.title}" is broken: ${thrown.message}`;
    }
  }
  return undefined;
}

describe('a backend of which', () => {
  for (const defect of defects) {
    test(`${defect.title} is found out by the contract`, async (context) => {
      const words = await notice(defect);
      assert.ok(words, 'no rule notices');
      context.diagnostic(words);
    });
  }

  test('one of more than twenty things is wrong is named after it', () => {
    assert.ok(defects.length >= 20);
    assert.equal(new Set(defects.map(({ title }) => title)).size, defects.length);
  });
});
