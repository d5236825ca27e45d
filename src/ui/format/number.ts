import { formatter } from './formatter.ts';

/** Whole, as in tables: 1,284,310 */
export function formatNumber(language: string, value: number): string {
  return formatter(Intl.NumberFormat, language).format(value);
}

/** Short, for axes alone: 4.2M */
export function formatCompact(language: string, value: number): string {
  return formatter(Intl.NumberFormat, language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share from 0 to 1, with one digit where the whole percent would hide it: 62%, 0.4%. */
export function formatPercent(language: string, share: number): string {
  const isFine = share !== 0 && Math.abs(share) < 0.1;
  return formatter(Intl.NumberFormat, language, {
    style: 'percent',
    maximumFractionDigits: isFine ? 1 : 0,
  }).format(share);
}
