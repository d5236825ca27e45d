import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Subject } from './subject.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The server that the environment names: `S3_ENDPOINT`, and AWS's usual variables. What it has beyond plain S3 is told by
 * `S3_SECOND_ACCESS_KEY_ID`, `S3_SECOND_SECRET_ACCESS_KEY` and `S3_SECOND_PRINCIPAL`, by `S3_KMS_KEY_ID`, by `S3_ROLE_ARN`, and by
 * `S3_EXTERNAL_ID_ROLE_ARN` and `S3_EXTERNAL_ID`; `S3_SERVER` is what the table calls it. Its owner must be allowed to make buckets: they are removed at the end.
 */
export async function realSubject(env: Environment): Promise<{ subject: S3Subject; close(): Promise<void> }> {
  const endpoint = required(env, 'S3_ENDPOINT');
  const region = env['AWS_REGION'] ?? 'us-east-1';
  const credentials = {
    accessKeyId: required(env, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: required(env, 'AWS_SECRET_ACCESS_KEY'),
    ...(env['AWS_SESSION_TOKEN'] === undefined ? {} : { sessionToken: env['AWS_SESSION_TOKEN'] }),
  };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const own = crypto.randomUUID().slice(0, 8);
  const made: string[] = [];
  const makeBucket = async () => {
    const Bucket = `rules-${own}-${made.length}`;
    await client.send(new CreateBucketCommand({ Bucket }));
    made.push(Bucket);
    return Bucket;
  };
  const subject: S3Subject = {
    server: env['S3_SERVER'] ?? new URL(endpoint).hostname,
    endpoint,
    region,
    credentials,
    bucket: await makeBucket(),
    makeBucket,
    clockOffset: 0,
    ...secondUserOf(env),
    ...(env['S3_KMS_KEY_ID'] === undefined ? {} : { kmsKeyId: env['S3_KMS_KEY_ID'] }),
    ...rolesOf(env),
  };
  return {
    subject,
    close: async () => {
      for (const bucket of made) await removeBucket(client, bucket);
      client.destroy();
    },
  };
}

function secondUserOf(env: Environment): Pick<S3Subject, 'secondUser'> {
  const accessKeyId = env['S3_SECOND_ACCESS_KEY_ID'];
  if (accessKeyId === undefined) return {};
  const secretAccessKey = required(env, 'S3_SECOND_SECRET_ACCESS_KEY');
  return {
    secondUser: { credentials: { accessKeyId, secretAccessKey }, principal: required(env, 'S3_SECOND_PRINCIPAL') },
  };
}

function rolesOf(env: Environment): Pick<S3Subject, 'roleArn' | 'externalIdRole'> {
  const roleArn = env['S3_ROLE_ARN'];
  const arn = env['S3_EXTERNAL_ID_ROLE_ARN'];
  return {
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(arn === undefined ? {} : { externalIdRole: { arn, externalId: required(env, 'S3_EXTERNAL_ID') } }),
  };
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name} beside S3_ENDPOINT.`);
  return value;
}

async function removeBucket(client: S3Client, Bucket: string): Promise<void> {
  // a policy of a rule may forbid what follows
  await client.send(new DeleteBucketPolicyCommand({ Bucket }));
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
  for (const { Key, UploadId } of Uploads)
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    if (Contents.length === 0) break;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
  await client.send(new DeleteBucketCommand({ Bucket }));
}
