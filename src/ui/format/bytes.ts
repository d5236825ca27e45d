import { formatter } from './formatter.ts';

/** A number and its unit apart, so that the unit may stand in a quieter colour and digits align. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

/** Size, decimal (1 kB = 1000 bytes) with one digit: 47.8 MB, 512 bytes. */
export function formatBytes(language: string, bytes: number): string {
  return scaled(language, bytes).format.format(scaled(language, bytes).value);
}

export function bytesQuantity(language: string, bytes: number): Quantity {
  const { format, value } = scaled(language, bytes);
  const parts = format.formatToParts(value);
  const textOf = (isWanted: (type: Intl.NumberFormatPartTypes) => boolean) =>
    parts
      .filter((part) => isWanted(part.type))
      .map((part) => part.value)
      .join('');
  return { value: textOf((type) => type !== 'unit' && type !== 'literal'), unit: textOf((type) => type === 'unit') };
}

function scaled(language: string, bytes: number): { format: Intl.NumberFormat; value: number } {
  let value = bytes;
  let step = 0;
  // 999,950 bytes would round to 1000.0 kB.
  while (Math.abs(value) >= (step === 0 ? 1000 : 999.95) && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const unit = UNITS[step] ?? 'byte';
  const format = formatter(Intl.NumberFormat, language, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  });
  return { format, value };
}
