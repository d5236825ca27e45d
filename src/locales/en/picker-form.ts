import type { Messages, Phrasing } from '../messages.ts';

/** What the picker says before and beside what is seen of it: to its form. Part of the section `picker`, as `picker.ts` is. */
export const pickerForm = {
  viewMissing: 'The audience picker did not load. Try again; if that does not help, load the page again.',
  tryAgain: 'Try again',
  required: 'Select at least one audience.',
  tooMany: (phrasing: Phrasing, over: number, limit: number) =>
    `Take off ${phrasing.plural(over, { one: '# audience', other: '# audiences' })}: an activation holds ${phrasing.number(limit)}.`,
} as const satisfies Messages;
