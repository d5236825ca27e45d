import type { Messages, Phrasing } from '../messages.ts';

/** Words of what the menus of the filters offer; they come when one is opened first. Part of the section `picker`, as `picker.ts` is. */
export const pickerMenus = {
  filterOne: (_phrasing: Phrasing, filter: string, value: string) => `${filter}: ${value}`,
  filterAny: (phrasing: Phrasing, filter: string, values: number) => `${filter}: any of ${phrasing.number(values)}`,
  facet: (phrasing: Phrasing, value: string, count: number) => `${value} (${phrasing.number(count)})`,
  evaluatedWithin: (phrasing: Phrasing, days: number) =>
    phrasing.plural(days, { one: 'In the last day', other: 'In the last # days' }),
  sizeBelow: (phrasing: Phrasing, size: number) => `Fewer than ${phrasing.number(size)}`,
  sizeFrom: (phrasing: Phrasing, size: number) => `${phrasing.number(size)} or more`,
  sizeBetween: (phrasing: Phrasing, from: number, below: number) =>
    `${phrasing.number(from)} to ${phrasing.number(below)}`,
} as const satisfies Messages;
