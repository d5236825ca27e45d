import { formatter } from './formatter.ts';
import { symbolic } from './symbolic.ts';

const UNITS = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How far an instant is from another, in the largest unit that fits: 3 h ago, yesterday, in 2 days, now. Put the absolute one in `title`. */
export function formatRelativeTime(language: string, instant: Date, now: Date): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const format = formatter(Intl.RelativeTimeFormat, language, { style: 'short', numeric: 'auto' });
  const fitting = UNITS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (fitting === undefined) return format.format(0, 'second');
  return symbolic(language, format.format(Math.trunc(seconds / fitting.seconds), fitting.unit));
}
