import type { ConnectionFinding } from '../../src/domain/connection-findings.ts';
import { toldBy, type ConnectionTestEvent, type ConnectionTestStage } from '../../src/domain/connection-test.ts';
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
    passed('multipart', { code: 'upload-possible' }),
    encryption(tested),
    conditionalWrite(tested),
    skipped('cors', { code: 'no-page' }),
  ];
}

function credentials({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (health === 'unknown-key')
    return failed('credentials', { code: 'unknown-access-key' }, { serviceCode: 'InvalidAccessKeyId' });
  if (health === 'wrong-secret')
    return failed('credentials', { code: 'wrong-secret-key' }, { serviceCode: 'SignatureDoesNotMatch' });
  return passed('credentials', { code: auth === 'access-key' ? 'credentials-found' : 'role-credentials-found' });
}

function assumeRole({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (auth !== 'assumed-role') return skipped('assume-role', { code: 'no-role' });
  if (health !== 'role-refused') return passed('assume-role', { code: 'role-assumed' });
  return failed('assume-role', { code: 'role-refused' }, { serviceCode: 'AccessDenied' });
}

function externalId({ credentials: health, auth }: Tested): ConnectionTestEvent {
  if (auth !== 'assumed-role') return skipped('external-id', { code: 'no-role' });
  if (health !== 'external-id-ignored') return passed('external-id', { code: 'external-id-required' });
  return failed('external-id', { code: 'external-id-ignored' });
}

function bucket({ location, failure }: Tested): ConnectionTestEvent {
  if (/missing/.test(location.bucket) || failure === 'no-such-bucket')
    return failed('bucket', { code: 'no-such-bucket' }, { serviceCode: 'NoSuchBucket' });
  if (/elsewhere/.test(location.bucket)) {
    const finding = { code: 'bucket-elsewhere', region: 'eu-central-1' } as const;
    return failed('bucket', finding, { serviceCode: 'PermanentRedirect' });
  }
  return passed('bucket', { code: 'bucket-answers' });
}

function write({ location, failure }: Tested): ConnectionTestEvent {
  if (/denied/.test(location.bucket) || failure === 'access-denied') {
    const { policy } = runErrorOf('access-denied', location);
    const more = { serviceCode: 'AccessDenied', ...(policy === undefined ? {} : { policy }) };
    return failed('write', { code: 'write-denied' }, more);
  }
  const { folder } = location;
  return passed('write', folder === '' ? { code: 'bucket-writable' } : { code: 'folder-writable', folder });
}

function encryption({ encryption: wanted }: Tested): ConnectionTestEvent {
  if (wanted.kind === 'bucket-default') return skipped('encryption', { code: 'bucket-encryption' });
  if (wanted.kind === 'sse-kms' && /disabled/.test(wanted.keyId))
    return failed('encryption', { code: 'unusable-key' }, { serviceCode: 'KMS.DisabledException' });
  return passed('encryption', { code: 'key-usable' });
}

function conditionalWrite({ location }: Tested): ConnectionTestEvent {
  const stage = 'conditional-write';
  if (!/legacy/.test(location.bucket)) return passed(stage, { code: 'existing-files-safe' });
  return { stage, outcome: 'warning', ...toldBy([{ code: 'put-overwrites' }]) };
}

function passed(stage: ConnectionTestStage, finding: ConnectionFinding): ConnectionTestEvent {
  return { stage, outcome: 'passed', ...toldBy([finding]) };
}

function skipped(stage: ConnectionTestStage, finding: ConnectionFinding): ConnectionTestEvent {
  return { stage, outcome: 'skipped', ...toldBy([finding]) };
}

function failed(
  stage: ConnectionTestStage,
  finding: ConnectionFinding,
  more: Pick<ConnectionTestEvent, 'policy' | 'serviceCode'> = {},
): ConnectionTestEvent {
  return { stage, outcome: 'failed', ...toldBy([finding]), ...more };
}
