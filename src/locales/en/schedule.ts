import type { Messages, Phrasing } from '../messages.ts';

/** What wizard and monitor say of a schedule. */
export const schedule = {
  'frequency.once': 'Once',
  'frequency.daily': 'Daily',
  'frequency.weekly': 'Weekly',
  'frequency.monthly': 'Monthly',
  afterEvaluation: 'after evaluation',
  atTime: (_phrasing: Phrasing, time: string, zone: string) => `${time} ${zone}`,
  weeklyOn: (_phrasing: Phrasing, weekday: string) => `Weekly, ${weekday}`,
  monthlyOn: (phrasing: Phrasing, day: number) =>
    day === 31 ? 'Monthly, last day' : `Monthly, day ${phrasing.number(day)}`,
  span: (_phrasing: Phrasing, first: string, last: string) => `${first} – ${last}`,
  noEnd: 'no end',
  endsBefore: (_phrasing: Phrasing, day: string) => `before ${day}`,
} as const satisfies Messages;
