import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/index.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { checkContract, runContract, type ContractLimits, type MakeSubject } from './index.ts';
import { contractWorld, mockSubject } from './mock-subject.ts';

/** The mock's adapter, changed. */
function subjectWith(change: Partial<ActivationAdapter>): MakeSubject {
  return () => {
    const backend = createMockBackend(contractWorld);
    return mockSubject(backend, { ...backend.adapter, ...change });
  };
}

/** A time limit that is over when the test says so, and an answer that never comes, and says so. */
function patience(): { readonly limits: ContractLimits; readonly silence: () => Promise<never> } {
  let expire: () => void = () => undefined;
  return {
    limits: { ruleMilliseconds: 1234, clock: { sleep: () => new Promise((resolve) => (expire = resolve)) } },
    silence: () => {
      expire();
      return new Promise<never>(() => undefined);
    },
  };
}

const GROUPS = ['what is there from the beginning', 'an activation', 'a call that is given up'];

describe('a contract that is checked on an adapter which does not answer a call', () => {
  test('comes to an end, names the rule and the call, and waits for it once', async () => {
    const { limits, silence } = patience();
    const { broken, rules, words } = await checkContract(subjectWith({ listFields: silence }), GROUPS, limits);
    assert.deepEqual(
      broken.map(({ words: own }) => own),
      ['listFields has come to no end within 1234 ms'],
    );
    assert.ok(words.startsWith(`Broken, about ${broken[0]?.group}: ${broken[0]?.rule}.\n  listFields has come`));
    const others = rules.filter(({ words: own }) => own === 'listFields gave no answer to another rule');
    assert.ok(others.length > 10 && others.every(({ outcome }) => outcome === 'not-checked'));
    assert.ok(rules.some(({ outcome }) => outcome === 'holds'));
  });

  test('waits no longer for the next of the events of a call', async () => {
    const { limits, silence } = patience();
    const watchRuns = () => ({ [Symbol.asyncIterator]: () => ({ next: silence }) });
    const { broken } = await checkContract(subjectWith({ watchRuns }), ['a call that is given up'], limits);
    assert.deepEqual(
      broken.map(({ words }) => words),
      ['watchRuns has come to no end within 1234 ms'],
    );
  });

  test('fails one test of a framework, and skips those after it that need the call', async () => {
    const { limits, silence } = patience();
    const tests: (() => Promise<void>)[] = [];
    const skipped: string[] = [];
    runContract({
      describe: (title, body) => (GROUPS.includes(title) ? body() : undefined),
      test: (_, body) => tests.push(() => body.call(undefined, { skip: (reason: string) => skipped.push(reason) })),
      makeSubject: subjectWith({ listFields: silence }),
      ...limits,
    });
    const failures: unknown[] = [];
    for (const run of tests) await run().catch((error: unknown) => failures.push(error));
    assert.equal(failures.length, 1);
    assert.ok(skipped.length > 10);
  });
});

describe('a contract that is checked on an adapter which lacks a method', () => {
  test('says so once, by name', async () => {
    const makeSubject = subjectWith({ listAudiences: undefined as never });
    const { broken, rules } = await checkContract(makeSubject);
    const saying = rules.filter(({ words }) => words === 'the adapter has no method listAudiences');
    assert.ok(saying.length > 30);
    assert.deepEqual(
      broken.map(({ words }) => words),
      ['the adapter has no method listAudiences'],
    );
  });
});

describe('a contract that is checked on an adapter whose session is wrong', () => {
  test('says what is wrong with it, and stumbles over it nowhere', async () => {
    const { broken } = await checkContract(subjectWith({ getSession: () => Promise.resolve({} as never) }));
    assert.ok(broken.length > 10);
    for (const { words } of broken) assert.match(words, /^the session does not keep to its schema: /);
  });
});

describe('a contract of which some groups are checked', () => {
  test('refuses one that there is not, for nothing of it would be broken', async () => {
    await assert.rejects(checkContract(subjectWith({}), ['the list of accounts', 'the session']), {
      name: 'TypeError',
      message: /^The contract has no group "the session"\. Its groups are: .*"the list of accounts"/,
    });
  });
});

describe('a contract that is checked on an adapter which answers', () => {
  test('ends the time limit of each rule with the rule', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const clock = {
      sleep: (_: number, signal?: AbortSignal) => {
        signals.push(signal);
        return new Promise<never>(() => undefined);
      },
    };
    const { rules, broken } = await checkContract(subjectWith({}), GROUPS, { clock });
    assert.deepEqual(broken, []);
    assert.equal(signals.length, rules.length);
    assert.ok(signals.every((signal) => signal?.aborted));
  });
});
