import type { Messages, Phrasing } from '../messages.ts';
import { failures } from './failures.ts';
import { picker } from './picker.ts';

/** What the picker says of what a person does with it. Part of the section `picker`, as `picker.ts` is. */
export const pickerControls = {
  ...picker,
  ...failures,

  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  sortedUp: (_phrasing: Phrasing, column: string) => `Sorted by ${column}, ascending`,
  sortedDown: (_phrasing: Phrasing, column: string) => `Sorted by ${column}, descending`,
  noneBegins: (_phrasing: Phrasing, typed: string) => `No audience found that begins with ${typed}`,
  columnSized: (phrasing: Phrasing, column: string, px: number) => `${column}: ${phrasing.number(px)} px wide`,

  noneSelected: 'Nothing selected yet.',
  byHand: (phrasing: Phrasing, count: number) => `${phrasing.number(count)} selected by hand.`,
  allSelected: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: 'The only available one that matches is selected.',
      other: 'All # available that match are selected.',
    }),
  allBut: (phrasing: Phrasing, count: number, left: number) =>
    `${phrasing.plural(count, { one: '# that matches is selected', other: '# that match are selected' })}, ${phrasing.number(left)} left out.`,
  earlier: (phrasing: Phrasing, count: number) =>
    `${phrasing.number(count)} selected, by a filter that is not the present one.`,
  selectAll: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: 'Select the only available one that matches',
      other: 'Select all # available that match',
    }),
  selectFirst: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: 'Select the first that matches', other: 'Select the first # that match' }),
  selecting: 'Reading the rows.',
  stop: 'Stop',
  limitReached: (phrasing: Phrasing, limit: number) =>
    `${phrasing.plural(limit, { one: 'Limit of # audience', other: 'Limit of # audiences' })} reached. Take one off to choose another.`,
  selectFailed: 'The rows did not load, so the selection stays as it was.',
  tooManyToJoin: (phrasing: Phrasing, most: number) =>
    `These cannot be joined with what another filter selected: each of the two leaves more than ${phrasing.number(most)}. Nothing changed; filter to fewer, or clear the selection first.`,
  refused: (_phrasing: Phrasing, name: string, reason: string) => `${name} cannot be selected. ${reason}.`,
  lost: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# selected audience no longer exists.',
      other: '# selected audiences no longer exist.',
    }),
  unavailable: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# selected audience cannot be activated any more.',
      other: '# selected audiences cannot be activated any more.',
    }),
  takeOff: 'Take off',

  selected: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: 'audience selected', other: 'audiences selected' }),
  profiles: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: 'profile before duplicates', other: 'profiles before duplicates' }),
  limit: 'Audiences in this activation',
  overLimit: (phrasing: Phrasing, limit: number) =>
    `Over the limit of ${phrasing.plural(limit, { one: '# audience', other: '# audiences' })}`,
  limitOf: (phrasing: Phrasing, used: number, limit: number) => `${phrasing.number(used)} of ${phrasing.number(limit)}`,
  selectedOnly: 'Selected only',
  clear: 'Clear',

  failed: 'The audiences did not load',
  rowsFailed: 'These rows did not load',
  rowsFailedHelp: 'Press Enter here to try again.',
  outdated: 'The list did not change',
  kept: (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: 'Your selection of # audience is kept.',
      other: 'Your selection of # audiences is kept.',
    }),
} as const satisfies Messages;
