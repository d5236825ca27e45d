import { startS3Server } from '../../mocks/s3/node.ts';
import type { S3Subject } from './subject.ts';

const NOW = Date.parse('2026-03-10T09:30:00Z');
const ACCOUNT = '111122223333';
const OWNER = { accessKeyId: 'AKIAEXPORTER00000000', secretAccessKey: 'exporter-secret' };
const SECOND = { accessKeyId: 'AKIASECOND0000000000', secretAccessKey: 'second-secret' };
const SECOND_ARN = `arn:aws:iam::${ACCOUNT}:user/second`;
const ROLE = { arn: `arn:aws:iam::${ACCOUNT}:role/exports`, externalId: 'portal-4711' };

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
      {
        arn: ROLE.arn,
        trustPolicy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: SECOND_ARN },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': ROLE.externalId } },
          },
        },
        policies: [allow('s3:*', '*')],
      },
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
    clockOffset: NOW - Date.now(),
    secondUser: { credentials: SECOND, principal: SECOND_ARN },
    kmsKeyId: 'exports-key',
    role: ROLE,
  };
  return { subject, close: () => server.close() };
}

function allow(Action: string, Resource: string) {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } } as const;
}
