import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MockSetup } from '../../mocks/index.ts';
import { setupMockBackend } from '../../mocks/msw/node.ts';
import { VirtualClock } from '../../mocks/virtual-clock.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import { codeOf } from './sample-input.ts';

describe('setupMockBackend in Node', () => {
  test('answers fetch with the world that it is told, until it is stopped', async () => {
    const untouched = globalThis.fetch;
    const mock = await setupMockBackend({ scenario: 'read-only+no-connections' });
    assert.notEqual(globalThis.fetch, untouched);
    try {
      const adapter = createRestAdapter({ baseUrl: mock.baseUrl });
      assert.deepEqual((await adapter.getSession()).permissions, ['view-destinations']);
      assert.equal(await codeOf(adapter.listFields()), 'forbidden');
      assert.deepEqual(
        mock.backend.requests.map(({ via, call }) => [via, call]),
        [
          ['wire', 'getSession'],
          ['wire', 'listFields'],
        ],
      );
    } finally {
      mock.stop();
    }
    assert.equal(globalThis.fetch, untouched);
  });

  test('shows another world at the same address when it is changed', async () => {
    const mock = await setupMockBackend({ scenario: 'no-connections' });
    try {
      const adapter = createRestAdapter({ baseUrl: mock.baseUrl });
      assert.equal((await adapter.listDestinations()).length, 60);
      mock.change({ scenario: 'empty-catalogue' });
      assert.equal((await adapter.listDestinations()).length, 0);
      mock.change({ scenario: 'offline+no-connections' });
      assert.equal(await codeOf(adapter.listDestinations()), 'unavailable');
    } finally {
      mock.stop();
    }
  });

  test('answers at several addresses at once, each until it is stopped itself', async () => {
    const untouched = globalThis.fetch;
    const rights = async (mock: MockSetup) =>
      (await createRestAdapter({ baseUrl: mock.baseUrl }).getSession()).permissions.length;
    const one = await setupMockBackend({ scenario: 'no-connections', baseUrl: 'http://one.example/api' });
    const other = await setupMockBackend({
      scenario: 'no-connections+read-only',
      baseUrl: 'http://other.example/api',
    });
    try {
      assert.deepEqual([await rights(one), await rights(other)], [3, 1]);
      one.stop();
      assert.equal(await rights(other), 1);
      const covering = await setupMockBackend({ scenario: 'no-connections', baseUrl: other.baseUrl });
      assert.equal(await rights(other), 3);
      covering.stop();
      assert.equal(await rights(other), 1);
    } finally {
      one.stop();
      other.stop();
    }
    assert.equal(globalThis.fetch, untouched);
  });

  test('lets its time go with a clock that it is given', async () => {
    const leader = new VirtualClock();
    const mock = await setupMockBackend({ scenario: 'no-connections', follow: { clock: leader, speed: 60 } });
    try {
      await leader.advance(60_000);
      assert.equal(mock.backend.clock.instant(), '2026-11-24T10:41:00Z');
    } finally {
      mock.stop();
    }
  });
});
