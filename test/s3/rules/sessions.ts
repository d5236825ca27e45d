import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient, type AssumeRoleCommandInput, type Credentials } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { AwsCredentialIdentity } from '@smithy/types';
import { sdk, send } from '../clients.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import { serverNow, type S3Subject } from '../subject.ts';

async function assume(
  subject: S3Subject,
  given: Partial<AssumeRoleCommandInput> = {},
  credentials = subject.secondUser?.credentials,
) {
  const { roleArn, endpoint, region } = subject;
  const client = new STSClient({
    endpoint,
    region,
    credentials: credentials ?? subject.credentials,
    maxAttempts: 1,
    systemClockOffset: subject.clockOffset,
  });
  try {
    const wanted = { RoleArn: roleArn, RoleSessionName: 'export', ...given };
    return await client.send(new AssumeRoleCommand(wanted));
  } finally {
    client.destroy();
  }
}

function identity({
  AccessKeyId = '',
  SecretAccessKey = '',
  SessionToken = '',
}: Partial<Credentials> = {}): AwsCredentialIdentity {
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function put(subject: S3Subject, key: string, credentials: AwsCredentialIdentity): Promise<string> {
  return outcome(
    sdk(subject, { credentials }).send(new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body: 'x' })),
  );
}

export const sessionRules: readonly Rule[] = [
  rule(
    'the credentials of an assumed role are taken',
    '200',
    async (subject, key) => {
      const { Credentials } = await assume(subject);
      return put(subject, key, identity(Credentials));
    },
    'sts',
  ),

  rule(
    'an address presigned by a session is taken',
    '200 text',
    async (subject, key) => {
      const { Credentials } = await assume(subject);
      const client = sdk(subject, { credentials: identity(Credentials) });
      const at = { Bucket: subject.bucket, Key: key };
      await client.send(new PutObjectCommand({ ...at, Body: 'text' }));
      const signingDate = new Date(serverNow(subject));
      const url = new URL(await getSignedUrl(client, new GetObjectCommand(at), { signingDate }));
      const query = Object.fromEntries(url.searchParams);
      const { outcome: answer, text } = await send(subject, { method: 'GET', path: url.pathname, query });
      return `${answer} ${text}`;
    },
    'sts',
  ),

  rule(
    'a session lasts for an hour unless asked otherwise',
    '3600 s',
    async (subject) => {
      const { Credentials } = await assume(subject);
      const seconds = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now() - subject.clockOffset) / 1000;
      return Math.abs(seconds - 3600) < 60 ? '3600 s' : `${seconds} s`;
    },
    'sts',
  ),

  rule(
    'a role that wants an ExternalId is assumed with it',
    '200',
    (subject) => {
      const { arn: RoleArn, externalId: ExternalId } = subject.externalIdRole ?? {};
      return outcome(assume(subject, { RoleArn, ExternalId }));
    },
    'external-id',
  ),

  rule(
    'a role that wants an ExternalId is not assumed without it',
    '403 AccessDenied',
    (subject) => outcome(assume(subject, { RoleArn: subject.externalIdRole?.arn })),
    'external-id',
  ),

  rule(
    'a role that wants an ExternalId is not assumed with another',
    '403 AccessDenied',
    (subject) => outcome(assume(subject, { RoleArn: subject.externalIdRole?.arn, ExternalId: 'another' })),
    'external-id',
  ),

  rule(
    'a role is not assumed by one whom it does not trust',
    '403 AccessDenied',
    (subject) => outcome(assume(subject, {}, subject.credentials)),
    'sts',
  ),

  rule(
    'a role that is not there is not assumed',
    '403 AccessDenied',
    (subject) => outcome(assume(subject, { RoleArn: `${subject.roleArn}-absent` })),
    'sts',
  ),

  rule(
    'a session of less than 15 minutes is refused',
    '400 ValidationError',
    (subject) => outcome(assume(subject, { DurationSeconds: 60 })),
    'sts',
  ),

  rule(
    'a session of one letter is refused',
    '400 ValidationError',
    (subject) => outcome(assume(subject, { RoleSessionName: 'x' })),
    'sts',
  ),

  rule(
    'a session token changed on the way is refused',
    '400 InvalidToken',
    async (subject, key) => {
      const { Credentials } = await assume(subject);
      return put(subject, key, { ...identity(Credentials), sessionToken: `${Credentials?.SessionToken}x` });
    },
    'sts',
  ),

  rule(
    'the keys of a session are worth nothing without its token',
    '403 InvalidAccessKeyId',
    async (subject, key) => {
      const { Credentials } = await assume(subject);
      const { accessKeyId, secretAccessKey } = identity(Credentials);
      return put(subject, key, { accessKeyId, secretAccessKey });
    },
    'sts',
  ),

  rule(
    'a session policy narrows what a role may do',
    'inside 200, beside 403 AccessDenied',
    async (subject, key) => {
      const Resource = `arn:aws:s3:::${subject.bucket}/${key}/inside/*`;
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource }],
      });
      const { Credentials } = await assume(subject, { Policy });
      const inside = await put(subject, `${key}/inside/a`, identity(Credentials));
      return `inside ${inside}, beside ${await put(subject, `${key}/beside`, identity(Credentials))}`;
    },
    'sts',
  ),
];
