import type { Messages, Phrasing } from '../messages.ts';

/** What the picker says in the place of rows; comes when that is shown first. Part of the section `picker`, as `picker.ts` is. */
export const pickerStates = {
  empty: 'No prospect audience yet',
  emptyText:
    'An audience needs prospect profiles. Load a partner file first, then build an audience from it. New profiles show up within 2 hours.',
  noMatch: 'No audience matches',
  noMatchSearch: (_phrasing: Phrasing, search: string) => `“${search}” is in no name, id, description or tag.`,
  noMatchFilter: 'Every audience is left out by the filters.',
  nothingSelected: 'Nothing is selected',
  showAll: 'Show all audiences',
  denied: 'You may not select audiences',
  deniedText: 'Your role does not include this permission. Nothing is wrong with your account.',
  permission: 'Permission',
  ask: 'Ask',
  administrator: 'An administrator',
  copyRequest: 'Copy a request',
  request: (_phrasing: Phrasing, permission: string) =>
    `Please give me the permission ${permission}, so that I can activate prospect audiences.`,
} as const satisfies Messages;
