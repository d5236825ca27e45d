import {
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { lastPart } from '../bodies.ts';
import { sdk } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  /** Behind the bucket: nothing for the bucket itself, `/*` for all its objects. */
  readonly on: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly everyone?: boolean;
}

/** A bucket whose policy says so to the second user. */
async function bucketWith(subject: S3Subject, ...statements: readonly Statement[]): Promise<string> {
  const Bucket = await subject.makeBucket();
  const Statement = statements.map(({ on, everyone, ...statement }) => ({
    ...statement,
    Principal: everyone ? '*' : { AWS: subject.secondUser?.principal },
    Resource: `arn:aws:s3:::${Bucket}${on}`,
  }));
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await sdk(subject).send(new PutBucketPolicyCommand({ Bucket, Policy }));
  return Bucket;
}

function second(subject: S3Subject) {
  return sdk(subject, { credentials: subject.secondUser?.credentials ?? subject.credentials });
}

const PUT = { Effect: 'Allow', Action: 's3:PutObject', on: '/*' } as const;
const GET = { Effect: 'Allow', Action: 's3:GetObject', on: '/*' } as const;
const LIST = { Effect: 'Allow', Action: 's3:ListBucket', on: '' } as const;

export const policyRules: readonly Rule[] = [
  rule(
    'who is allowed nothing may not put',
    '403 AccessDenied',
    async (subject) => {
      const Bucket = await subject.makeBucket();
      return outcome(second(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })));
    },
    'second-user',
  ),

  rule(
    'who may only put may put, and neither read nor list nor delete',
    'put 200, get 403, list 403, delete 403',
    async (subject) => {
      const Bucket = await bucketWith(subject, PUT);
      const put = await outcome(second(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })));
      const rest = await Promise.all([
        outcome(second(subject).send(new GetObjectCommand({ Bucket, Key: 'a' }))),
        outcome(second(subject).send(new ListObjectsV2Command({ Bucket }))),
        outcome(second(subject).send(new DeleteObjectCommand({ Bucket, Key: 'a' }))),
      ]);
      const [get, list, deleted] = rest.map((answer) => answer.split(' ', 1)[0]);
      return `put ${put}, get ${get}, list ${list}, delete ${deleted}`;
    },
    'second-user',
  ),

  rule(
    'who may put may upload in parts',
    '200',
    async (subject) => {
      const Bucket = await bucketWith(subject, PUT);
      const upload = await TestUpload.begin(subject, 'a', { Bucket }, second(subject));
      await upload.part(1, lastPart);
      return outcome(upload.complete());
    },
    'second-user',
  ),

  rule(
    'a policy for a folder allows nothing beside it',
    'inside 200, beside 403 AccessDenied',
    async (subject) => {
      const Bucket = await bucketWith(subject, { ...PUT, on: '/exports/*' });
      const inside = await outcome(
        second(subject).send(new PutObjectCommand({ Bucket, Key: 'exports/a/b', Body: 'x' })),
      );
      const beside = await outcome(second(subject).send(new PutObjectCommand({ Bucket, Key: 'export', Body: 'x' })));
      return `inside ${inside}, beside ${beside}`;
    },
    'second-user',
  ),

  rule(
    'an explicit Deny wins over an Allow',
    '403 AccessDenied',
    async (subject) => {
      const Bucket = await bucketWith(subject, PUT, { ...PUT, Effect: 'Deny' });
      return outcome(second(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })));
    },
    'second-user',
  ),

  rule('an explicit Deny binds the owner too', 'delete 403, kept', async (subject) => {
    const Bucket = await bucketWith(subject, { Effect: 'Deny', Action: 's3:DeleteObject', on: '/*', everyone: true });
    await sdk(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
    const deleted = await outcome(sdk(subject).send(new DeleteObjectCommand({ Bucket, Key: 'a' })));
    const head = await outcome(sdk(subject).send(new HeadObjectCommand({ Bucket, Key: 'a' })));
    return `delete ${deleted.split(' ', 1)[0]}, ${head === '200' ? 'kept' : 'gone'}`;
  }),

  rule('where deletion is denied, a list of keys is answered key by key', '200, 1 AccessDenied', async (subject) => {
    const Bucket = await bucketWith(subject, { Effect: 'Deny', Action: 's3:DeleteObject', on: '/*', everyone: true });
    const list = sdk(subject).send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }] } }));
    const answer = await outcome(list);
    if (answer !== '200') return answer;
    const { Errors } = await list;
    return `200, ${Errors?.length ?? 0} ${Errors?.[0]?.Code ?? 'errors'}`;
  }),

  rule(
    'who may not list does not learn whether a key is there',
    '403',
    async (subject) => {
      const Bucket = await bucketWith(subject, GET);
      const head = await outcome(second(subject).send(new HeadObjectCommand({ Bucket, Key: 'absent' })));
      return head.split(' ', 1)[0] ?? '';
    },
    'second-user',
  ),

  rule(
    'who may list learns that a key is not there',
    '404',
    async (subject) => {
      const Bucket = await bucketWith(subject, GET, LIST);
      const head = await outcome(second(subject).send(new HeadObjectCommand({ Bucket, Key: 'absent' })));
      return head.split(' ', 1)[0] ?? '';
    },
    'second-user',
  ),

  rule(
    'listing can be allowed for one folder only',
    'inside 200, all 403 AccessDenied',
    async (subject) => {
      const Bucket = await bucketWith(subject, { ...LIST, Condition: { StringLike: { 's3:prefix': 'exports/*' } } });
      const inside = await outcome(second(subject).send(new ListObjectsV2Command({ Bucket, Prefix: 'exports/a' })));
      const all = await outcome(second(subject).send(new ListObjectsV2Command({ Bucket })));
      return `inside ${inside}, all ${all}`;
    },
    'second-user',
  ),

  rule(
    'wildcards in actions are understood',
    'get 200, delete 403 AccessDenied',
    async (subject) => {
      const Bucket = await bucketWith(subject, { ...GET, Action: ['s3:Get*', 's3:List*'] });
      await sdk(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
      const get = await outcome(second(subject).send(new HeadObjectCommand({ Bucket, Key: 'a' })));
      const deleted = await outcome(second(subject).send(new DeleteObjectCommand({ Bucket, Key: 'a' })));
      return `get ${get}, delete ${deleted}`;
    },
    'second-user',
  ),

  rule(
    'a policy is given back as it was put',
    'as it was put',
    async (subject) => {
      const Bucket = await bucketWith(subject, PUT);
      const { Policy = '' } = await sdk(subject).send(new GetBucketPolicyCommand({ Bucket }));
      return (JSON.parse(Policy) as { Statement: { Action: string }[] }).Statement[0]?.Action === 's3:PutObject'
        ? 'as it was put'
        : Policy;
    },
    'second-user',
  ),

  rule(
    'a deleted policy allows nothing any more',
    '403 AccessDenied',
    async (subject) => {
      const Bucket = await bucketWith(subject, PUT);
      await sdk(subject).send(new DeleteBucketPolicyCommand({ Bucket }));
      return outcome(second(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })));
    },
    'second-user',
  ),

  rule('a bucket without a policy says so', '404 NoSuchBucketPolicy', async (subject) => {
    const Bucket = await subject.makeBucket();
    return outcome(sdk(subject).send(new GetBucketPolicyCommand({ Bucket })));
  }),

  rule('a policy that is no JSON is refused', '400 MalformedPolicy', async (subject) => {
    const Bucket = await subject.makeBucket();
    return outcome(sdk(subject).send(new PutBucketPolicyCommand({ Bucket, Policy: '{"Version":' })));
  }),

  rule('a policy about another bucket is refused', '400 MalformedPolicy', async (subject) => {
    const Bucket = await subject.makeBucket();
    const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::another/*' }];
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    return outcome(sdk(subject).send(new PutBucketPolicyCommand({ Bucket, Policy })));
  }),
];
