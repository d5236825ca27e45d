import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationError } from '../../src/adapter/activation-error.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { ManualClock } from './manual-clock.ts';
import { runEvent } from './samples.ts';

const data = `data: ${JSON.stringify(runEvent)}\n\n`;
const end = 'event: end\ndata: {}\n\n';
const heartbeat = 'event: heartbeat\ndata: {"everySeconds":20}\n\n';

/** A server that sends so much and then waits, closes, or breaks. */
function server(chunks: readonly (string | Uint8Array)[], then: 'waits' | 'closes' | 'breaks') {
  const seen: { signal?: AbortSignal; cancelled: boolean } = { cancelled: false };
  const encoder = new TextEncoder();
  const clock = new ManualClock();
  const adapter = createRestAdapter({
    baseUrl: 'http://rest.test',
    clock,
    fetch: (_input, init) => {
      if (init?.signal) seen.signal = init.signal;
      const waiting = [...chunks];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const abort = () => controller.error(new DOMException('Aborted', 'AbortError'));
          if (init?.signal?.aborted) abort();
          init?.signal?.addEventListener('abort', abort);
        },
        pull(controller) {
          const chunk = waiting.shift();
          if (chunk !== undefined) controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
          else if (then === 'closes') controller.close();
          else if (then === 'breaks') controller.error(new TypeError('terminated: peer.internal'));
        },
        cancel() {
          seen.cancelled = true;
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
    },
  });
  return { adapter, seen, clock };
}

async function all(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const gathered: unknown[] = [];
  for await (const event of events) gathered.push(event);
  return gathered;
}

function code(expected: string) {
  return (error: ActivationError) => {
    assert.equal(error.code, expected);
    assert.ok(!error.message.includes('internal'));
    return true;
  };
}

describe('events that a server sends', () => {
  test('come as they are sent, heartbeats and odd chunks aside', async () => {
    const bytes = new TextEncoder().encode(data);
    const pieces = [bytes.slice(0, 10), bytes.slice(10)];
    const { adapter } = server([': here\n\n', heartbeat, data, heartbeat, ...pieces, end], 'closes');
    assert.deepEqual(await all(adapter.watchRuns({})), [runEvent, runEvent]);
  });

  test('end where the server says so, even if the link stays open', async () => {
    const { adapter, seen } = server([data, end], 'waits');
    assert.deepEqual(await all(adapter.watchRuns({})), [runEvent]);
    assert.ok(seen.cancelled);
  });

  for (const then of ['closes', 'breaks'] as const) {
    test(`are unavailable where the link ${then} before`, async () =>
      assert.rejects(all(server([data], then).adapter.watchRuns({})), code('unavailable')));
  }

  test('are unavailable where one is not of its schema', async () => {
    for (const odd of ['data: {"type":"other"}\n\n', 'data: {\n\n'])
      await assert.rejects(all(server([odd, end], 'closes').adapter.watchRuns({})), code('unavailable'));
  });

  test('break off with the problem that the server tells', async () => {
    const told = 'event: problem\ndata: {"code":"unauthenticated","detail":"Sign in."}\n\n';
    await assert.rejects(all(server([data, told], 'waits').adapter.watchRuns({})), code('unauthenticated'));
  });

  test('are unavailable where a server that sends heartbeats is not heard for three of them', async () => {
    const { adapter, seen, clock } = server([heartbeat, data], 'waits');
    const events = adapter.watchRuns({})[Symbol.asyncIterator]();
    await events.next();
    const lost = assert.rejects(events.next(), code('unavailable'));
    await clock.advance(59_999);
    assert.equal(clock.waiting, 1);
    await clock.advance(1);
    await lost;
    assert.ok(seen.cancelled);
  });

  test('may be hours apart where a server promises no heartbeat', async () => {
    const { adapter, clock } = server([': here\n\n', data], 'waits');
    const events = adapter.watchRuns({})[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    await clock.advance(86_400_000);
    assert.equal(await Promise.race([next, Promise.resolve('waits')]), 'waits');
    await Promise.all([events.return?.(), assert.rejects(next, code('cancelled'))]);
  });

  test('leave no wait behind', async () => {
    const { adapter, clock } = server([heartbeat, data, heartbeat, end], 'waits');
    await all(adapter.watchRuns({}));
    assert.equal(clock.waiting, 0);
  });

  test('are not asked for before the first is wanted', () => {
    const { adapter, seen } = server([], 'waits');
    adapter.watchRuns({});
    assert.equal(seen.signal, undefined);
  });
});

describe('leaving the events', () => {
  test('by leaving the loop ends the request', async () => {
    const { adapter, seen } = server([data], 'waits');
    for await (const event of adapter.watchRuns({})) {
      assert.deepEqual(event, runEvent);
      break;
    }
    assert.ok(seen.signal?.aborted);
  });

  test('by the signal rejects with cancelled and ends the request', async () => {
    const { adapter, seen } = server([data], 'waits');
    const giveUp = new AbortController();
    const events = adapter.watchRuns({}, { signal: giveUp.signal })[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    giveUp.abort(new Error('left'));
    await assert.rejects(next, code('cancelled'));
    assert.ok(seen.signal?.aborted);
    assert.deepEqual(await events.next(), { done: true, value: undefined });
  });

  test('while one is awaited ends the wait at once', async () => {
    const { adapter, seen } = server([], 'waits');
    const events = adapter.watchRuns({})[Symbol.asyncIterator]();
    const next = events.next();
    const left = events.return?.();
    await assert.rejects(next, code('cancelled'));
    await left;
    assert.ok(seen.signal?.aborted);
  });
});
