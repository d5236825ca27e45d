import type { Messages, Phrasing } from '../messages.ts';

/** Words of the picker's dialogs, which come when one is opened first. They belong to the section `picker`, as those in `picker.ts` do. */
export const pickerDialogs = {
  pasteTitle: 'Paste a list',
  pasteField: 'Audience ids or names',
  pasteHelp: 'One a line. A name may hold commas; a line that is neither an id nor a name is split at its commas.',
  pasteEmpty: 'Paste at least one id or name.',
  pasteFind: 'Add to selection',
  pasteAnother: 'Paste another list',
  pasteFinding: 'Looking for them',
  pasteFailed: (_phrasing: Phrasing, message: string) => `The list was not looked up, so nothing was added. ${message}`,
  pasteAdded: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# audience added', other: '# audiences added' }),
  pasteAlready: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# was selected already', other: '# were selected already' }),
  pasteOver: (phrasing: Phrasing, count: number, limit: number) =>
    `${phrasing.number(count)} left out: an activation holds ${phrasing.number(limit)}`,
  pasteUnavailable: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# cannot be selected', other: '# cannot be selected' }),
  pasteAmbiguous: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# name has several audiences', other: '# names have several audiences' }),
  pasteAmbiguousItem: (phrasing: Phrasing, name: string, count: number) =>
    `${name}: ${phrasing.number(count)} audiences, paste the id instead`,
  pasteMissing: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# was not found', other: '# were not found' }),
  pasteMore: (phrasing: Phrasing, count: number) => `and ${phrasing.number(count)} more`,
  pasteCopyMissing: 'Copy what was not found',
  itemReason: (_phrasing: Phrasing, name: string, reason: string) => `${name}: ${reason}`,
  cancel: 'Cancel',
  done: 'Done',
  columnsTitle: 'Columns',
  columnsHelp: 'A narrow picker shows fewer of them.',
  columnShow: (_phrasing: Phrasing, column: string) => `Show ${column}`,
  columnWidth: (_phrasing: Phrasing, column: string) => `Width of ${column}`,
  columnWidthPx: (phrasing: Phrasing, width: number) => `${phrasing.number(width)} px`,
  columnUp: (_phrasing: Phrasing, column: string) => `Move ${column} forward`,
  columnDown: (_phrasing: Phrasing, column: string) => `Move ${column} back`,
  columnsReset: 'Reset columns',
} as const satisfies Messages;
