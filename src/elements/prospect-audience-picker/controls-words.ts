import type { pickerControls } from '../../locales/en/picker-controls.ts';
import { formatDateTime } from '../../ui/format/date-time.ts';
import type { Localize } from '../../ui/localize/localize.ts';

export type ControlsWords = Localize<typeof pickerControls>;

/** Exactly when. */
export function momentOf({ language }: ControlsWords, instant: string, timeZone: string | undefined): string {
  return formatDateTime(language, new Date(instant), { zone: true, ...(timeZone === undefined ? {} : { timeZone }) });
}
