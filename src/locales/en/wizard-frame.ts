import type { Messages, Phrasing } from '../messages.ts';

/** What stands around the steps: head, stepper, foot, dialogs and what is asked in vain. */
export const wizardFrame = {
  title: 'Activate prospect audiences',
  editTitle: 'Edit activation',
  toDestination: (_phrasing: Phrasing, destination: string) => `to ${destination}`,
  steps: 'Steps',
  'step.destination': 'Destination',
  'step.audiences': 'Audiences',
  'step.scheduling': 'Scheduling',
  'step.mapping': 'Mapping',
  'step.review': 'Review',
  stepDone: ' (done)',
  stepProblem: ' (needs attention)',
  draftSaved: (_phrasing: Phrasing, time: string) => `Draft saved at ${time}`,
  draftNotSaved: 'Draft not saved',
  draftNotSavedText: 'The draft could not be kept. What you entered is still here; finish without closing the page.',
  closeAndKeep: 'Close and keep the draft',
  cancel: 'Cancel',
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  saveChanges: 'Save changes',
  finishing: 'Creating the activation…',
  saving: 'Saving the changes…',
  loading: 'Loading…',
  retry: 'Try again',
  edit: 'Edit',
  locked: 'Set by this portal.',
  firstStep: 'This is the first step.',
  unknown: 'Unknown',
  noneYet: 'None yet',

  leaveQuestion: 'Leave this activation?',
  leaveText: 'The draft can be kept and taken up again later.',
  leaveOpenEdit: 'What the open editor changes is not part of it until it is applied.',
  keepEditing: 'Keep editing',
  keepDraft: 'Keep the draft',
  discardDraft: 'Discard the draft',
  restoreQuestion: 'Go on where you left off?',
  restoreText: (phrasing: Phrasing, when: string, step: string, audiences: number) =>
    `${when}: a draft at the step ${step}, with ${phrasing.plural(audiences, { one: '# audience', other: '# audiences' })}.`,
  restoreDraft: 'Go on with the draft',
  startOver: 'Start over',

  failed: 'This could not be loaded',
  failedKept: 'Nothing that you entered is lost.',
  sessionEnded: 'Your session has ended',
  noDestination: 'No destination is chosen',
  noDestinationText: 'Choose Activate on a destination in the catalogue.',
  destinationGone: 'This destination is not in the catalogue',
  denied: 'You cannot activate audiences',
  deniedText: (_phrasing: Phrasing, permission: string, contact: string) =>
    `This needs the permission ${permission}. Ask ${contact} for it.`,
  anAdministrator: 'an administrator',
  'permission.view-destinations': 'View destinations',
  'permission.manage-destinations': 'Manage destinations',
  'permission.activate-destinations': 'Activate destinations',

  'issue.no-connection': 'Choose a connection',
  'issue.connection-unknown': 'The chosen connection does not exist any more',
  'issue.connection-broken': 'The chosen connection cannot sign in',
  'issue.takes-no-prospects': 'This destination takes no prospects',
  'issue.no-audiences': 'Choose at least one audience',
  'issue.too-many-audiences': (phrasing: Phrasing, over: number, limit: number) =>
    `Remove ${phrasing.plural(over, { one: '# audience', other: '# audiences' })}: the limit is ${phrasing.number(limit)}`,
  'issue.audience-unavailable': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# chosen audience cannot be activated any more',
      other: '# chosen audiences cannot be activated any more',
    }),
  'issue.edit-not-applied': 'Apply or discard the open edit',
  'issue.starts-too-soon': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# schedule starts too soon', other: '# schedules start too soon' }),
  'issue.ended': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# schedule has no run left', other: '# schedules have no run left' }),
  'issue.ends-before-it-begins': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# schedule ends before it begins', other: '# schedules end before they begin' }),
  'issue.name-collision': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# file would be written by two audiences',
      other: '# files would be written by two audiences',
    }),
  'issue.file-name': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# file name is not allowed', other: '# file names are not allowed' }),
  'issue.no-fields': 'Add at least one column',
  'issue.too-many-fields': 'Too many columns',
  'issue.target-missing': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# column has no name', other: '# columns have no name' }),
  'issue.target-duplicate': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# column name is used twice', other: '# column names are used twice' }),
  'issue.target-characters': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# column name is not allowed', other: '# column names are not allowed' }),
  'issue.source-unknown': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# field is not in the schema any more',
      other: '# fields are not in the schema any more',
    }),
  'issue.type-not-in-csv': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, {
      one: '# field does not fit into a CSV file',
      other: '# fields do not fit into a CSV file',
    }),
  'issue.too-many-keys': 'The key is one identity, or up to two attributes',
  'issue.identity-with-attributes': 'The key is one identity or attributes, not both',
  'issue.bare-value-holds-delimiter': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# column would shift the others', other: '# columns would shift the others' }),
  'issue.name-missing': 'Name the activation',
  'issue.name-taken': 'Another activation has this name',
  'issue.not-reviewed': 'The review is not there yet',
  'issue.nothing-changed': 'Nothing has changed',
  'issue.blockers': (phrasing: Phrasing, count: number) =>
    `Resolve ${phrasing.plural(count, { one: '# blocker', other: '# blockers' })} to finish`,
  'ready.destination': '1 connection chosen',
  'ready.audiences': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# audience chosen', other: '# audiences chosen' }),
  'ready.scheduling': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# schedule set', other: '# schedules set' }),
  'ready.mapping': (phrasing: Phrasing, count: number) =>
    phrasing.plural(count, { one: '# column mapped', other: '# columns mapped' }),
  'ready.review': 'Nothing stands in the way',
  'resolving.audiences': 'Looking up what you chose…',
} as const satisfies Messages;
