import { expect } from '@open-wc/testing';
import type { Schedule } from '../../src/domain/schedule.ts';
import { schedule } from '../../src/locales/en/schedule.ts';
import { frequencyWords, spanWords, startWords, type ScheduleWords } from '../../src/ui/format/schedule.ts';
import { phrasingIn } from '../../src/ui/localize/phrasing.ts';

/** The source language, without an element around it. */
const words: ScheduleWords = {
  language: 'en-GB',
  term: (key, ...values) => {
    const message: unknown = schedule[key];
    return typeof message === 'function'
      ? String((message as (...all: readonly unknown[]) => string)(phrasingIn('en-GB'), ...values))
      : String(message);
  },
};

const span = {
  firstDay: '2026-11-30',
  lastDay: '2027-03-31',
  lastDayIs: 'inclusive',
  timeZone: 'Europe/Paris',
} as const;
const at = { kind: 'at', time: '02:30' } as const;
const weekly: Schedule = { frequency: 'weekly', weekday: 1, start: at, ...span };
const monthly = (dayOfMonth: number): Schedule => ({ frequency: 'monthly', dayOfMonth, start: at, ...span });
const once: Schedule = { frequency: 'once', day: '2026-11-30', start: { kind: 'after-evaluation' }, timeZone: 'UTC' };

describe('the words of a schedule', () => {
  it('count weekdays from Monday', () => {
    expect(frequencyWords(words, weekly)).to.equal('Weekly, Monday');
    expect(frequencyWords(words, { ...weekly, weekday: 7 })).to.equal('Weekly, Sunday');
  });

  it('call day 31 of a month its last one', () => {
    expect(frequencyWords(words, monthly(31))).to.equal('Monthly, last day');
    expect(frequencyWords(words, monthly(30))).to.equal('Monthly, day 30');
  });

  it('name the zone of a time', () => {
    expect(startWords(words, weekly)).to.equal('02:30 Europe/Paris');
    expect(startWords(words, once)).to.equal('after evaluation');
  });

  it('say whether the last day belongs to it, and where there is none', () => {
    expect(spanWords(words, weekly)).to.equal('30 Nov 2026 – 31 Mar 2027');
    expect(spanWords(words, { ...weekly, lastDayIs: 'exclusive' })).to.equal('30 Nov 2026 – before 31 Mar 2027');
    expect(spanWords(words, { ...weekly, lastDay: null })).to.equal('30 Nov 2026 – no end');
    expect(spanWords(words, once)).to.equal('30 Nov 2026');
  });
});
