import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Schedule } from '../../../src/domain/schedule.ts';
import {
  changeScheduleForm,
  scheduleFormIssues,
  scheduleFormOf,
  scheduleOf,
  type ScheduleForm,
} from '../../../src/domain/wizard/schedule-form.ts';
import { daily, monthly } from './wizard-fixtures.ts';

const once: Schedule = {
  frequency: 'once',
  day: '2026-12-01',
  start: { kind: 'after-evaluation' },
  timeZone: 'Asia/Tokyo',
};

describe('the form of a schedule', () => {
  for (const schedule of [daily, monthly, once, { ...daily, frequency: 'weekly', weekday: 3 } as Schedule]) {
    test(`says a ${schedule.frequency} schedule again as it was`, () =>
      assert.deepEqual(scheduleOf(scheduleFormOf(schedule)), schedule));
  }

  test('gives weekly and monthly a time, because they never wait for the evaluation', () => {
    const form = changeScheduleForm(scheduleFormOf(once), { frequency: 'weekly' });
    assert.equal(form.start, 'at');
    assert.equal(scheduleOf(form)?.frequency, 'weekly');
  });

  test('proposes the weekday and the day of the month of the first day', () => {
    const form = scheduleFormOf(once);
    assert.equal(form.weekday, 2);
    assert.equal(form.dayOfMonth, 1);
  });

  const wrong: [changes: Partial<ScheduleForm>, issue: string][] = [
    [{ firstDay: '' }, 'first-day-missing'],
    [{ firstDay: '2026-02-30' }, 'first-day-missing'],
    [{ time: '' }, 'time-missing'],
    [{ lastDay: 'soon' }, 'last-day-invalid'],
    [{ lastDay: '2026-11-24' }, 'ends-before-it-begins'],
    [{ lastDay: '2026-11-25', lastDayIs: 'exclusive' }, 'ends-before-it-begins'],
  ];
  for (const [changes, issue] of wrong) {
    test(`says ${issue} of ${JSON.stringify(changes)}`, () =>
      assert.deepEqual(scheduleFormIssues({ ...scheduleFormOf(daily), ...changes }), [issue]));
  }

  test('says nothing of an end that a single run does not have', () => {
    assert.deepEqual(scheduleFormIssues({ ...scheduleFormOf(once), lastDay: 'soon' }), []);
  });
});
