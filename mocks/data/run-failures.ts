import type { S3Location } from '../../src/domain/connection.ts';
import type { RunError } from '../../src/domain/run.ts';

/** What a run can meet. */
export const runFailureKinds = [
  'access-denied',
  'no-such-bucket',
  'slow-down',
  'expired-token',
  'wrong-key',
  'encryption-key-refused',
  'manifest-refused',
  'broken-source-row',
  'key-exists',
  'clock-skew',
  'connection-lost',
  'checksum-mismatch',
] as const;
export type RunFailureKind = (typeof runFailureKinds)[number];

/** How each looks to the person. `share`: how far the run had come when it happened, from nothing to all. */
interface RunFailure {
  readonly share: number;
  readonly error: (location: S3Location) => RunError;
}

/** What happened, what it means and what to do, for a run to this place. */
export function runErrorOf(kind: RunFailureKind, location: S3Location): RunError {
  return failures[kind].error(location);
}

/** How far such a run comes before it fails. */
export function shareBeforeFailure(kind: RunFailureKind): number {
  return failures[kind].share;
}

const failures: Readonly<Record<RunFailureKind, RunFailure>> = {
  'access-denied': {
    share: 0.1,
    error: ({ bucket, folder }) => ({
      title: 'S3 refused the upload',
      message: `The account may not write to ${bucket}. No file of this run is visible.`,
      nextStep: 'Add the statement below to the policy of the role or the key, then retry the run.',
      serviceCode: 'AccessDenied',
      serviceStatus: 403,
      policy: JSON.stringify(
        {
          Effect: 'Allow',
          Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
          Resource: `arn:aws:s3:::${bucket}/${folder === '' ? '' : `${folder.split('/%')[0] ?? ''}/`}*`,
        },
        null,
        2,
      ),
    }),
  },
  'no-such-bucket': failing(
    0,
    'The bucket does not exist',
    'S3 knows no bucket of this name in this region.',
    'Check the bucket and the region of the connection.',
    'NoSuchBucket',
    404,
  ),
  'slow-down': failing(
    0.6,
    'S3 asked to slow down',
    'S3 kept refusing parts for five minutes because too many arrived at once.',
    'Retry the run; spread schedules that fall into the same hour.',
    'SlowDown',
    503,
  ),
  'expired-token': failing(
    0.8,
    'The credentials ran out',
    'The temporary credentials ended before the last part, and no new ones were given.',
    'Let the session of the role last at least as long as the run, then retry.',
    'ExpiredToken',
    400,
  ),
  'wrong-key': failing(
    0,
    'The secret access key is wrong',
    'S3 could not verify the signature of the request.',
    'Enter the secret access key of the account again.',
    'SignatureDoesNotMatch',
    403,
  ),
  'encryption-key-refused': failing(
    0.1,
    'The encryption key may not be used',
    'KMS refused the key that the connection names.',
    'Allow kms:GenerateDataKey and kms:Decrypt on the key to the account.',
    'KMS.DisabledException',
    400,
  ),
  'manifest-refused': failing(
    1,
    'The manifest was refused',
    'The files were uploaded, but S3 refused the manifest. They are not part of a finished export.',
    'Allow s3:PutObject for names that begin with manifest-, then retry.',
    'AccessDenied',
    403,
  ),
  'broken-source-row': failing(
    0.4,
    'A row of the source could not be read',
    "A prospect record of the partner's last batch is damaged.",
    'Ask the partner to load the batch again, then retry the run.',
  ),
  'key-exists': failing(
    1,
    'A file of this name exists already',
    'The file name holds no time, and existing files are not replaced.',
    'Add a time to the file name, or allow replacing.',
    'PreconditionFailed',
    412,
  ),
  'clock-skew': failing(
    0,
    'The clocks are too far apart',
    'S3 refused the request because its time differs by more than 15 minutes.',
    'Set the clock of the machine that exports, then retry.',
    'RequestTimeTooSkewed',
    403,
  ),
  'connection-lost': failing(
    0.5,
    'The connection to S3 broke off',
    'The network closed the connection again and again while a part was sent.',
    'Retry the run; if it fails again, ask your network team.',
  ),
  'checksum-mismatch': failing(
    1,
    'A file arrived damaged',
    'The checksum of an object is not the one that was computed while it was written. It was not committed.',
    'Retry the run.',
    'BadDigest',
    400,
  ),
};

function failing(
  share: number,
  title: string,
  message: string,
  nextStep: string,
  serviceCode?: string,
  serviceStatus?: number,
): RunFailure {
  return {
    share,
    error: () => ({
      title,
      message,
      nextStep,
      ...(serviceCode === undefined ? {} : { serviceCode }),
      ...(serviceStatus === undefined ? {} : { serviceStatus }),
    }),
  };
}
