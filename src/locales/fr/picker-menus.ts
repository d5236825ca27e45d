import type { pickerMenus as english } from '../en/picker-menus.ts';
import type { Translated } from '../messages.ts';

export const pickerMenus: Translated<typeof english> = {
  filterOne: (_phrasing, filter, value) => `${filter} : ${value}`,
  filterAny: (phrasing, filter, values) => `${filter} : ${phrasing.number(values)} au choix`,
  facet: (phrasing, value, count) => `${value} (${phrasing.number(count)})`,
  evaluatedWithin: (phrasing, days) =>
    phrasing.plural(days, { one: 'Dans les dernières 24 heures', other: 'Dans les # derniers jours' }),
  sizeBelow: (phrasing, size) => `Moins de ${phrasing.number(size)}`,
  sizeFrom: (phrasing, size) => `${phrasing.number(size)} ou plus`,
  sizeBetween: (phrasing, from, below) => `De ${phrasing.number(from)} à ${phrasing.number(below)}`,
};
