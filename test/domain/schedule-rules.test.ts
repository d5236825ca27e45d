import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { audienceId } from '../../src/domain/ids.ts';
import { defaultSchedule, earliestSafeStart, scheduleIssues } from '../../src/domain/schedule-rules.ts';
import { scheduleSchema, type Schedule } from '../../src/domain/schedule.ts';

const context = { now: '2026-11-24T09:41:20Z', minutesBeforeFirstRun: 60, editing: null };
const daily: Schedule = {
  frequency: 'daily',
  start: { kind: 'at', time: '06:00' },
  firstDay: '2026-11-25',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'Europe/Paris',
};

describe('schedule rules', () => {
  test('nothing speaks against a schedule that begins tomorrow', () =>
    assert.deepEqual(scheduleIssues(daily, context), []));

  test('a start sooner than the platform can pass it on is refused, with the earliest that is safe', () => {
    const soon: Schedule = {
      frequency: 'once',
      day: '2026-11-24',
      start: { kind: 'at', time: '11:15' },
      timeZone: 'Europe/Paris',
    };
    assert.deepEqual(scheduleIssues(soon, context), [
      { code: 'starts-too-soon', minutesLeft: 33, earliestSafeStart: { day: '2026-11-24', time: '11:42' } },
    ]);
  });

  test('the earliest safe start is itself not too soon', () => {
    const { day, time } = earliestSafeStart(context.now, 60, 'Europe/Paris');
    assert.deepEqual(
      scheduleIssues({ frequency: 'once', day, start: { kind: 'at', time }, timeZone: 'Europe/Paris' }, context),
      [],
    );
  });

  test('the earliest safe start may fall on the next day of its zone', () => {
    assert.deepEqual(earliestSafeStart('2026-11-24T23:30:00Z', 60, 'UTC'), { day: '2026-11-25', time: '00:30' });
  });

  test('a daily schedule whose first slot has passed goes on with the next', () => {
    assert.deepEqual(scheduleIssues({ ...daily, firstDay: '2026-11-01' }, context), []);
  });

  test('a daily schedule whose first day has passed must not go on too soon either', () => {
    const soon: Schedule = { ...daily, firstDay: '2026-11-01', start: { kind: 'at', time: '11:15' } };
    assert.deepEqual(
      scheduleIssues(soon, context).map(({ code }) => code),
      ['starts-too-soon'],
    );
    const running = { audiences: [{ audienceId: audienceId('a'), schedule: soon, fileName: defaultFileNameTemplate }] };
    assert.deepEqual(scheduleIssues(soon, { ...context, editing: running }), []);
  });

  test('a schedule without a coming run has ended', () => {
    assert.deepEqual(scheduleIssues({ ...daily, firstDay: '2026-11-01', lastDay: '2026-11-10' }, context), [
      { code: 'ended' },
    ]);
  });

  test("a schedule after today's evaluation has not ended while the day lasts", () => {
    const today: Schedule = {
      frequency: 'once',
      day: '2026-11-24',
      start: { kind: 'after-evaluation' },
      timeZone: 'UTC',
    };
    assert.deepEqual(scheduleIssues(today, { ...context, nextEvaluationAt: '2026-11-25T02:00:00Z' }), []);
  });

  test('an excluded last day must lie after the first', () => {
    const sameDay: Schedule = { ...daily, lastDay: '2026-11-25' };
    assert.deepEqual(scheduleIssues(sameDay, context), []);
    assert.deepEqual(scheduleIssues({ ...sameDay, lastDayIs: 'exclusive' }, context), [
      { code: 'ends-before-it-begins' },
    ]);
  });

  test('the default is daily after evaluation, from today in the zone', () => {
    assert.deepEqual(defaultSchedule({ now: '2026-11-24T23:30:00Z', timeZone: 'Europe/Paris' }), {
      frequency: 'daily',
      start: { kind: 'after-evaluation' },
      firstDay: '2026-11-25',
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'Europe/Paris',
    });
  });
});

describe('schedule schema', () => {
  for (const [title, value] of [
    ['weekly after evaluation', { ...daily, frequency: 'weekly', weekday: 1, start: { kind: 'after-evaluation' } }],
    ['an unknown zone', { ...daily, timeZone: 'Europe/Atlantis' }],
    ['a minute past the hour', { ...daily, start: { kind: 'at', time: '06:60' } }],
    ['an end before the beginning', { ...daily, lastDay: '2026-11-24' }],
    ['incremental exports, by any name', { ...daily, frequency: 'hourly' }],
  ] as const) {
    test(`refuses ${title}`, () => assert.equal(v.safeParse(scheduleSchema, value).success, false));
  }

  test('takes minutes that are not full hours', () => {
    assert.equal(v.safeParse(scheduleSchema, { ...daily, start: { kind: 'at', time: '06:17' } }).success, true);
  });
});
