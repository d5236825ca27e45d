import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { activationSchema } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { emptyLedger } from '../../src/domain/ledger.ts';
import { runSchema, type Run } from '../../src/domain/run.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { dueSlots, type DueSlotsOptions } from '../../src/runner/due-slots.ts';

const atSix: Schedule = {
  frequency: 'daily',
  start: { kind: 'at', time: '06:00' },
  firstDay: '2026-11-20',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'UTC',
};
const afterEvaluation: Schedule = { ...atSix, start: { kind: 'after-evaluation' } };

function activation(schedule: Schedule, status = 'enabled', scheduledSince?: Record<string, string>) {
  return v.parse(activationSchema, {
    id: 'act-1',
    name: 'Drop',
    connectionId: 'conn-1',
    destinationId: 'amazon-s3',
    dataType: 'prospects',
    audiences: [{ audienceId: 'a', schedule, fileName: defaultFileNameTemplate }],
    mapping: [{ source: 'partnerID', target: 'partnerID', mandatory: false, deduplicationKey: false }],
    splitting: { maxRows: 10, maxBytes: null },
    emptyAudience: 'skip',
    status,
    activeRuns: 0,
    nextRunAt: null,
    lastResult: null,
    createdAt: '2026-11-20T12:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    etag: '1',
    scheduledSince,
  });
}

function run(slot: string, state: Run['state'], trigger: Run['trigger'] = 'schedule'): Run {
  return v.parse(runSchema, {
    id: `run-${slot}-${trigger}`,
    activationId: 'act-1',
    audienceId: 'a',
    audienceName: 'A',
    slot,
    trigger,
    attempt: 1,
    state,
    ledger: emptyLedger,
    files: [],
  });
}

function succeeded(startedAt: string, endedAt: string): Run['state'] {
  return { kind: 'succeeded', startedAt, endedAt };
}

function due(
  schedule: Schedule,
  runs: readonly Run[],
  changes: Partial<DueSlotsOptions> = {},
  { status = 'enabled', since }: { readonly status?: string; readonly since?: string } = {},
) {
  const of = activation(schedule, status, since === undefined ? undefined : { a: since });
  const [entry] = of.audiences;
  return dueSlots(of, entry!, runs, {
    now: '2026-11-24T09:41:00Z',
    evaluatedAt: null,
    catchUp: 'latest',
    overlap: 'skip',
    ...changes,
  });
}

describe('due slots', () => {
  test('after an outage are the latest alone', () => assert.deepEqual(due(atSix, []), ['2026-11-24T06:00:00Z']));

  test('after an outage are all where that is asked for, none before the activation was made', () => {
    assert.deepEqual(due(atSix, [], { catchUp: 'all' }), [
      '2026-11-21T06:00:00Z',
      '2026-11-22T06:00:00Z',
      '2026-11-23T06:00:00Z',
      '2026-11-24T06:00:00Z',
    ]);
  });

  test('are none that have run already', () => {
    assert.deepEqual(
      due(atSix, [run('2026-11-24T06:00:00Z', succeeded('2026-11-24T06:00:01Z', '2026-11-24T06:01:00Z'))], {
        catchUp: 'all',
      }),
      [],
    );
  });

  test('are not those of a run by hand', () => {
    assert.deepEqual(
      due(atSix, [run('2026-11-24T07:00:00Z', succeeded('2026-11-24T07:00:00Z', '2026-11-24T07:01:00Z'), 'manual')]),
      ['2026-11-24T06:00:00Z'],
    );
  });

  test('are none from before the schedule was set, or the activation resumed, even where all are to be made good', () => {
    const before = run('2026-11-21T06:00:00Z', succeeded('2026-11-21T06:00:01Z', '2026-11-21T06:01:00Z'));
    assert.deepEqual(due(atSix, [before], { catchUp: 'all' }, { since: '2026-11-24T08:00:00Z' }), []);
    assert.deepEqual(due(atSix, [before], { catchUp: 'all' }, { since: '2026-11-23T05:59:59Z' }), [
      '2026-11-23T06:00:00Z',
      '2026-11-24T06:00:00Z',
    ]);
    const evaluatedAt = '2026-11-24T07:00:00Z';
    assert.deepEqual(due(afterEvaluation, [], { evaluatedAt }, { since: '2026-11-24T08:00:00Z' }), []);
  });

  test('are none while a run of the audience is going on', () =>
    assert.deepEqual(due(atSix, [run('2026-11-23T06:00:00Z', { kind: 'waiting' })]), []));

  test('that fell into a run are passed over, or kept where they wait', () => {
    const long = run('2026-11-23T06:00:00Z', succeeded('2026-11-23T06:00:00Z', '2026-11-24T08:00:00Z'));
    assert.deepEqual(due(atSix, [long]), []);
    assert.deepEqual(due(atSix, [long], { overlap: 'queue' }), ['2026-11-24T06:00:00Z']);
  });

  test('are not passed over for a run whose process was gone when they came due', () => {
    const state = succeeded('2026-11-21T06:00:00Z', '2026-11-24T09:00:00Z');
    const takenUp = { times: 1, at: '2026-11-24T08:59:00Z' };
    const interrupted = { ...run('2026-11-21T06:00:00Z', state), takenUp };
    assert.deepEqual(due(atSix, [interrupted]), ['2026-11-24T06:00:00Z']);
    assert.deepEqual(due(atSix, [{ ...interrupted, takenUp: { ...takenUp, at: '2026-11-22T05:59:00Z' } }]), []);
  });

  test('are none of a paused activation', () => assert.deepEqual(due(atSix, [], {}, { status: 'paused' }), []));

  test('after evaluation are the moment of the evaluation, once', () => {
    const evaluatedAt = '2026-11-24T08:00:00Z';
    assert.deepEqual(due(afterEvaluation, [], { evaluatedAt }), [evaluatedAt]);
    assert.deepEqual(
      due(afterEvaluation, [run(evaluatedAt, succeeded(evaluatedAt, '2026-11-24T08:01:00Z'))], { evaluatedAt }),
      [],
    );
    assert.deepEqual(due(afterEvaluation, [], { evaluatedAt: null }), []);
  });

  test('after evaluation are one a day of the schedule, however often the audience is evaluated', () => {
    const first = '2026-11-24T05:00:00Z';
    const had = [run(first, succeeded(first, '2026-11-24T05:01:00Z'))];
    assert.deepEqual(due(afterEvaluation, had, { evaluatedAt: '2026-11-24T08:00:00Z' }), []);
    const once: Schedule = {
      frequency: 'once',
      day: '2026-11-24',
      start: { kind: 'after-evaluation' },
      timeZone: 'UTC',
    };
    assert.deepEqual(due(once, had, { evaluatedAt: '2026-11-24T08:00:00Z' }), []);
    const inTokyo: Schedule = { ...afterEvaluation, timeZone: 'Asia/Tokyo' };
    const yesterday = '2026-11-23T14:00:00Z';
    assert.deepEqual(
      due(inTokyo, [run(yesterday, succeeded(yesterday, yesterday))], { evaluatedAt: '2026-11-23T15:00:00Z' }),
      ['2026-11-23T15:00:00Z'],
    );
  });

  test('after evaluation are none that is yet to come', () =>
    assert.deepEqual(due(afterEvaluation, [], { evaluatedAt: '2026-11-24T10:00:00Z' }), []));
});
