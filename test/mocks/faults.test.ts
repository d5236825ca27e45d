import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend, type MockBackend } from '../../mocks/backend.ts';
import type { Fault, FaultRule } from '../../mocks/faults/fault.ts';
import { createWireHandler } from '../../mocks/wire/wire-handler.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { AccountId } from '../../src/domain/ids.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import { codeOf, minutes, soundInput } from './sample-input.ts';

/** The backend as a client of the wire sees it. */
function overWire(backend: MockBackend): ActivationAdapter {
  const handle = createWireHandler(backend, { basePath: '/api' });
  return createRestAdapter({
    baseUrl: 'http://mock.test/api',
    fetch: async (input, init) => {
      const response = await handle(new Request(input, init));
      if (response.type === 'error') throw new TypeError('Failed to fetch');
      return response;
    },
  });
}

const ways = {
  'in memory': (backend: MockBackend) => backend.adapter,
  'on the wire': overWire,
};

for (const [way, adapterOf] of Object.entries(ways)) {
  const world = (...faults: readonly FaultRule[]) => {
    const backend = createMockBackend({ scenario: 'no-connections', faults });
    return { backend, adapter: adapterOf(backend) };
  };

  describe(`a fault ${way}`, () => {
    const felt: readonly (readonly [Fault, string])[] = [
      [{ kind: 'problem', code: 'rate-limited', retryAfter: 3 }, 'rate-limited'],
      [{ kind: 'problem', code: 'conflict' }, 'conflict'],
      [{ kind: 'status', status: 502, body: '<html>Bad gateway</html>', contentType: 'text/html' }, 'unavailable'],
      [{ kind: 'status', status: 401 }, 'unauthenticated'],
      [{ kind: 'malformed-json' }, 'unavailable'],
      [{ kind: 'schema-violation' }, 'unavailable'],
      [{ kind: 'cut-body' }, 'unavailable'],
      [{ kind: 'dropped-connection' }, 'unavailable'],
    ];
    for (const [fault, code] of felt) {
      test(`of the kind ${fault.kind} is felt as ${code}`, async () => {
        const { adapter } = world({ fault });
        assert.equal(await codeOf(adapter.listAudiences({})), code);
      });
    }

    test('says after how many seconds to come again, where it knows', async () => {
      const { adapter } = world({ fault: { kind: 'problem', code: 'unavailable', retryAfter: 7 } });
      await assert.rejects(adapter.getSession(), { code: 'unavailable', retryAfter: 7 });
    });

    test('meets the route, method and calls that it names, and no others', async () => {
      const { adapter } = world(
        { route: 'listConnections', after: 1, times: 2, fault: { kind: 'dropped-connection' } },
        { method: 'DELETE', fault: { kind: 'problem', code: 'rate-limited' } },
      );
      const codes = [];
      for (let call = 0; call < 4; call += 1) codes.push(await codeOf(adapter.listConnections({})));
      assert.deepEqual(codes, ['none', 'unavailable', 'unavailable', 'none']);
      assert.equal(await codeOf(adapter.listAccounts({})), 'none');
      assert.equal(await codeOf(adapter.deleteAccount('x' as AccountId, { etag: 'x' })), 'rate-limited');
    });

    test('with a probability meets its share of the calls, the same ones for the same seed', async () => {
      const codes = async () => {
        const { adapter } = world({ probability: 0.5, fault: { kind: 'dropped-connection' } });
        const all = [];
        for (let call = 0; call < 40; call += 1) all.push(await codeOf(adapter.getSession()));
        return all;
      };
      const first = await codes();
      const met = first.filter((code) => code === 'unavailable').length;
      assert.ok(met > 8 && met < 32, `${met} of 40`);
      assert.deepEqual(await codes(), first);
    });

    test('that is late holds the answer back until the clock has come so far', async () => {
      const { backend, adapter } = world({ fault: { kind: 'slow-headers', milliseconds: 9_000 } });
      let isAnswered = false;
      const call = adapter.getSession().then(() => (isAnswered = true));
      await turns();
      await backend.clock.advance(8_999);
      await turns();
      assert.equal(isAnswered, false);
      await backend.clock.advance(1);
      await call;
    });

    test('stalls a stream after so many events, without an end', async () => {
      const { adapter } = world({ route: 'testConnection', fault: { kind: 'stalled-stream', afterEvents: 2 } });
      const [connection] = (await adapter.listConnections({})).items;
      assert.ok(connection);
      const events = adapter.testConnection({ kind: 'saved', connectionId: connection.id })[Symbol.asyncIterator]();
      await events.next();
      await events.next();
      const third = events.next().then(() => 'an event');
      assert.equal(await Promise.race([third, turns().then(() => 'nothing')]), 'nothing');
    });

    test('is taken away again by what adding it gave', async () => {
      const { backend, adapter } = world();
      const heal = backend.faults.add({ fault: { kind: 'dropped-connection' } });
      assert.equal(await codeOf(adapter.getSession()), 'unavailable');
      assert.deepEqual(
        backend.faults.rules.map(({ struck }) => struck),
        [1],
      );
      heal();
      assert.equal(await codeOf(adapter.getSession()), 'none');
    });
  });

  describe(`the log of requests ${way}`, () => {
    test('holds every call with what came of it, and no secret', async () => {
      const { backend, adapter } = world({ route: 'listFields', fault: { kind: 'cut-body' } });
      const secretAccessKey = 'a-secret-that-stays-secret';
      await adapter.createAccount(
        {
          destinationId: 'amazon-s3' as never,
          name: 'Logged',
          credentials: { kind: 'access-key', accessKeyId: 'AKIALOGGED', secretAccessKey },
        },
        { idempotencyKey: 'k' },
      );
      await codeOf(adapter.deleteAccount('x' as AccountId, { etag: 'x' }));
      await codeOf(adapter.listFields());
      assert.deepEqual(
        backend.requests.map(({ number, call, outcome }) => [number, call, outcome]),
        [
          [1, 'createAccount', { kind: 'answered' }],
          [2, 'deleteAccount', { kind: 'refused', code: 'not-found' }],
          [3, 'listFields', { kind: 'fault', fault: { kind: 'cut-body' } }],
        ],
      );
      assert.match(JSON.stringify(backend.requests[0]?.input), /Logged/);
      assert.ok(!JSON.stringify(backend.requests).includes(secretAccessKey));
    });
  });

  describe(`latency ${way}`, () => {
    test('is the time of the clock that an answer takes', async () => {
      const backend = createMockBackend({ scenario: 'no-connections', latency: 400 });
      backend.clock.autoAdvance();
      const before = backend.clock.now();
      await adapterOf(backend).getSession();
      assert.equal(backend.clock.now() - before, 400);
    });

    test('is cut short when the caller gives up', async () => {
      const backend = createMockBackend({ scenario: 'no-connections', latency: 400 });
      const controller = new AbortController();
      const call = codeOf(adapterOf(backend).getSession({ signal: controller.signal }));
      await turns();
      controller.abort();
      assert.equal(await call, 'cancelled');
    });
  });
}

describe('a backend on the wire', () => {
  test('gives the bytes of a run as they are in memory', async () => {
    const backend = createMockBackend();
    const adapter = overWire(backend);
    const { id } = await adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
    const [started] = await adapter.startRuns(id, 'all', { idempotencyKey: 'r' });
    await backend.clock.advance(minutes(10));
    const run = await adapter.getRun(started?.id ?? assert.fail());
    const key = run.files[0]?.key ?? assert.fail();
    const read = async (from: ActivationAdapter) =>
      Buffer.from(await new Response((await from.readRunFile(run.id, key)).body).arrayBuffer());
    assert.deepEqual(await read(adapter), await read(backend.adapter));
  });

  test('says so where there is nothing at an address, and logs no call', async () => {
    const backend = createMockBackend({ scenario: 'no-connections' });
    const response = await createWireHandler(backend)(new Request('http://mock.test/nothing'));
    assert.equal(response.status, 404);
    assert.deepEqual(backend.requests, []);
  });
});

/** Lets everything that waits for nothing but its turn go on. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
