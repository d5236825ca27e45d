import { after, before, describe, test } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import { runContract } from '../contract/run-contract.ts';
import { s3Subject } from '../contract/s3-subject.ts';
import { S3StateStore } from '../../src/s3/index.ts';
import { runStateStoreRules } from './adapter/state-store-rules.ts';
import { realSubject } from './real-subject.ts';

let real: Awaited<ReturnType<typeof realSubject>>;
let client: S3Client;
let prefixes = 0;

before(async () => {
  real = await realSubject(process.env);
  const { endpoint, region, credentials } = real.subject;
  client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
});
after(async () => {
  client.destroy();
  await real.close();
});

runStateStoreRules('objects on a real server', () => {
  return new S3StateStore({ client, bucket: real.subject.bucket, prefix: `state-${(prefixes += 1)}` });
});

describe('the contract, kept by the S3 adapter on a real server', () => {
  runContract({
    describe,
    test,
    makeSubject: () => s3Subject({ ...real.subject, missingBucket: `${real.subject.bucket}-missing` }),
  });
});
