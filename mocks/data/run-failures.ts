import type { S3Location } from '../../src/domain/connection.ts';
import { detailedFailure, toldFailure } from '../../src/domain/run-failure-sentences.ts';
import type { WholeFailure } from '../../src/domain/run-failures.ts';
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

interface RunFailureFacts {
  /** How far the run had come when it happened, from nothing to all. */
  readonly share: number;
  readonly told: Pick<RunError, 'title' | 'message' | 'nextStep' | 'failure' | 'serviceCode' | 'serviceStatus'>;
}

/** What happened, what it means and what to do, for a run to this place. */
export function runErrorOf(kind: RunFailureKind, { bucket, folder }: S3Location): RunError {
  const { told } = failures[kind];
  return kind === 'access-denied' ? { ...told, policy: writePolicy(bucket, folder) } : told;
}

/** How far such a run comes before it fails. */
export function shareBeforeFailure(kind: RunFailureKind): number {
  return failures[kind].share;
}

const failures: Readonly<Record<RunFailureKind, RunFailureFacts>> = {
  'access-denied': answered(0.1, { code: 'denied', action: 'upload' }, 'AccessDenied', 403),
  'no-such-bucket': answered(0, { code: 'no-such-bucket' }, 'NoSuchBucket', 404),
  'slow-down': answered(0.6, { code: 'overloaded' }, 'SlowDown', 503),
  'expired-token': answered(0.8, { code: 'expired-credentials' }, 'ExpiredToken', 400),
  'wrong-key': answered(0, { code: 'wrong-secret-key' }, 'SignatureDoesNotMatch', 403),
  'encryption-key-refused': answered(0.1, { code: 'unusable-key' }, 'KMS.DisabledException', 400),
  'manifest-refused': answered(1, { code: 'denied', action: 'file' }, 'AccessDenied', 403),
  'broken-source-row': {
    share: 0.4,
    told: detailedFailure('source', {
      message: "A prospect record of the partner's last batch is damaged.",
      nextStep: 'Ask the partner to load the batch again, then retry the run.',
    }),
  },
  'key-exists': answered(1, { code: 'file-exists' }, 'PreconditionFailed', 412),
  'clock-skew': answered(0, { code: 'clock-skew' }, 'RequestTimeTooSkewed', 403),
  'connection-lost': { share: 0.5, told: toldFailure({ code: 'unreachable' }) },
  'checksum-mismatch': answered(1, { code: 'corrupted' }, 'BadDigest', 400),
};

function answered(share: number, failure: WholeFailure, serviceCode: string, serviceStatus: number): RunFailureFacts {
  return { share, told: { ...toldFailure(failure), serviceCode, serviceStatus } };
}

function writePolicy(bucket: string, folder: string): string {
  const statement = {
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
    Resource: `arn:aws:s3:::${bucket}/${folder === '' ? '' : `${folder.split('/%')[0] ?? ''}/`}*`,
  };
  return JSON.stringify(statement, null, 2);
}
