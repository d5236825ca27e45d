import type { S3Role } from '../../mocks/s3/index.ts';
import { startS3Server } from '../../mocks/s3/node.ts';
import type { S3Subject } from './subject.ts';

const NOW = Date.parse('2026-03-10T09:30:00Z');
const ACCOUNT = '111122223333';
const OWNER = { accessKeyId: 'AKIAEXPORTER00000000', secretAccessKey: 'exporter-secret' };
const SECOND = { accessKeyId: 'AKIASECOND0000000000', secretAccessKey: 'second-secret' };
const SECOND_ARN = `arn:aws:iam::${ACCOUNT}:user/second`;
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/exports`;
const EXTERNAL_ID_ROLE = { arn: `arn:aws:iam::${ACCOUNT}:role/exports-with-id`, externalId: 'portal-4711' };

/** The mock endpoint over HTTP, as any other server. */
export async function startMockSubject(): Promise<{ subject: S3Subject; close(): Promise<void> }> {
  const server = await startS3Server({
    region: 'eu-west-1',
    account: ACCOUNT,
    clock: { now: () => NOW },
    buckets: ['rules'],
    credentials: [OWNER, { ...SECOND, arn: SECOND_ARN, policies: [allow('sts:AssumeRole', '*')] }],
    kmsKeys: [{ id: 'exports-key' }],
    roles: [
      role(ROLE_ARN),
      role(EXTERNAL_ID_ROLE.arn, { StringEquals: { 'sts:ExternalId': EXTERNAL_ID_ROLE.externalId } }),
    ],
  });
  let buckets = 0;
  const subject: S3Subject = {
    server: 'mock',
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: OWNER,
    bucket: 'rules',
    makeBucket: async () => {
      const name = `rules-${++buckets}`;
      server.endpoint.createBucket(name);
      return name;
    },
    // its clock stands still while the rules run
    get clockOffset() {
      return NOW - Date.now();
    },
    secondUser: { credentials: SECOND, principal: SECOND_ARN },
    kmsKeyId: 'exports-key',
    roleArn: ROLE_ARN,
    externalIdRole: EXTERNAL_ID_ROLE,
  };
  return { subject, close: () => server.close() };
}

/** One that trusts the second user, where the condition holds. */
function role(arn: string, Condition: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): S3Role {
  const trust = { Effect: 'Allow', Principal: { AWS: SECOND_ARN }, Action: 'sts:AssumeRole', Condition } as const;
  return { arn, trustPolicy: { Version: '2012-10-17', Statement: trust }, policies: [allow('s3:*', '*')] };
}

function allow(Action: string, Resource: string) {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } } as const;
}
