import type { ConnectionTestEvent, ConnectionTestStage } from '../../src/domain/connection-test.ts';
import type { S3Location, ServerSideEncryption } from '../../src/domain/connection.ts';
import type { AccountAuth } from '../../src/domain/account.ts';
import type { CredentialHealth } from '../data/accounts.ts';
import { runErrorOf, type RunFailureKind } from '../data/run-failures.ts';

/** What a connection test looks at. */
export interface Tested {
  readonly credentials: CredentialHealth;
  readonly auth: AccountAuth['kind'];
  readonly location: S3Location;
  readonly encryption: ServerSideEncryption;
  /** What runs to a saved connection meet. */
  readonly failure: RunFailureKind | undefined;
}

/**
 * Every stage with its outcome, in order, up to the first that fails; what follows it is for the caller to leave out. Beside the
 * credentials, words in what is typed bring about each answer:
 *
 * | typed | meets |
 * | --- | --- |
 * | bucket with `missing` | the bucket does not exist |
 * | bucket with `denied` | writing is refused |
 * | bucket with `elsewhere` | the bucket lies in another region |
 * | bucket with `legacy` | conditional writes are ignored: a warning |
 * | KMS key with `disabled` | the key may not be used |
 */
export function verdictsOf(tested: Tested): readonly ConnectionTestEvent[] {
  return [
    credentials(tested),
    assumeRole(tested),
    externalId(tested),
    bucket(tested),
    write(tested),
    passed('multipart', 'An upload in parts was begun and given up again.'),
    encryption(tested),
    conditionalWrite(tested),
    skipped('cors', 'Files are written by the server, not by this page.'),
  ];
}

function credentials({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (health === 'unknown-key') {
    return failed(
      'credentials',
      'The access key id is not known.',
      'Copy the access key id again; it may have been deleted.',
      {
        serviceCode: 'InvalidAccessKeyId',
      },
    );
  }
  if (health === 'wrong-secret') {
    return failed(
      'credentials',
      'The secret access key does not belong to the access key id.',
      'Enter the secret again, without blanks.',
      {
        serviceCode: 'SignatureDoesNotMatch',
      },
    );
  }
  return passed('credentials', auth === 'access-key' ? 'The key is known and valid.' : 'Credentials were found.');
}

function assumeRole({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (auth !== 'assumed-role') return skipped('assume-role', 'The account uses no role.');
  if (health !== 'role-refused') return passed('assume-role', 'The role was assumed.');
  return failed(
    'assume-role',
    'The role may not be assumed.',
    'Let the trust policy of the role name our principal and external id.',
    {
      serviceCode: 'AccessDenied',
    },
  );
}

function externalId({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (auth !== 'assumed-role') return skipped('external-id', 'The account uses no role.');
  if (health !== 'external-id-ignored')
    return passed('external-id', 'Without the external id the role was refused, as it must be.');
  return failed(
    'external-id',
    'The role can be assumed without the external id, so others could use it through us.',
    'Add the condition StringEquals sts:ExternalId to the trust policy of the role.',
  );
}

function bucket({ location, failure }: Tested): ConnectionTestEvent {
  if (/missing/.test(location.bucket) || failure === 'no-such-bucket') {
    return failed('bucket', `There is no bucket ${location.bucket}.`, 'Check its name, or create it first.', {
      serviceCode: 'NoSuchBucket',
    });
  }
  if (/elsewhere/.test(location.bucket)) {
    return failed(
      'bucket',
      `The bucket lies in eu-central-1, not in ${location.region}.`,
      'Set the region to eu-central-1.',
      {
        serviceCode: 'PermanentRedirect',
      },
    );
  }
  return passed('bucket', `${location.bucket} answers in ${location.region}.`);
}

function write({ location, failure }: Tested): ConnectionTestEvent {
  if (!/denied/.test(location.bucket) && failure !== 'access-denied')
    return passed('write', `A probe was written to ${location.folder || 'the bucket'} and removed again.`);
  const { policy } = runErrorOf('access-denied', location);
  return failed(
    'write',
    `The bucket ${location.bucket} refuses writes.`,
    'Add the statement to the policy of the account.',
    {
      serviceCode: 'AccessDenied',
      ...(policy === undefined ? {} : { policy }),
    },
  );
}

function encryption({ encryption: wanted }: Tested): ConnectionTestEvent {
  if (wanted.kind === 'bucket-default')
    return skipped('encryption', 'The bucket decides how objects are encrypted at rest.');
  if (wanted.kind === 'sse-kms' && /disabled/.test(wanted.keyId)) {
    return failed(
      'encryption',
      'The KMS key may not be used.',
      'Allow kms:GenerateDataKey and kms:Decrypt on the key.',
      {
        serviceCode: 'KMS.DisabledException',
      },
    );
  }
  return passed('encryption', 'S3 accepted the encryption that was asked for.');
}

function conditionalWrite({ location }: Tested): ConnectionTestEvent {
  if (!/legacy/.test(location.bucket)) return passed('conditional-write', 'An existing object was not overwritten.');
  return {
    stage: 'conditional-write',
    outcome: 'warning',
    detail: 'The server ignores conditions on writes: two exports at once could overwrite each other.',
    fix: 'Keep the run id or the time in file names.',
  };
}

function passed(stage: ConnectionTestStage, detail: string): ConnectionTestEvent {
  return { stage, outcome: 'passed', detail };
}

function skipped(stage: ConnectionTestStage, detail: string): ConnectionTestEvent {
  return { stage, outcome: 'skipped', detail };
}

function failed(
  stage: ConnectionTestStage,
  detail: string,
  fix: string,
  more: Pick<ConnectionTestEvent, 'policy' | 'serviceCode'> = {},
): ConnectionTestEvent {
  return { stage, outcome: 'failed', detail, fix, ...more };
}
