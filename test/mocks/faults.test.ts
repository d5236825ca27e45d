import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import type { FaultRule } from '../../mocks/faults/fault.ts';
import { faultKinds } from '../../mocks/faults/sound-rule.ts';
import { createWireHandler } from '../../mocks/wire/wire-handler.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { faultCases } from './faults/fault-cases.ts';
import { waysInNode } from './reach-node.ts';
import { until } from './reached.ts';
import { codeOf, minutes, soundInput } from './sample-input.ts';

for (const [way, reaching] of Object.entries(waysInNode)) {
  describe(`a fault, ${way},`, () => {
    const reach = reaching();
    for (const { title, check } of faultCases) test(title, () => check(reach));

    // A service worker does not tell: in a page the log says how the call was answered.
    test('or none: a caller who gave up stands in the log as cancelled', async () => {
      const { backend, adapter } = reach({ scenario: 'no-connections', latency: 400 });
      const controller = new AbortController();
      const call = codeOf(adapter.getSession({ signal: controller.signal }));
      await until(() => backend.clock.sleepers > 0);
      controller.abort();
      assert.equal(await call, 'cancelled');
      await until(() => backend.requests[0]?.outcome.kind !== 'pending');
      assert.deepEqual(backend.requests[0]?.outcome, { kind: 'refused', code: 'cancelled' });
    });

    test('that is not there leaves the bytes of a run as they are in memory', async () => {
      const { backend, adapter } = reach({});
      const { id } = await adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
      const [started] = await adapter.startRuns(id, 'all', { idempotencyKey: 'r' });
      await backend.clock.advance(minutes(10));
      const run = await adapter.getRun(started?.id ?? assert.fail());
      const key = run.files[0]?.key ?? assert.fail();
      const read = async (from: ActivationAdapter) =>
        Buffer.from(await new Response((await from.readRunFile(run.id, key)).body).arrayBuffer());
      assert.deepEqual(await read(adapter), await read(backend.adapter));
    });
  });
}

describe('a rule of a fault that can meet nothing', () => {
  const cut = { kind: 'cut-body' } as const;
  const rules: readonly (readonly [title: string, rule: unknown, words: RegExp])[] = [
    ['a method that the contract does not have', { route: 'listAudience', fault: cut }, /"listAudience"/],
    ['one such among others', { route: ['getRun', 'toString'], fault: cut }, /"toString"/],
    ['a method of HTTP in small letters', { method: 'get', fault: cut }, /"get"/],
    ['a kind that there is not', { fault: { kind: 'cut' } }, /"cut".*cut-body/],
    ['each nought-th call', { every: 0, fault: cut }, /"every"/],
    ['half a call', { after: 0.5, fault: cut }, /"after"/],
    ['less than no call', { times: -1, fault: cut }, /"times"/],
    ['more than all calls', { probability: 1.5, fault: cut }, /"probability"/],
    ['a share that is no number', { probability: Number.NaN, fault: cut }, /"probability"/],
  ];
  for (const [title, rule, words] of rules) {
    test(`is refused, and not left to pass: ${title}`, () => {
      const { faults } = createMockBackend({ scenario: 'no-connections' });
      assert.throws(() => faults.add(rule as FaultRule), words);
      assert.throws(() => createMockBackend({ scenario: 'no-connections', faults: [rule as FaultRule] }), RangeError);
      assert.deepEqual(faults.rules, []);
    });
  }
});

describe('the kinds of faults', () => {
  test('stand in the table of the README, and nothing else does', () => {
    const readme = readFileSync(new URL('../../mocks/README.md', import.meta.url), 'utf8');
    const table = /\| fault [\s\S]*?\n\n/.exec(readme)?.[0] ?? '';
    const named = [...table.matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)]);
    assert.deepEqual(named.map(([, kind = '']) => kind).sort(), Object.keys(faultKinds).sort());
  });
});

describe('a backend on the wire', () => {
  test('says so where there is nothing at an address, and logs no call', async () => {
    const backend = createMockBackend({ scenario: 'no-connections' });
    const response = await createWireHandler(backend)(new Request('http://mock.test/nothing'));
    assert.equal(response.status, 404);
    assert.deepEqual(backend.requests, []);
  });
});
