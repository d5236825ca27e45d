import type { Messages, Phrasing } from '../messages.ts';

/** What the picker says with rows in it; the words of its dialogs, menus and other states stand in files of their own and come with them. */
export const picker = {
  grid: 'Prospect audiences',
  search: 'Search by name, id or tag',
  clearSearch: 'Clear search',
  pasteList: 'Paste a list',
  columns: 'Columns',
  more: 'Paste a list, choose columns',

  'filter.status': 'Status',
  'filter.origin': 'Partner',
  'filter.tags': 'Tags',
  'filter.folder': 'Folder',
  'filter.evaluated': 'Evaluated',
  'filter.size': 'Size',
  clearFilters: 'Clear filters',
  /** After the number that match. */
  ofTotal: (phrasing: Phrasing, total: number) => `of ${phrasing.number(total)}`,
  orMore: 'or more',

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
  dialogMissing: 'It did not open, because its file did not come. Load the page again.',
  copyId: 'Copy audience id',
  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  select: (_phrasing: Phrasing, name: string) => `Select ${name}`,
  sortedUp: (_phrasing: Phrasing, column: string) => `Sorted by ${column}, ascending`,
  sortedDown: (_phrasing: Phrasing, column: string) => `Sorted by ${column}, descending`,

  noneSelected: 'Nothing selected yet.',
  byHand: (phrasing: Phrasing, count: number) => `${phrasing.number(count)} selected by hand.`,
  allSelected: (phrasing: Phrasing, count: number) =>
    `All ${phrasing.number(count)} available that match are selected.`,
  allBut: (phrasing: Phrasing, count: number, left: number) =>
    `${phrasing.number(count)} that match are selected, ${phrasing.number(left)} left out.`,
  earlier: (phrasing: Phrasing, count: number) =>
    `${phrasing.number(count)} selected, by a filter that is not the present one.`,
  selectAll: (phrasing: Phrasing, count: number) => `Select all ${phrasing.number(count)} available that match`,
  selectEvery: 'Select all that match',
  selectFirst: (phrasing: Phrasing, count: number) => `Select the first ${phrasing.number(count)} that match`,
  selecting: 'Reading the rows to select.',
  stop: 'Stop',
  limitReached: (phrasing: Phrasing, limit: number) =>
    `Limit reached: an activation holds ${phrasing.plural(limit, { one: '# audience', other: '# audiences' })}. Take one off to choose another.`,
  selectFailed: 'The rows to select did not load, so nothing was selected.',
  refused: (_phrasing: Phrasing, name: string, reason: string) => `${name} cannot be selected. ${reason}.`,
  lost: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# selected audience no longer exists.',
      other: '# selected audiences no longer exist.',
    }),
  takeOff: 'Take off',

  selected: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: 'audience selected', other: 'audiences selected' }),
  profiles: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: 'profile before duplicates', other: 'profiles before duplicates' }),
  limit: 'Audiences in this activation',
  limitOf: (phrasing: Phrasing, used: number, limit: number) => `${phrasing.number(used)} of ${phrasing.number(limit)}`,
  selectedOnly: 'Selected only',
  clear: 'Clear',

  loading: 'Loading audiences',
  failed: 'The audiences did not load',
  outdated: 'The list did not change',
  kept: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: 'Your selection of # audience is kept.',
      other: 'Your selection of # audiences is kept.',
    }),
  rowsFailed: 'These rows did not load',
  tryAgain: 'Try again',
} as const satisfies Messages;
