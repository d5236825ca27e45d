import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { evaluationDue, lastSlotDue, nextRuns, slotsDue } from '../../src/domain/next-runs.ts';
import { scheduleSchema, type Schedule } from '../../src/domain/schedule.ts';
import { clockSlots, evaluationDays, instantOf } from '../../src/domain/slots.ts';

const A_DAY = 86_400_000;

/** Zones with whole, half and no changes of the clock, at midnight too, and one that has left out a day. */
const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

const two = (value: number) => String(value).padStart(2, '0');
const moment = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((at) => Math.floor(at / 1000) * 1000);
const day = moment('2008-01-01', '2030-12-31').map((at) => new Date(at).toISOString().slice(0, 10));
const time = fc
  .tuple(fc.oneof(fc.constantFrom(0, 1, 2, 3, 23), fc.nat(23)), fc.nat(59))
  .map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`);

const schedule = fc
  .record({
    frequency: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
    time,
    firstDay: day,
    days: fc.option(fc.nat(2000)),
    lastDayIs: fc.constantFrom('inclusive' as const, 'exclusive' as const),
    timeZone: fc.constantFrom(...zones),
    weekday: fc.integer({ min: 1, max: 7 }),
    dayOfMonth: fc.oneof(fc.constantFrom(28, 29, 30, 31), fc.integer({ min: 1, max: 31 })),
  })
  .map(({ time: at, days, ...rest }): Schedule => {
    const lastDay =
      days === null ? null : new Date(Date.parse(rest.firstDay) + days * A_DAY).toISOString().slice(0, 10);
    return v.parse(scheduleSchema, { ...rest, lastDay, start: { kind: 'at', time: at } });
  });

function until(all: Iterable<{ readonly at: string }>, end: number): string[] {
  const slots: string[] = [];
  for (const { at } of all) {
    if (Date.parse(at) > end) break;
    slots.push(at);
  }
  return slots;
}

const SHORT = { dateStyle: 'short', timeStyle: 'short' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD HH:mm` of a moment in a zone, as the engine's own calendar has it. */
function localTime(at: number, timeZone: string): string {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, ...SHORT });
  formats.set(timeZone, known);
  return known.format(at);
}

describe('slots', () => {
  test('are the same wherever one begins to look', () => {
    const span = fc.tuple(moment('2007-06-01', '2036-01-01'), fc.nat(900));
    fc.assert(
      fc.property(schedule, span, (given, [after, days]) => {
        const end = after + days * A_DAY;
        const all = until(clockSlots(given), end).filter((slot) => Date.parse(slot) > after);
        const within = { after: instantOf({ epochMilliseconds: after }), until: instantOf({ epochMilliseconds: end }) };
        assert.deepEqual(slotsDue(given, within), all);
        assert.equal(lastSlotDue(given, within), all.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  test('carry the same notes and gaps wherever one begins to look', () => {
    fc.assert(
      fc.property(schedule, fc.nat(295), (given, days) => {
        const every = nextRuns(given, { after: '2007-12-01T00:00:00Z', count: 300 });
        const after = every[Math.min(days, every.length - 1)]?.at;
        if (after === undefined) return;
        const rest = every.filter(({ at }) => Date.parse(at) > Date.parse(after)).slice(0, 5);
        assert.deepEqual(nextRuns(given, { after, count: 5 }).slice(0, rest.length), rest);
      }),
      { numRuns: 60 },
    );
  });

  test('read the time that was asked for in their zone, or stand at the end of the gap that holds it, and come one after the other', () => {
    fc.assert(
      fc.property(schedule, (given) => {
        if (given.frequency === 'once' || given.start.kind !== 'at') return;
        const wanted = given.start.time;
        let before = -Infinity;
        for (const slot of until(clockSlots(given), Date.parse(given.firstDay) + 200 * A_DAY).map(Date.parse)) {
          assert.ok(slot > before, 'later than the slot before');
          before = slot;
          const [shownDay = '', shown = ''] = localTime(slot, given.timeZone).split(' ');
          if (shown === wanted) continue;
          const asked = `${shownDay} ${wanted}`;
          const minuteBefore = localTime(slot - 60_000, given.timeZone);
          const isEndOfGap = minuteBefore < asked && asked < `${shownDay} ${shown}`;
          const isDayAfterOneLeftOut = shown === '00:00' && minuteBefore.slice(0, 10) < shownDay;
          assert.ok(isEndOfGap || isDayAfterOneLeftOut, `${given.timeZone} ${asked} became ${shownDay} ${shown}`);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of a day that the zone leaves out come once', () => {
    const midnight: Schedule = {
      frequency: 'daily',
      start: { kind: 'at', time: '00:00' },
      firstDay: '2011-12-29',
      lastDay: '2012-01-01',
      lastDayIs: 'inclusive',
      timeZone: 'Pacific/Apia',
    };
    assert.deepEqual(
      [...clockSlots(midnight)].map(({ at }) => at),
      ['2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z'],
    );
  });

  test('that wait for the evaluation fall on the days that the clock would take', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(...zones), (firstDay, evaluated, timeZone) => {
        const waiting: Schedule = {
          frequency: 'daily',
          start: { kind: 'after-evaluation' },
          firstDay,
          lastDay: null,
          lastDayIs: 'inclusive',
          timeZone,
        };
        const evaluatedAt = `${evaluated}T11:00:00Z`;
        const localDay = localTime(Date.parse(evaluatedAt), timeZone).slice(0, 10);
        assert.equal(evaluationDue(waiting, evaluatedAt), localDay >= firstDay);
      }),
      { numRuns: 300 },
    );
  });

  test('are found at once however long ago the first day was', () => {
    const old: Schedule = {
      frequency: 'daily',
      start: { kind: 'at', time: '06:00' },
      firstDay: '0001-01-01',
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'Europe/Paris',
    };
    const seen = (days: Iterable<unknown>) => {
      let count = 0;
      for (const _ of days) if (++count === 5) return;
    };
    const before = process.cpuUsage();
    seen(clockSlots(old, '2026-11-30T12:00:00Z'));
    seen(evaluationDays({ ...old, start: { kind: 'after-evaluation' } }, '2026-11-30T12:00:00Z'));
    assert.deepEqual(nextRuns(old, { after: '2026-11-30T12:00:00Z', count: 1 })[0]?.at, '2026-12-01T05:00:00Z');
    const { user } = process.cpuUsage(before);
    assert.ok(user < 2_000_000, `${user / 1000} ms`);
  });
});
