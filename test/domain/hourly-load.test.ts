import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { busiestHour } from '../../src/domain/hourly-load.ts';
import type { Schedule } from '../../src/domain/schedule.ts';

function daily(time: string): Schedule {
  return {
    frequency: 'daily',
    start: { kind: 'at', time },
    firstDay: '2026-11-25',
    lastDay: null,
    lastDayIs: 'inclusive',
    timeZone: 'UTC',
  };
}

describe('busiest hour', () => {
  test('is the first hour in which most audiences are exported', () => {
    assert.deepEqual(busiestHour([daily('01:00'), daily('01:59'), daily('02:00')], { after: '2026-11-24T09:41:00Z' }), {
      hour: '2026-11-25T01:00:00Z',
      audiences: 2,
    });
  });
  test('counts a monthly run on the day on which it meets the daily ones', () => {
    const monthly: Schedule = {
      frequency: 'monthly',
      dayOfMonth: 1,
      start: { kind: 'at', time: '02:30' },
      firstDay: '2026-11-25',
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'UTC',
    };
    assert.deepEqual(busiestHour([daily('02:00'), monthly], { after: '2026-11-24T09:41:00Z' }), {
      hour: '2026-12-01T02:00:00Z',
      audiences: 2,
    });
  });
  test('is unknown without a coming run', () =>
    assert.equal(busiestHour([], { after: '2026-11-24T09:41:00Z' }), undefined));
});
