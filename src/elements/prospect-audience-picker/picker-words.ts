import type { Audience, AudienceStatus } from '../../domain/audience.ts';
import type { picker } from '../../locales/en/picker.ts';
import { formatDate } from '../../ui/format/date.ts';
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

/** How long ago. */
export function ageOf(words: PickerWords, instant: string | null, now: number): string {
  if (instant === null) return words.term('never');
  return instant === '' ? '' : formatRelativeTime(words.language, new Date(instant), new Date(now));
}
