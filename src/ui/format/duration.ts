import { formatter } from './formatter.ts';
import { symbolic } from './symbolic.ts';

const SECOND_MS = 1000;

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** How long something took, in its two largest units: 1 min 12 s, 2 h 5 min, 0.4 s. */
export function formatDuration(language: string, milliseconds: number): string {
  if (milliseconds < SECOND_MS) return inUnit(language, 'second', Math.round(milliseconds / 100) / 10);

  let left = Math.round(milliseconds / SECOND_MS);
  const first = UNITS.findIndex(({ seconds }) => left >= seconds);
  const words: string[] = [];
  for (const { unit, seconds } of UNITS.slice(first, first + 2)) {
    const amount = Math.floor(left / seconds);
    left -= amount * seconds;
    if (amount > 0) words.push(inUnit(language, unit, amount));
  }
  return words.join(' ');
}

function inUnit(language: string, unit: string, amount: number): string {
  return symbolic(
    language,
    formatter(Intl.NumberFormat, language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(amount),
  );
}
