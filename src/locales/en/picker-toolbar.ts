import type { Messages, Phrasing } from '../messages.ts';

/** Words of the toolbar, which comes beside the rows. Part of the section `picker`, as `picker.ts` is. */
export const pickerToolbar = {
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
  /** After the number that match. */
  ofTotal: (phrasing: Phrasing, total: number) => `of ${phrasing.number(total)}`,
  orMore: 'or more',
} as const satisfies Messages;
