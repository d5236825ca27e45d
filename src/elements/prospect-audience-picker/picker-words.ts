import type { Audience, AudienceStatus } from '../../domain/audience.ts';
import type { picker } from '../../locales/en/picker.ts';
import { formatDate, formatDateTime } from '../../ui/format/date-time.ts';
import { formatRelativeTime } from '../../ui/format/relative-time.ts';
import type { Localize } from '../../ui/localize/localize.ts';

export type PickerWords = Localize<typeof picker>;

export const statusTones: Readonly<Record<AudienceStatus, string>> = {
  published: 'positive',
  draft: 'off',
  inactive: 'caution',
  deleted: 'negative',
};

/** Why an audience cannot be selected; `undefined` where it can. */
export function reasonOf(words: PickerWords, audience: Audience, isActivated: boolean): string | undefined {
  if (isActivated) return words.term('activated');
  const { availability } = audience;
  if (availability.kind === 'available') return undefined;
  const reason = words.term(`reason.${availability.reason}`);
  if (availability.since === undefined || (availability.reason !== 'inactive' && availability.reason !== 'deleted')) {
    return reason;
  }
  return words.term('since', reason, formatDate(words.language, new Date(availability.since)));
}

/** Share of the profiles that expires soon, where the adapter knows it and there is any. */
export function expiryOf(words: PickerWords, { expiry }: Audience): string | undefined {
  const share = expiry?.withinSevenDays ?? 0;
  return share > 0 ? words.term('expires', share) : undefined;
}

/** How long ago, and exactly when. */
export function timeOf(
  words: PickerWords,
  instant: string | null,
  { now, timeZone }: { readonly now: number; readonly timeZone: string | undefined },
): { readonly short: string; readonly exact: string } {
  if (instant === null) return { short: words.term('never'), exact: '' };
  const at = new Date(instant);
  return {
    short: formatRelativeTime(words.language, at, new Date(now)),
    exact: formatDateTime(words.language, at, timeZone === undefined ? { zone: true } : { timeZone, zone: true }),
  };
}
