import { after, before } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { MemoryStateStore, S3StateStore } from '../../../src/s3/index.ts';
import { runStateStoreRules } from './state-store-rules.ts';

const credentials = { accessKeyId: 'AKIASTATE', secretAccessKey: 'a-secret-of-no-value' };
let server: S3Server;
let client: S3Client;
let prefixes = 0;

before(async () => {
  server = await startS3Server({ credentials: [credentials], buckets: ['state'], clock: { now: () => Date.now() } });
  client = new S3Client({ endpoint: server.url, region: 'us-east-1', credentials, forcePathStyle: true });
});
after(async () => {
  client.destroy();
  await server.close();
});

runStateStoreRules('memory', () => new MemoryStateStore());
runStateStoreRules(
  'objects in S3',
  () => new S3StateStore({ client, bucket: 'state', prefix: `run-${(prefixes += 1)}` }),
);
