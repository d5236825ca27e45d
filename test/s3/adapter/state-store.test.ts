import { after, before } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import type { S3Quirks } from '../../../mocks/s3/index.ts';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { MemoryStateStore, S3StateStore, type StateStore } from '../../../src/s3/index.ts';
import { runStateStoreRules } from './state-store-rules.ts';

const credentials = { accessKeyId: 'AKIASTATE', secretAccessKey: 'a-secret-of-no-value' };
const servers: S3Server[] = [];
const clients: S3Client[] = [];
let prefixes = 0;

/** A bucket of its own at each call. */
async function start(quirks: S3Quirks): Promise<S3Client> {
  const clock = { now: () => Date.now() };
  const server = await startS3Server({ credentials: [credentials], buckets: ['state'], clock, quirks });
  const client = new S3Client({ endpoint: server.url, region: 'us-east-1', credentials, forcePathStyle: true });
  servers.push(server);
  clients.push(client);
  return client;
}

let strict: S3Client;
let odd: S3Client;

before(async () => {
  strict = await start({});
  odd = await start({ bareETags: true, checksums: 'ignored', lostRaces: 'InternalError' });
});
after(async () => {
  for (const client of clients) client.destroy();
  for (const server of servers) await server.close();
});

function store(client: S3Client): StateStore {
  return new S3StateStore({ client, bucket: 'state', prefix: `run-${(prefixes += 1)}` });
}

runStateStoreRules('memory', () => new MemoryStateStore());
runStateStoreRules('objects in S3', () => store(strict));
runStateStoreRules('objects on a server that is not S3', () => store(odd));
