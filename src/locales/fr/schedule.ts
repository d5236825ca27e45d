import type { schedule as english } from '../en/schedule.ts';
import { frenchDayOfMonth } from '../french-day-of-month.ts';
import type { Translated } from '../messages.ts';

export const schedule: Translated<typeof english> = {
  'frequency.once': 'Une fois',
  'frequency.daily': 'Tous les jours',
  'frequency.weekly': 'Toutes les semaines',
  'frequency.monthly': 'Tous les mois',
  afterEvaluation: 'après l’évaluation',
  atTime: (_phrasing, time, zone) => `${time} ${zone}`,
  weeklyOn: (_phrasing, weekday) => `Toutes les semaines, le ${weekday}`,
  monthlyOn: (phrasing, day) =>
    day === 31 ? 'Tous les mois, le dernier jour' : `Tous les mois, le ${frenchDayOfMonth(phrasing, day)}`,
  span: (_phrasing, first, last) => `${first} – ${last}`,
  noEnd: 'sans fin',
  endsBefore: (_phrasing, day) => `avant le ${day}`,
};
