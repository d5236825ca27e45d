import type { Phrasing } from './messages.ts';

/** The first day alone is an ordinal: "1er", "2". */
export function frenchDayOfMonth(phrasing: Phrasing, day: number): string {
  return day === 1 ? '1er' : phrasing.number(day);
}
