import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { eventStream } from '../../src/rest/event-stream.ts';
import { ManualClock } from './manual-clock.ts';

interface Opened {
  readonly clock: ManualClock;
  readonly failures: ActivationError[];
  readonly gone: AbortController;
  /** The next chunk as text; `undefined` at the end. */
  readonly read: () => Promise<string | undefined>;
  readonly cancel: () => Promise<void>;
}

const HEARTBEAT = 'event: heartbeat\ndata: {"everySeconds":20}\n\n';

function opened(events: (signal: AbortSignal) => AsyncIterable<unknown>, heartbeatSeconds: number | null = 20): Opened {
  const clock = new ManualClock();
  const failures: ActivationError[] = [];
  const gone = new AbortController();
  const stream = eventStream(events, {
    signal: gone.signal,
    heartbeatSeconds,
    clock,
    onFailure: (error) => failures.push(error),
  });
  const reader = stream.getReader();
  return {
    clock,
    failures,
    gone,
    read: async () => {
      const { value } = await reader.read();
      return value && new TextDecoder().decode(value);
    },
    cancel: () => reader.cancel(),
  };
}

/** Yields nothing until its signal is aborted. */
async function* silence(signal: AbortSignal): AsyncGenerator<unknown> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  yield* [];
  throw new ActivationError('cancelled', 'Given up.');
}

describe('stream of events', () => {
  test('opens with a heartbeat, sends each value as JSON, and says when there are no more', async () => {
    const stream = opened(async function* () {
      yield await Promise.resolve({ a: 'line\nbreak' });
      yield 2;
    });
    assert.equal(await stream.read(), HEARTBEAT);
    assert.equal(await stream.read(), 'data: {"a":"line\\nbreak"}\n\n');
    assert.equal(await stream.read(), 'data: 2\n\n');
    assert.equal(await stream.read(), 'event: end\ndata: {}\n\n');
    assert.equal(await stream.read(), undefined);
    assert.equal(stream.clock.waiting, 0);
  });

  test('breaks off with a problem', async () => {
    const stream = opened(async function* () {
      yield await Promise.resolve(1);
      throw new ActivationError('forbidden', 'Ask Ada.', { permission: 'view-destinations' });
    });
    await stream.read();
    await stream.read();
    const frame = (await stream.read()) ?? '';
    assert.match(frame, /^event: problem\ndata: \{.*\}\n\n$/);
    assert.match(frame, /"code":"forbidden".*"permission":"view-destinations"/);
    assert.equal(await stream.read(), undefined);
  });

  test('tells nothing of an error from inside, and reports it', async () => {
    const stream = opened(async function* () {
      yield await Promise.reject<number>(new Error('db.internal is down'));
    });
    await stream.read();
    const frame = (await stream.read()) ?? '';
    assert.match(frame, /"code":"unavailable"/);
    assert.ok(!frame.includes('db.internal'));
    assert.deepEqual(
      stream.failures.map(({ code }) => code),
      ['unavailable'],
    );
  });

  test('is kept alive by a heartbeat as often as it says', async () => {
    const stream = opened(silence);
    await stream.read();
    const next = stream.read();
    await stream.clock.advance(20_000);
    assert.equal(await next, HEARTBEAT);
    const after = stream.read();
    await stream.clock.advance(19_999);
    assert.equal(await Promise.race([after, Promise.resolve('silent')]), 'silent');
    await stream.cancel();
  });

  test('does not heap heartbeats up where nobody reads', async () => {
    const stream = opened(silence);
    for (let minute = 0; minute < 10; minute += 1) await stream.clock.advance(60_000);
    assert.equal(await stream.read(), HEARTBEAT);
    const next = stream.read();
    await stream.clock.advance(20_000);
    assert.equal(await next, HEARTBEAT);
    await stream.cancel();
  });

  test('promises no heartbeat where there are none, and opens with a comment', async () => {
    const stream = opened(silence, null);
    assert.equal(await stream.read(), ': here\n\n');
    assert.equal(stream.clock.waiting, 0);
    await stream.cancel();
  });

  test('asks for no more than is read', async () => {
    let given = 0;
    const stream = opened(async function* () {
      for (;;) yield await Promise.resolve((given += 1));
    });
    await stream.read();
    await stream.clock.advance(0);
    assert.ok(given <= 2, `${given} were asked for`);
    await stream.cancel();
  });

  for (const [title, leave] of [
    ['cancels the stream', (stream: Opened) => stream.cancel()],
    ['aborts the request', (stream: Opened) => Promise.resolve(stream.gone.abort())],
  ] as const) {
    test(`ends the iteration when its reader ${title}`, async () => {
      let ended: (reason: string) => void = () => undefined;
      const end = new Promise((resolve) => (ended = resolve));
      const stream = opened(async function* (signal) {
        try {
          yield* silence(signal);
        } finally {
          ended('ended');
        }
      });
      await stream.read();
      await stream.clock.advance(0);
      await leave(stream);
      assert.equal(await end, 'ended');
      await stream.clock.advance(0);
      assert.equal(stream.clock.waiting, 0);
      assert.deepEqual(stream.failures, []);
    });
  }
});
