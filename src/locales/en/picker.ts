import type { Messages, Phrasing } from '../messages.ts';

/** What the picker says at first sight, with rows in it; the words of what a person does then stand in files of their own and come with it. */
export const picker = {
  partMissing: 'A part of the audience picker did not load. Try again, or load the page again.',
  grid: 'Prospect audiences',
  clearFilters: 'Clear filters',

  'column.name': 'Audience',
  'column.profiles': 'Profiles',
  'column.status': 'Status',
  'column.origin': 'Partner',
  'column.id': 'Audience id',
  'column.evaluatedAt': 'Evaluated',
  'column.tags': 'Tags',
  'column.expiry': 'Expiring',
  'column.folder': 'Folder',
  'column.createdAt': 'Created',
  'column.updatedAt': 'Updated',
  'status.published': 'Published',
  'status.draft': 'Draft',
  'status.inactive': 'Inactive',
  'status.deleted': 'Deleted',
  'reason.draft': 'Draft: publish it to activate',
  'reason.inactive': 'Inactive',
  'reason.deleted': 'Deleted',
  'reason.empty': 'Empty: it holds no profiles now',
  'reason.no-access': 'Your role has no access to it',
  activated: 'Already in this activation',
  since: (_phrasing: Phrasing, reason: string, day: string) => `${reason} since ${day}`,
  never: 'Never',
  expires: (phrasing: Phrasing, share: number) => `${phrasing.percent(share)} expire in 7 d`,
  copyId: 'Copy audience id',
  select: 'Select',
  selectEvery: 'Select all that match',

  tryAgain: 'Try again',
  required: 'Select at least one audience.',
  tooMany: (phrasing: Phrasing, over: number, limit: number) =>
    `Take off ${phrasing.plural(over, { one: '# audience', other: '# audiences' })}: an activation holds ${phrasing.number(limit)}.`,

  unfit: (phrasing: Phrasing, count: number) =>
    `Take off ${phrasing.plural(count, { one: '# audience', other: '# audiences' })} that cannot be activated.`,

  loading: 'Loading audiences',
} as const satisfies Messages;
