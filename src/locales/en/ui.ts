import type { Messages, Phrasing } from '../messages.ts';

export const ui = {
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  close: 'Close',
  moreActions: 'More actions',
  optional: 'optional',
  clearSearch: 'Clear search',
  loading: 'Loading…',
  tryAgain: 'Try again',
  none: 'None yet',
  unknown: 'Unknown',
  error: 'Error',
  warning: 'Warning',
  limitCount: (phrasing: Phrasing, used: number, limit: number) =>
    `${phrasing.number(used)} of ${phrasing.number(limit)}`,
  limitNear: (phrasing: Phrasing, used: number, limit: number) =>
    `${phrasing.number(used)} of ${phrasing.number(limit)}, ${phrasing.number(limit - used)} left`,
  limitReached: (phrasing: Phrasing, limit: number) =>
    `${phrasing.number(limit)} of ${phrasing.number(limit)}, limit reached`,
  limitExceeded: (phrasing: Phrasing, used: number, limit: number) =>
    `${phrasing.number(used)} of ${phrasing.number(limit)}, ${phrasing.number(used - limit)} too many`,
  needsPermission: (_phrasing: Phrasing, permission: string) => `Needs ${permission}. Ask a portal administrator.`,
} as const satisfies Messages;
