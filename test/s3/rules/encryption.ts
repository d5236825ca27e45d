import {
  CreateMultipartUploadCommand,
  GetBucketEncryptionCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { lastPart, md5Hex } from '../bodies.ts';
import { sdk } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

const TEXT = 'text';

function kms(subject: S3Subject) {
  return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: subject.kmsKeyId } as const;
}

function keyNamed(subject: S3Subject, keyId: string | undefined): string {
  return keyId !== undefined && keyId.endsWith(subject.kmsKeyId ?? ' ') ? 'the key' : (keyId ?? 'no key');
}

/** Refuses whoever puts an object without asking for its encryption by KMS. */
function demandingPolicy(bucket: string): string {
  const Condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
  const Resource = `arn:aws:s3:::${bucket}/*`;
  const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource, Condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

export const encryptionRules: readonly Rule[] = [
  rule('every object is encrypted by S3 at least', 'AES256', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    await sdk(subject).send(new PutObjectCommand({ ...at, Body: TEXT }));
    return (await sdk(subject).send(new HeadObjectCommand(at))).ServerSideEncryption ?? 'none';
  }),

  rule('SSE-S3 can be asked for by name', '200 AES256', async (subject, key) => {
    const put = sdk(subject).send(
      new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body: TEXT, ServerSideEncryption: 'AES256' }),
    );
    const answer = await outcome(put);
    return answer === '200' ? `200 ${(await put).ServerSideEncryption ?? 'none'}` : answer;
  }),

  rule('SSE-S3 can be asked for when an upload begins', '200 AES256', async (subject, key) => {
    const given = { Bucket: subject.bucket, Key: key, ServerSideEncryption: 'AES256' } as const;
    const begun = sdk(subject).send(new CreateMultipartUploadCommand(given));
    const answer = await outcome(begun);
    return answer === '200' ? `200 ${(await begun).ServerSideEncryption ?? 'none'}` : answer;
  }),

  rule('another encryption is refused', '400 InvalidArgument', (subject, key) => {
    const given = { Bucket: subject.bucket, Key: key, Body: TEXT, ServerSideEncryption: 'ROT13' as 'AES256' };
    return outcome(sdk(subject).send(new PutObjectCommand(given)));
  }),

  rule(
    'an object encrypted by a KMS key names the key',
    'aws:kms, the key',
    async (subject, key) => {
      const at = { Bucket: subject.bucket, Key: key };
      await sdk(subject).send(new PutObjectCommand({ ...at, ...kms(subject), Body: TEXT }));
      const head = await sdk(subject).send(new HeadObjectCommand(at));
      return `${head.ServerSideEncryption}, ${keyNamed(subject, head.SSEKMSKeyId)}`;
    },
    'kms',
  ),

  rule(
    'the ETag of an object encrypted by a KMS key is not its MD5',
    'another',
    async (subject, key) => {
      const at = { Bucket: subject.bucket, Key: key };
      const { ETag } = await sdk(subject).send(new PutObjectCommand({ ...at, ...kms(subject), Body: TEXT }));
      return ETag?.includes(md5Hex(TEXT)) ? 'MD5' : 'another';
    },
    'kms',
  ),

  rule(
    'an upload encrypted by a KMS key is completed, and names the key',
    'aws:kms, the key',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, kms(subject));
      await upload.part(1, lastPart);
      await upload.complete();
      const head = await sdk(subject).send(new HeadObjectCommand(upload.at));
      return `${head.ServerSideEncryption}, ${keyNamed(subject, head.SSEKMSKeyId)}`;
    },
    'kms',
  ),

  rule(
    'an unknown KMS key is refused',
    '400 KMS.NotFoundException',
    (subject, key) => {
      const given = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'unknown-key' } as const;
      return outcome(
        sdk(subject).send(new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body: TEXT, ...given })),
      );
    },
    'kms',
  ),

  rule(
    'an unknown KMS key is refused when an upload begins',
    '400 KMS.NotFoundException',
    (subject, key) => {
      const given = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'unknown-key' } as const;
      return outcome(
        sdk(subject).send(new CreateMultipartUploadCommand({ Bucket: subject.bucket, Key: key, ...given })),
      );
    },
    'kms',
  ),

  rule('a KMS key beside another encryption is refused', '400 InvalidArgument', (subject, key) => {
    const given = { ServerSideEncryption: 'AES256', SSEKMSKeyId: 'any' } as const;
    return outcome(sdk(subject).send(new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body: TEXT, ...given })));
  }),

  rule(
    'a bucket policy can demand encryption by KMS',
    'plain 403 AccessDenied, kms 200',
    async (subject) => {
      const Bucket = await subject.makeBucket();
      await sdk(subject).send(new PutBucketPolicyCommand({ Bucket, Policy: demandingPolicy(Bucket) }));
      const plain = await outcome(sdk(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: TEXT })));
      const encrypted = await outcome(
        sdk(subject).send(new PutObjectCommand({ Bucket, Key: 'a', Body: TEXT, ...kms(subject) })),
      );
      return `plain ${plain}, kms ${encrypted}`;
    },
    'kms',
  ),

  rule(
    "a bucket's default encryption is applied to what asks for none",
    '200, then aws:kms, the key',
    async (subject, key) => {
      const Bucket = await subject.makeBucket();
      const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: subject.kmsKeyId } as const;
      const ServerSideEncryptionConfiguration = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] };
      const set = await outcome(
        sdk(subject).send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration })),
      );
      const put = await outcome(sdk(subject).send(new PutObjectCommand({ Bucket, Key: key, Body: TEXT })));
      if (put !== '200') return `${set}, then ${put}`;
      const head = await sdk(subject).send(new HeadObjectCommand({ Bucket, Key: key }));
      return `${set}, then ${head.ServerSideEncryption}, ${keyNamed(subject, head.SSEKMSKeyId)}`;
    },
    'kms',
  ),

  rule('a bucket says how it encrypts by default', 'AES256', async (subject) => {
    const Bucket = await subject.makeBucket();
    const asked = sdk(subject).send(new GetBucketEncryptionCommand({ Bucket }));
    const answer = await outcome(asked);
    if (answer !== '200') return answer;
    const rule = (await asked).ServerSideEncryptionConfiguration?.Rules?.[0];
    return rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? 'none';
  }),
];
