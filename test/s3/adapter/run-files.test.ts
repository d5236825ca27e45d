import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CopyObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { s3Subject } from '../../contract/s3-subject.ts';
import type { ContractSubject } from '../../contract/subject.ts';
import { Workshop } from '../../contract/workshop.ts';
import { BUCKET, KEY } from './exporting.ts';

const OTHER = 'northwind-other';
const region = 'eu-central-1';

describe('the file of a run', () => {
  let server: S3Server;
  let client: S3Client;
  let subject: ContractSubject;

  before(async () => {
    const clock = { now: () => Date.now() };
    server = await startS3Server({ region, buckets: [BUCKET, OTHER], credentials: [KEY], clock });
    client = new S3Client({ region, endpoint: server.url, forcePathStyle: true, credentials: KEY });
    subject = await s3Subject({
      endpoint: server.url,
      region,
      credentials: KEY,
      bucket: BUCKET,
      missingBucket: 'none',
    });
  });
  after(async () => {
    client.destroy();
    await subject.dispose?.();
    await server.close();
  });

  /** A run whose connection leads to the other bucket by now, and its file. */
  async function movedRun() {
    const { adapter, runs, fixtures } = subject;
    const make = new Workshop(adapter, fixtures);
    const { id: connectionId } = await make.connection();
    const { id } = await make.run({ connectionId });
    await runs?.finish();
    const [file] = (await adapter.getRun(id)).files;
    assert.ok(file);
    const connections = (await adapter.listConnections({})).items;
    const { location, etag } = connections.find((one) => one.id === connectionId) ?? assert.fail();
    await adapter.updateConnection(connectionId, { location: { ...location, bucket: OTHER } }, { etag });
    return { id, file };
  }

  test('is not another object of its name, in a bucket that the connection leads to now', async () => {
    const { id, file } = await movedRun();
    await client.send(new PutObjectCommand({ Bucket: OTHER, Key: file.key, Body: 'of somebody else' }));
    await assert.rejects(subject.adapter.readRunFile(id, file.key), { code: 'not-found' });
  });

  test('is not that of another run, be it as long', async () => {
    const { id, file } = await movedRun();
    const source = { CopySource: `${BUCKET}/${encodeURIComponent(file.key)}` };
    const at = { Bucket: OTHER, Key: file.key };
    await client.send(new CopyObjectCommand({ ...at, ...source }));
    const { body } = await subject.adapter.readRunFile(id, file.key);
    await body.cancel();
    const Metadata = { 'prospect-activation-run': 'run_of_another' };
    await client.send(new CopyObjectCommand({ ...at, ...source, Metadata, MetadataDirective: 'REPLACE' }));
    await assert.rejects(subject.adapter.readRunFile(id, file.key), { code: 'not-found' });
  });
});
