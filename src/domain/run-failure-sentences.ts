import type { Ledger, RunError, RunState } from './run.ts';
import type {
  DetailedFailure,
  PlainFailure,
  RefusedAction,
  RunFailure,
  SkipReason,
  WholeFailure,
} from './run-failures.ts';
import { serviceProblemSentences, type refusals, type ServiceProblem } from './service-problems.ts';

type Titled = Exclude<ServiceProblem, (typeof refusals)[number]> | PlainFailure | DetailedFailure;

/** What happened, as a heading; and what a failure beside S3 means and asks for, where the code tells it whole. In English. */
export const runFailureSentences = {
  'title.refused.upload': 'S3 refused the upload',
  'title.refused.complete': 'S3 refused to complete the upload',
  'title.refused.give-up': 'S3 refused to give the upload up',
  'title.refused.file': 'S3 refused the file',
  'title.refused.show': 'S3 refused to show the file',
  'title.refused.take-back': 'S3 refused to take the file back',
  'title.unreachable': 'S3 could not be reached',
  'title.unknown-access-key': 'The access key is not known',
  'title.wrong-secret-key': 'The secret key is wrong',
  'title.expired-credentials': 'The credentials have expired',
  'title.no-such-bucket': 'The bucket does not exist',
  'title.wrong-region': 'The bucket is in another region',
  'title.missing-upload': 'The upload is gone',
  'title.not-implemented': 'The server does not offer this',
  'title.clock-skew': 'The clocks differ',
  'title.file-exists': 'The file exists already',
  'title.overloaded': 'S3 is overloaded',
  'title.unusable-key': 'The encryption key cannot be used',
  'title.corrupted': 'A file arrived damaged',
  'title.service-error': 'S3 did not answer as it should',
  'title.source': 'The prospects could not be read',
  'title.source-changed': 'The prospects changed while they were read',
  'found.source-changed': 'What was read first and what was read then are not the same prospects.',
  'fix.source-changed': 'Retry when nothing writes to the source any more.',
  'title.no-prospects': 'The audience is empty',
  'found.no-prospects': 'The audience has no prospects.',
  'fix.no-prospects': 'Check when the audience was last evaluated, or let the activation write an empty file.',
  'title.no-complete-prospect': 'The audience is empty',
  'found.no-complete-prospect': 'No prospect of the audience has a value in every mandatory field.',
  'fix.no-complete-prospect':
    'Make fewer fields mandatory, check when the audience was last evaluated, or let the activation write an empty file.',
  'title.too-many-keys': 'Too many prospects to look for duplicates',
  'title.unwritable-value': 'A value does not fit into the file',
  'title.unsupported': 'This file cannot be written here',
  'title.key-taken': 'The file exists already',
  'title.key-not-allowed': 'The file name is not allowed',
  'title.ledger': 'Rows are not accounted for',
  'found.ledger': 'Rows were lost or counted twice on the way into the files.',
  'fix.ledger': 'Retry; when it fails again, report it with the id of the run.',
  'title.left-behind': 'The run was given up, and left files behind',
  'found.left-behind': 'S3 did not let everything be taken back that was visible already.',
  'fix.left-behind':
    'Retry: the run writes the named files anew. Where a manifest is among them, take them away by hand before.',
  'title.interrupted': 'The service stopped again and again during the run',
  'found.interrupted':
    'Each time the export was begun anew, and each time the service stopped before its end, as it does when it runs out of memory.',
  'fix.interrupted': 'Tell the operator of this service to see why it stopped. Retry when that is mended.',
  'title.verification': 'The file in the bucket is not what was sent',
  'title.not-started': 'The run could not start',
  'title.unknown': 'The run failed',
  'found.unknown': 'Something went wrong that has no name yet.',
  'fix.unknown': 'Retry; when it fails again, tell the operator of this service the id of the run.',
  'skipped.no-prospects': 'The audience has no prospects. Nothing was written.',
  'skipped.no-complete-prospect':
    'No prospect of the audience has a value in every mandatory field. Nothing was written.',
  'skipped.audience-unknown': 'The audience does not exist any more. Nothing was written.',
  'skipped.audience-unavailable': 'The audience cannot be activated any more. Nothing was written.',
} as const satisfies Readonly<
  Record<
    | `title.${Titled}`
    | `title.refused.${RefusedAction}`
    | `${'found' | 'fix'}.${PlainFailure}`
    | `skipped.${SkipReason}`,
    string
  >
>;

/** Which sentence is the heading. */
export function titleOf(failure: RunFailure): keyof typeof runFailureSentences & `title.${string}` {
  return 'action' in failure ? `title.refused.${failure.action}` : `title.${failure.code}`;
}

export function isWhole(failure: RunFailure): failure is WholeFailure {
  return Object.hasOwn(sentences, `found.${failure.code}`);
}

/** What the person is told of it, in English. */
export function toldFailure(failure: WholeFailure): Pick<RunError, 'title' | 'message' | 'nextStep' | 'failure'> {
  return {
    title: runFailureSentences[titleOf(failure)],
    message: sentences[`found.${failure.code}`],
    nextStep: sentences[`fix.${failure.code}`],
    failure,
  };
}

/** The same where the sentences of the failure itself tell more than its code. */
export function detailedFailure(
  code: DetailedFailure,
  said: Pick<RunError, 'message' | 'nextStep'>,
): Pick<RunError, 'title' | 'message' | 'nextStep' | 'failure'> {
  const failure = { code };
  return { title: runFailureSentences[titleOf(failure)], message: said.message, nextStep: said.nextStep, failure };
}

/** What the person is told of a run that wrote nothing, in English. */
export function toldSkip(code: SkipReason): Pick<Extract<RunState, { kind: 'skipped' }>, 'reason' | 'code'> {
  return { reason: runFailureSentences[`skipped.${code}`], code };
}

/** Why no row of an audience came to be written. */
export function emptinessOf({ read }: Pick<Ledger, 'read'>): 'no-prospects' | 'no-complete-prospect' {
  return read === 0 ? 'no-prospects' : 'no-complete-prospect';
}

const sentences = { ...serviceProblemSentences, ...runFailureSentences };
