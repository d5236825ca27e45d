import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as v from 'valibot';
import type { Activation } from '../../../src/domain/activation.ts';
import { activationIdSchema, audienceIdSchema, runIdSchema } from '../../../src/domain/ids.ts';
import { emptyLedger } from '../../../src/domain/ledger.ts';
import type { Run } from '../../../src/domain/run.ts';
import { createRunner } from '../../../src/runner/index.ts';
import { RunBook } from '../../../src/s3/run-book.ts';
import { CountedState } from './counted-state.ts';
import { Process, world, type World } from './two-processes.ts';

const ACTIVATIONS = 50;
const RUNS = 100;

let shared: World & { readonly state: CountedState };

/** A hundred days of one audience at each of fifty activations; the last run of every tenth failed. */
before(async () => {
  shared = { ...world(), state: new CountedState() };
  const book = new RunBook(shared.state);
  const first = await new Process(shared).activation();
  const stored = await shared.state.get(`activations/${first.id}`);
  for (let number = 1; number <= ACTIVATIONS; number++) {
    const id = v.parse(activationIdSchema, `act-${String(number).padStart(3, '0')}`);
    const value = { ...(stored?.value as Activation), id, name: `Activation ${String(number).padStart(3, '0')}` };
    await shared.state.put(`activations/${id}`, value, { kind: 'absent' });
    for (let day = 1; day <= RUNS; day++) {
      const run = runOf(id, day);
      await book.enter(run);
      const endedAt = run.slot;
      const hasFailed = day === RUNS && number % 10 === 0;
      await book.keep(
        { ...run, state: hasFailed ? failedAt(endedAt) : { kind: 'succeeded', startedAt: endedAt, endedAt } },
        1,
      );
    }
  }
  await shared.state.remove(`activations/${first.id}`, stored?.version ?? '');
});

function runOf(activationId: Activation['id'], day: number): Run {
  return {
    id: v.parse(runIdSchema, `run-${activationId}-${day}`),
    activationId,
    audienceId: v.parse(audienceIdSchema, 'aud-visitors'),
    audienceName: 'Visitors',
    slot: new Date(Date.UTC(2026, 0, day)).toISOString(),
    trigger: 'schedule',
    attempt: 1,
    state: { kind: 'waiting' },
    ledger: emptyLedger,
    files: [],
  };
}

function failedAt(moment: string): Run['state'] {
  return {
    kind: 'failed',
    startedAt: moment,
    endedAt: moment,
    error: { title: 'No', message: 'No.', nextStep: 'Retry.' },
  };
}

function callsOf(): number {
  const { get, put, remove, list } = shared.state.calls;
  return get + put + remove + list;
}

/** What a process that has read nothing yet asks of S3. */
async function fresh<Answer>(act: (process: Process) => Promise<Answer>): Promise<Answer> {
  const process = new Process(shared);
  shared.state.forgetCalls();
  return act(process);
}

describe(`lists over ${ACTIVATIONS} activations of ${RUNS} runs each`, () => {
  test('a page of activations reads each of them and its last run, and lists its runs: four calls each at most', async () => {
    const { items } = await fresh(({ s3 }) => s3.adapter.listActivations({ limit: ACTIVATIONS }));
    assert.equal(items.length, ACTIVATIONS);
    assert.equal(items.filter(({ lastResult }) => lastResult?.failed === 1).length, ACTIVATIONS / 10);
    assert.ok(callsOf() <= 4 * ACTIVATIONS, `${callsOf()} calls`);
  });

  test('the last results of activations that are not on the page cost nothing', async () => {
    await fresh(({ s3 }) => s3.adapter.listActivations({ limit: 5 }));
    assert.ok(callsOf() <= ACTIVATIONS + 4 * 5, `${callsOf()} calls`);
  });

  test('a page of runs reads those that it shows', async () => {
    const { items, nextCursor } = await fresh(({ s3 }) => s3.adapter.listRuns({ limit: 20 }));
    assert.equal(items.length, 20);
    assert.notEqual(nextCursor, null);
    assert.ok(callsOf() <= 20 + (ACTIVATIONS * RUNS) / 1000 + 1, `${callsOf()} calls`);
  });

  test('whoever takes up interrupted runs reads none that has ended', async () => {
    assert.deepEqual(await fresh(({ s3 }) => s3.takeUpInterrupted()), []);
    assert.equal(callsOf(), 1);
  });

  test('a runner that goes on reads each activation, and nothing of its runs', async () => {
    const process = new Process(shared);
    const runner = createRunner({ adapter: process.s3.adapter, slots: process.s3, clock: process.clock });
    await runner.runDue();
    await process.s3.idle();
    shared.state.forgetCalls();
    await runner.runDue();
    assert.ok(callsOf() <= ACTIVATIONS + 5, `${callsOf()} calls`);
  });

  test('a runner that has just been started asks besides whether each has its newest slot', async () => {
    await fresh(async (process) => {
      const runner = createRunner({ adapter: process.s3.adapter, slots: process.s3, clock: process.clock });
      await runner.runDue();
      await process.s3.idle();
    });
    assert.ok(callsOf() <= 2 * ACTIVATIONS + 5, `${callsOf()} calls`);
  });

  test('the open runs of an activation are found without a look at those that have ended', async () => {
    const id = v.parse(activationIdSchema, 'act-001');
    await fresh(({ s3 }) => s3.adapter.listRuns({ activationId: id, state: 'running' }));
    assert.ok(callsOf() <= 2, `${callsOf()} calls`);
  });

  test('reads many things at once, and not all of them', async () => {
    shared.state.mostReadings = 0;
    await fresh(({ s3 }) => s3.adapter.listActivations({ limit: ACTIVATIONS }));
    assert.ok(shared.state.mostReadings > 4 && shared.state.mostReadings <= 16, `${shared.state.mostReadings} at once`);
  });
});
