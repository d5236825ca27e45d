import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import { ledgerBalances } from '../../src/domain/ledger.ts';
import type { RunEvent } from '../../src/domain/run.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { activated, ran } from './activated.ts';
import { codeOf, days, minutes, smallAudiences, soundInput } from './sample-input.ts';

describe('a run', () => {
  test('waits, runs with progress, and succeeds as the clock moves', async () => {
    const { backend, activation } = await activated();
    const [started] = await backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'run' });
    assert.ok(started);
    const look = () => backend.adapter.getRun(started.id);
    assert.equal(started.state.kind, 'waiting');
    await backend.clock.advance(2_100);
    const running = await look();
    assert.equal(running.state.kind, 'running');
    assert.ok(running.state.kind === 'running' && running.state.progress.rows > 0);
    assert.ok(ledgerBalances(running.ledger));
    assert.deepEqual(running.files, []);
    await backend.clock.advance(minutes(5));
    const ended = await look();
    assert.equal(ended.state.kind, 'succeeded');
    assert.ok(ended.ledger.written > 0 && ended.ledger.excluded > 0 && ledgerBalances(ended.ledger));
  });

  test('can be cancelled while it goes on, and then leaves nothing', async () => {
    const { backend, activation } = await activated('long-runs');
    const [started] = await backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'run' });
    assert.ok(started);
    await backend.clock.advance(minutes(2));
    const cancelled = await backend.adapter.cancelRun(started.id);
    assert.equal(cancelled.state.kind, 'cancelled');
    assert.ok(cancelled.ledger.read > 0 && cancelled.ledger.written === 0 && ledgerBalances(cancelled.ledger));
    assert.deepEqual(cancelled.files, []);
    assert.equal(await codeOf(backend.adapter.cancelRun(started.id)), 'conflict');
    const retried = await backend.adapter.retryRun(started.id, { idempotencyKey: 'again' });
    assert.deepEqual([retried.attempt, retried.slot, retried.trigger], [2, started.slot, 'retry']);
  });

  test('that failed can be tried again once, and one that succeeded not at all', async () => {
    const { backend, runs } = await ran('partial-success');
    const failed = runs.find(({ state }) => state.kind === 'failed');
    const succeeded = runs.find(({ state }) => state.kind === 'succeeded');
    assert.ok(failed && succeeded);
    assert.equal(await codeOf(backend.adapter.retryRun(succeeded.id, { idempotencyKey: 'a' })), 'conflict');
    await backend.adapter.retryRun(failed.id, { idempotencyKey: 'b' });
    assert.equal(await codeOf(backend.adapter.retryRun(failed.id, { idempotencyKey: 'c' })), 'conflict');
  });

  test('cannot be started by hand while the audience runs, nor for an audience of another activation', async () => {
    const { backend, activation } = await activated();
    const start = (ids: Parameters<typeof backend.adapter.startRuns>[1], key: string) =>
      codeOf(backend.adapter.startRuns(activation.id, ids, { idempotencyKey: key }));
    assert.equal(await start((await smallAudiences(backend, 5)).slice(4), 'a'), 'invalid');
    assert.equal(await start('all', 'b'), 'none');
    assert.equal(await start('all', 'c'), 'conflict');
  });

  test('is started once, however often the same key is sent', async () => {
    const { backend, activation } = await activated();
    const start = () => backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'same' });
    const both = await Promise.all([start(), start()]);
    assert.deepEqual(both[0], both[1]);
    await backend.clock.advance(minutes(30));
    assert.deepEqual(await start(), both[0]);
    assert.equal((await backend.adapter.listRuns({ activationId: activation.id })).items.length, 2);
  });

  test('of an audience without profiles does what the activation says of it', async () => {
    const backend = createMockBackend();
    const { items } = await backend.adapter.listAudiences({ filter: { available: false }, limit: 500 });
    const empty = items.find(
      ({ availability }) => availability.kind === 'unavailable' && availability.reason === 'empty',
    );
    assert.ok(empty);
    const sound = await soundInput(backend);
    const [entry] = sound.audiences;
    assert.ok(entry);
    for (const [emptyAudience, expected] of [
      ['skip', 'skipped'],
      ['fail', 'failed'],
      ['header-only', 'succeeded'],
    ] as const) {
      const input = { ...sound, name: emptyAudience, emptyAudience, audiences: [{ ...entry, audienceId: empty.id }] };
      const { id } = await backend.adapter.createActivation(input, { idempotencyKey: emptyAudience });
      await backend.adapter.startRuns(id, 'all', { idempotencyKey: emptyAudience });
      await backend.clock.advance(minutes(1));
      const [run] = (await backend.adapter.listRuns({ activationId: id })).items;
      assert.equal(run?.state.kind, expected);
      assert.equal(run?.files.length, expected === 'succeeded' ? 2 : 0);
    }
  });
});

const afterEvaluation: Schedule = {
  frequency: 'daily',
  start: { kind: 'after-evaluation' },
  firstDay: '2026-11-24',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'UTC',
};

describe('a schedule', () => {
  test('comes due when the clock reaches its slot, once', async () => {
    const { backend, activation } = await activated();
    const count = async () => (await backend.adapter.listRuns({ activationId: activation.id })).items.length;
    await backend.clock.advanceTo('2026-11-24T19:59:59Z');
    assert.equal(await count(), 0);
    await backend.clock.advanceTo('2026-11-24T20:00:00Z');
    assert.equal(await count(), 2);
    await backend.clock.advance(days(3));
    assert.equal(await count(), 8);
  });

  test('that waits for the evaluation comes due when that ends', async () => {
    const backend = createMockBackend();
    const sound = await soundInput(backend);
    const audiences = sound.audiences.map((entry) => ({
      ...entry,
      schedule: afterEvaluation,
    }));
    const activation = await backend.adapter.createActivation({ ...sound, audiences }, { idempotencyKey: 'k' });
    await backend.clock.advance(days(2));
    const { items } = await backend.adapter.listRuns({ activationId: activation.id });
    assert.deepEqual([...new Set(items.map(({ slot }) => slot))], ['2026-11-26T02:10:00Z', '2026-11-25T02:10:00Z']);
  });

  test('rests while its activation is paused', async () => {
    const { backend, activation } = await activated();
    const paused = await backend.adapter.updateActivation(activation.id, { status: 'paused' }, activation);
    assert.equal(paused.nextRunAt, null);
    await backend.clock.advance(days(3));
    assert.equal((await backend.adapter.listRuns({ activationId: activation.id })).items.length, 0);
    await backend.adapter.updateActivation(activation.id, { status: 'enabled' }, paused);
    await backend.clock.advance(days(1));
    assert.equal((await backend.adapter.listRuns({ activationId: activation.id })).items.length, 2);
  });

  test('is taken out of service after three failures in a row, and says what to do', async () => {
    const { backend, activation } = await activated('run-fails-access-denied');
    await backend.clock.advance(days(5));
    const later = await backend.adapter.getActivation(activation.id);
    assert.equal(later.status, 'needs-attention');
    assert.match(later.attention ?? '', /failed/);
    assert.equal(later.attentionCode, 'runs-failed');
    assert.equal(later.lastResult?.failed, 2);
    const resumed = await backend.adapter.updateActivation(activation.id, { status: 'enabled' }, later);
    assert.deepEqual([resumed.status, resumed.attention, resumed.attentionCode], ['enabled', undefined, undefined]);
  });
});

describe('whoever watches runs', () => {
  test('is told of those that go on now, of progress, and of the end with its files', async () => {
    const { backend, activation } = await activated();
    await backend.adapter.startRuns(activation.id, 'all', { idempotencyKey: 'run' });
    const seen: RunEvent[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const event of backend.adapter.watchRuns({ activationId: activation.id }, { signal: stop.signal }))
        seen.push(event);
    })();
    await turn();
    await backend.clock.advance(2_050);
    await turn();
    await backend.clock.advance(minutes(10));
    while (seen.filter(isEnd).length < 2) await turn();
    stop.abort();
    assert.equal(await codeOf(watching), 'cancelled');
    const kinds = seen.map((event) => (event.type === 'run' ? event.run.state.kind : event.type));
    assert.deepEqual(new Set(kinds), new Set(['waiting', 'running', 'succeeded']));
    assert.ok(seen.filter(isEnd).every((event) => event.type === 'run' && event.run.files.length === 2));
  });

  test('is told when something else about an activation has changed', async () => {
    const { backend, activation } = await activated();
    const events = backend.adapter.watchRuns({ activationId: activation.id })[Symbol.asyncIterator]();
    const next = events.next();
    await turn();
    await backend.adapter.updateActivation(activation.id, { name: 'Renamed' }, activation);
    assert.deepEqual((await next).value, { type: 'activation-changed', activationId: activation.id });
    await events.return?.();
  });
});

/** Lets everything that waits for nothing but its turn go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isEnd(event: RunEvent): boolean {
  return event.type === 'run' && event.run.state.kind === 'succeeded';
}
