import { formatter } from './formatter.ts';

export interface DateTimeOptions {
  /** IANA name; absent: the browser's own. */
  readonly timeZone?: string;
  /** Where it helps planning: Wed 31 Mar 2027. */
  readonly weekday?: boolean;
  /** The zone beside the value, where zones mix: CET. */
  readonly zone?: boolean;
  /** The words stand within a sentence: "today, 14:00". */
  readonly within?: boolean;
}

/** 31 Mar 2027 */
export function formatDate(language: string, instant: Date, { timeZone, weekday }: DateTimeOptions = {}): string {
  return formatter(Intl.DateTimeFormat, language, {
    ...DATE,
    ...(weekday && { weekday: 'short' }),
    ...(timeZone && { timeZone }),
  } satisfies Intl.DateTimeFormatOptions).format(instant);
}

export const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
