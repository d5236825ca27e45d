import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import type { Clock } from '../../src/adapter/clock.ts';
import { activationSchema } from '../../src/domain/activation.ts';
import { audienceSchema } from '../../src/domain/audience.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { emptyLedger } from '../../src/domain/ledger.ts';
import { runSchema, type Run } from '../../src/domain/run.ts';
import { createRunner, type RunnerOptions, type SlotStarter } from '../../src/runner/index.ts';

const start = '2026-11-20T12:00:00Z';

const activation = v.parse(activationSchema, {
  id: 'act-1',
  name: 'Drop',
  connectionId: 'conn-1',
  destinationId: 'amazon-s3',
  dataType: 'prospects',
  audiences: ['a', 'b'].map((audienceId) => ({
    audienceId,
    schedule: {
      frequency: 'daily',
      start: { kind: 'at', time: '06:00' },
      firstDay: '2026-11-20',
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'UTC',
    },
    fileName: defaultFileNameTemplate,
  })),
  mapping: [{ source: 'partnerID', target: 'partnerID', mandatory: false, deduplicationKey: false }],
  splitting: { maxRows: 10, maxBytes: null },
  emptyAudience: 'skip',
  status: 'enabled',
  activeRuns: 0,
  nextRunAt: null,
  lastResult: null,
  createdAt: start,
  updatedAt: start,
  etag: '1',
});

/** A clock whose sleeps end at once and move it, a few times; then it aborts. */
class HurriedClock implements Clock {
  #now = Date.parse('2026-11-24T05:59:30Z');
  readonly #sleeps: AbortController;
  #left: number;

  constructor(sleeps: AbortController, left: number) {
    this.#sleeps = sleeps;
    this.#left = left;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    this.#left -= 1;
    if (this.#left === 0) this.#sleeps.abort();
    return Promise.resolve();
  }
}

/** Slots that are shared by every runner, each claimed once, ended at once. */
function shared() {
  const runs: Run[] = [];
  const slots: SlotStarter = {
    startSlot(activationId, audienceId, slot) {
      const id = `${audienceId}-${slot}`;
      if (runs.some((run) => run.id === id)) return Promise.resolve(undefined);
      const run = v.parse(runSchema, {
        id,
        activationId,
        audienceId,
        audienceName: audienceId,
        slot,
        trigger: 'schedule',
        attempt: 1,
        state: { kind: 'succeeded', startedAt: slot, endedAt: slot },
        ledger: emptyLedger,
        files: [],
      });
      runs.push(run);
      return Promise.resolve(run);
    },
  };
  const adapter: RunnerOptions['adapter'] = {
    listActivations: (query) =>
      Promise.resolve(
        query.cursor === undefined ? { items: [], nextCursor: 'second' } : { items: [activation], nextCursor: null },
      ),
    listAudiences: () => Promise.reject(new Error('no schedule waits for an evaluation')),
    listRuns: () => Promise.resolve({ items: [...runs], nextCursor: null }),
  };
  return { adapter, slots, runs };
}

const still: Clock = { now: () => Date.parse('2026-11-24T09:41:00Z'), sleep: () => Promise.resolve() };

describe('runner', () => {
  test('starts every audience that is due, of every page', async () => {
    const started = await createRunner({ ...shared(), clock: still }).runDue();
    assert.deepEqual(
      started.map(({ audienceId, slot }) => [audienceId, slot]),
      [
        ['a', '2026-11-24T06:00:00Z'],
        ['b', '2026-11-24T06:00:00Z'],
      ],
    );
  });

  test('starts nothing a second time', async () => {
    const runner = createRunner({ ...shared(), clock: still });
    await runner.runDue();
    assert.deepEqual(await runner.runDue(), []);
  });

  test('shares the slots with every other runner: each runs once', async () => {
    const world = shared();
    const runners = Array.from({ length: 5 }, () => createRunner({ ...world, clock: still }));
    const started = (await Promise.all(runners.map((runner) => runner.runDue()))).flat();
    assert.equal(started.length, 2);
    assert.equal(world.runs.length, 2);
  });

  test('starts what is due behind something that fails, and tells of the failure afterwards', async () => {
    const world = shared();
    const failure = new Error('this audience cannot be read');
    const slots: SlotStarter = {
      takeUpInterrupted: () => Promise.reject(new Error('a run that nobody can read')),
      startSlot: (activationId, audienceId, slot) =>
        audienceId === 'a' ? Promise.reject(failure) : world.slots.startSlot(activationId, audienceId, slot),
    };
    await assert.rejects(createRunner({ ...world, slots, clock: still }).runDue(), (error) => {
      assert.ok(error instanceof AggregateError);
      assert.equal(error.errors.length, 2);
      assert.equal(error.errors[1], failure);
      return true;
    });
    assert.deepEqual(
      world.runs.map(({ audienceId }) => audienceId),
      ['b'],
    );
  });

  test('starts no later slot of an audience before an earlier one, which the later one would hide', async () => {
    const world = shared();
    let isAway = true;
    const slots: SlotStarter = {
      startSlot: (activationId, audienceId, slot) =>
        isAway && audienceId === 'a' && slot === '2026-11-22T06:00:00Z'
          ? Promise.reject(new Error('the state store is away'))
          : world.slots.startSlot(activationId, audienceId, slot),
    };
    const runner = createRunner({ ...world, slots, clock: still, catchUp: 'all' });
    await assert.rejects(runner.runDue());
    isAway = false;
    await runner.runDue();
    assert.equal(world.runs.length, 2 * 4);
  });

  test('lists no runs while each audience has its newest slot', async () => {
    const world = shared();
    let lists = 0;
    const adapter: RunnerOptions['adapter'] = {
      ...world.adapter,
      listRuns: (...call) => {
        lists++;
        return world.adapter.listRuns(...call);
      },
    };
    const slots: SlotStarter = {
      ...world.slots,
      isClaimed: (_activation, audienceId, slot) =>
        Promise.resolve(world.runs.some((run) => run.audienceId === audienceId && run.slot === slot)),
    };
    const runner = createRunner({ adapter, slots, clock: still });
    assert.equal((await runner.runDue()).length, 2);
    lists = 0;
    assert.deepEqual(await runner.runDue(), []);
    assert.deepEqual(await createRunner({ adapter, slots, clock: still }).runDue(), []);
    assert.equal(lists, 0);
  });

  test('starts nothing more once it is told to end', async () => {
    const world = shared();
    const ending = new AbortController();
    const slots: SlotStarter = {
      startSlot: () => {
        ending.abort();
        return Promise.reject(new Error('ended'));
      },
    };
    await assert.rejects(createRunner({ ...world, slots, clock: still }).runDue(ending.signal), { name: 'AbortError' });
    assert.deepEqual(world.runs, []);
  });

  test('asks for the evaluations of every audience, page by page', async () => {
    const world = shared();
    const audiences = activation.audiences.map((entry) => ({
      ...entry,
      schedule: { ...entry.schedule, start: { kind: 'after-evaluation' as const } },
    }));
    const waiting = v.parse(activationSchema, { ...activation, audiences });
    const evaluated = (id: string) =>
      v.parse(audienceSchema, {
        id,
        name: id,
        dataType: 'prospects',
        profiles: 1,
        status: 'published',
        availability: { kind: 'available' },
        origin: '',
        tags: [],
        evaluatedAt: '2026-11-24T08:00:00Z',
        createdAt: start,
        updatedAt: start,
      });
    const page = { position: null, total: 2, unfilteredTotal: 2, available: null };
    const adapter: RunnerOptions['adapter'] = {
      ...world.adapter,
      listActivations: () => Promise.resolve({ items: [waiting], nextCursor: null }),
      listAudiences: ({ from }) =>
        Promise.resolve(
          from === undefined
            ? { ...page, items: [evaluated('a')], nextCursor: 'b' }
            : { ...page, items: [evaluated('b')], nextCursor: null },
        ),
    };
    const started = await createRunner({ ...world, adapter, clock: still }).runDue();
    assert.deepEqual(
      started.map(({ audienceId }) => audienceId),
      ['a', 'b'],
    );
  });

  test('in a loop starts slots as they come due, and ends with its signal', async () => {
    const world = shared();
    const ending = new AbortController();
    const clock = new HurriedClock(ending, 3);
    const errors: unknown[] = [];
    await createRunner({ ...world, clock }).loop({
      everyMilliseconds: 60_000,
      signal: ending.signal,
      onError: (error) => errors.push(error),
    });
    assert.deepEqual(
      world.runs.map(({ slot }) => slot),
      ['2026-11-23T06:00:00Z', '2026-11-23T06:00:00Z', '2026-11-24T06:00:00Z', '2026-11-24T06:00:00Z'],
    );
    assert.deepEqual(errors, []);
  });

  test('in a loop outlives a call that fails, and reports it', async () => {
    const world = shared();
    const ending = new AbortController();
    const errors: unknown[] = [];
    const adapter = { ...world.adapter, listActivations: () => Promise.reject(new Error('the state store is away')) };
    await createRunner({ adapter, slots: world.slots, clock: new HurriedClock(ending, 2) }).loop({
      everyMilliseconds: 1000,
      signal: ending.signal,
      onError: (error) => errors.push(error),
    });
    assert.equal(errors.length, 2);
  });
});
