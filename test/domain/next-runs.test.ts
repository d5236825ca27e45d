import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluationDue, longestGapDays, nextRuns, slotsDue } from '../../src/domain/next-runs.ts';
import type { Schedule } from '../../src/domain/schedule.ts';

const span = { firstDay: '2026-11-30', lastDay: null, lastDayIs: 'inclusive', timeZone: 'Europe/Paris' } as const;
const after = '2026-11-24T09:41:00Z';

function at(time: string) {
  return { kind: 'at', time } as const;
}

function moments(schedule: Schedule, count: number, from = after): string[] {
  return nextRuns(schedule, { after: from, count }).map((run) => run.at);
}

describe('next runs', () => {
  test('once is a single run, and none when it has passed', () => {
    const once: Schedule = { frequency: 'once', day: '2026-12-01', start: at('06:00'), timeZone: 'Europe/Paris' };
    assert.deepEqual(moments(once, 10), ['2026-12-01T05:00:00Z']);
    assert.deepEqual(moments(once, 10, '2026-12-01T05:00:00Z'), []);
  });

  test('daily keeps the local time over a change of the clock', () => {
    const daily: Schedule = { frequency: 'daily', start: at('06:00'), ...span, firstDay: '2026-10-24' };
    const runs = nextRuns(daily, { after: '2026-10-23T00:00:00Z', count: 3 });
    assert.deepEqual(
      runs.map((run) => run.at),
      ['2026-10-24T04:00:00Z', '2026-10-25T05:00:00Z', '2026-10-26T05:00:00Z'],
    );
    assert.deepEqual(
      runs.map((run) => run.note),
      [undefined, 'clock-change', undefined],
    );
  });

  test('a time that the clock skips runs at the next minute that exists', () => {
    const daily: Schedule = {
      frequency: 'daily',
      start: at('02:30'),
      ...span,
      firstDay: '2027-03-28',
      lastDay: '2027-03-28',
    };
    assert.deepEqual(nextRuns(daily, { after, count: 2 }), [
      { at: '2027-03-28T01:00:00Z', approximate: false, gapDays: null, note: 'skipped-by-clock-change' },
    ]);
  });

  test('a time that the clock doubles runs once, at the first', () => {
    const daily: Schedule = {
      frequency: 'daily',
      start: at('02:30'),
      ...span,
      firstDay: '2026-10-25',
      lastDay: '2026-10-25',
    };
    assert.deepEqual(nextRuns(daily, { after: '2026-10-01T00:00:00Z', count: 2 }), [
      { at: '2026-10-25T00:30:00Z', approximate: false, gapDays: null, note: 'doubled-by-clock-change' },
    ]);
  });

  test('weekly begins on the first such weekday', () => {
    const weekly: Schedule = { frequency: 'weekly', weekday: 3, start: at('02:30'), ...span };
    assert.deepEqual(moments(weekly, 2), ['2026-12-02T01:30:00Z', '2026-12-09T01:30:00Z']);
  });

  test('monthly on the 31st is the last day of a shorter month, and says so', () => {
    const monthly: Schedule = { frequency: 'monthly', dayOfMonth: 31, start: at('02:30'), ...span, timeZone: 'UTC' };
    const runs = nextRuns(monthly, { after, count: 4 });
    assert.deepEqual(
      runs.map((run) => [run.at.slice(0, 10), run.note, run.gapDays]),
      [
        ['2026-11-30', 'last-day-of-short-month', null],
        ['2026-12-31', undefined, 31],
        ['2027-01-31', undefined, 31],
        ['2027-02-28', 'last-day-of-short-month', 28],
      ],
    );
  });

  test('the last day is included, or left out as the model product does', () => {
    const daily: Schedule = { frequency: 'daily', start: at('00:00'), ...span, timeZone: 'UTC', lastDay: '2026-12-02' };
    assert.deepEqual(moments(daily, 9).length, 3);
    assert.deepEqual(moments({ ...daily, lastDayIs: 'exclusive' }, 9).length, 2);
  });

  test('after evaluation is expected when the evaluation is, and marked as approximate', () => {
    const daily: Schedule = {
      frequency: 'daily',
      start: { kind: 'after-evaluation' },
      ...span,
      firstDay: '2026-11-24',
    };
    assert.deepEqual(nextRuns(daily, { after, count: 2, nextEvaluationAt: '2026-11-24T13:00:00Z' }), [
      { at: '2026-11-24T13:00:00Z', approximate: true, gapDays: null },
      { at: '2026-11-25T13:00:00Z', approximate: true, gapDays: 1 },
    ]);
  });

  test('after evaluation counts days in the zone of the schedule', () => {
    const daily: Schedule = {
      frequency: 'daily',
      start: { kind: 'after-evaluation' },
      ...span,
      firstDay: '2026-11-25',
      timeZone: 'Asia/Tokyo',
    };
    assert.equal(
      nextRuns(daily, { after, count: 1, nextEvaluationAt: '2026-11-24T16:00:00Z' })[0]?.at,
      '2026-11-24T16:00:00Z',
    );
  });
});

describe('slots due', () => {
  const daily: Schedule = { frequency: 'daily', start: at('06:00'), ...span, timeZone: 'UTC' };

  test('are those after the first moment and up to the second', () => {
    assert.deepEqual(slotsDue(daily, { after: '2026-12-01T06:00:00Z', until: '2026-12-03T06:00:00Z' }), [
      '2026-12-02T06:00:00Z',
      '2026-12-03T06:00:00Z',
    ]);
  });

  test('are none while the schedule waits for an evaluation', () => {
    assert.deepEqual(
      slotsDue({ ...daily, start: { kind: 'after-evaluation' } }, { after, until: '2027-01-01T00:00:00Z' }),
      [],
    );
  });

  test('an evaluation makes due what is scheduled for its day, no earlier and no later', () => {
    const waiting: Schedule = { ...daily, start: { kind: 'after-evaluation' }, lastDay: '2026-12-01' };
    assert.deepEqual(
      ['2026-11-29T23:59:59Z', '2026-11-30T00:00:00Z', '2026-12-01T13:00:00Z', '2026-12-02T00:00:00Z'].map((moment) =>
        evaluationDue(waiting, moment),
      ),
      [false, true, true, false],
    );
  });
});

describe('longest gap', () => {
  for (const [title, schedule, gap] of [
    [
      'of a monthly schedule is 31 days',
      { frequency: 'monthly', dayOfMonth: 1, start: at('00:00'), ...span, timeZone: 'UTC' },
      31,
    ],
    [
      'of a weekly schedule is 7 days',
      { frequency: 'weekly', weekday: 1, start: at('00:00'), ...span, timeZone: 'UTC' },
      7,
    ],
    ['of a daily schedule is one day', { frequency: 'daily', start: at('00:00'), ...span, timeZone: 'UTC' }, 1],
    ['of a single run is unknown', { frequency: 'once', day: '2026-12-01', start: at('00:00'), timeZone: 'UTC' }, null],
  ] satisfies [string, Schedule, number | null][]) {
    test(title, () => assert.equal(longestGapDays(schedule, { after }), gap));
  }
});
