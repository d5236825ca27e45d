import type { schedule as english } from '../en/schedule.ts';
import type { Translated } from '../messages.ts';

export const schedule: Translated<typeof english> = {
  'frequency.once': 'Une fois',
  'frequency.daily': 'Chaque jour',
  'frequency.weekly': 'Chaque semaine',
  'frequency.monthly': 'Chaque mois',
  afterEvaluation: 'après l’évaluation',
  atTime: (_phrasing, time, zone) => `${time} ${zone}`,
  weeklyOn: (_phrasing, weekday) => `Chaque semaine, ${weekday}`,
  monthlyOn: (phrasing, day) => (day === 31 ? 'Chaque mois, dernier jour' : `Chaque mois, le ${phrasing.number(day)}`),
  span: (_phrasing, first, last) => `${first} – ${last}`,
  noEnd: 'sans fin',
  endsBefore: (_phrasing, day) => `avant le ${day}`,
};
