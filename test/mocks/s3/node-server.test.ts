import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { BUCKET, CREDENTIALS, START, TestClock } from './fixture.ts';

describe('the S3 endpoint behind node:http', () => {
  let server: S3Server;
  let s3: S3Client;
  const defects: Error[] = [];

  before(async () => {
    const onDefect = (error: Error) => defects.push(error);
    const Resource = `arn:aws:s3:::${BUCKET}/open/*`;
    const policy = { Statement: { Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource } } as const;
    const buckets = [{ name: BUCKET, policy }];
    server = await startS3Server({ credentials: [CREDENTIALS], buckets, clock: new TestClock(), onDefect });
    s3 = new S3Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      forcePathStyle: true,
      maxAttempts: 1,
      systemClockOffset: START - Date.now(),
    });
  });
  after(async () => {
    s3.destroy();
    await server.close();
    assert.deepEqual(defects, []);
  });

  test('listens on this machine only', () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('takes a body of many pieces and gives it back', async () => {
    const Body = Buffer.alloc(9_000_000, 'rows and rows, ');
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'big', Body }));
    const got = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'big' }));
    assert.ok(Body.equals((await got.Body?.transformToByteArray()) ?? new Uint8Array()));
  });

  test('an answer that waits for a slow reader again and again leaves no listeners behind', async () => {
    const warnings: string[] = [];
    const warned = ({ name }: Error) => warnings.push(name);
    process.on('warning', warned);
    const Body = Buffer.alloc(9_000_000, 'rows and rows, ');
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'slow', Body }));
    const got = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'slow' }));
    let bytes = 0;
    for await (const piece of got.Body as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      await new Promise(setImmediate);
    }
    process.off('warning', warned);
    assert.deepEqual([bytes, warnings], [Body.length, []]);
  });

  test('a dropped connection is seen as one', async () => {
    const remove = server.endpoint.faults.add({ effect: { kind: 'drop', moment: 'before' } });
    await assert.rejects(s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'text' })), {
      code: 'ECONNRESET',
    });
    remove();
  });

  test('an answer that breaks off is seen as one', async () => {
    server.endpoint.put(BUCKET, 'a', 'some text');
    const remove = server.endpoint.faults.add({ effect: { kind: 'truncate', bytes: 4 } });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    await assert.rejects(async () => Body?.transformToString());
    remove();
  });

  test('leave to send a body is given only when the body is wanted', async () => {
    const headers = { expect: '100-continue', 'content-length': 4 };
    const asked = { continued: false };
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${server.url}/${BUCKET}/a`, { method: 'PUT', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('continue', () => (asked.continued = true));
      sent.on('error', reject);
      sent.flushHeaders();
    });
    assert.deepEqual({ status, ...asked }, { status: 403, continued: false });
  });

  test('a client that goes away in mid-body leaves nothing behind, and is no defect', async () => {
    const key = 'open/half';
    const sent = request(`${server.url}/${BUCKET}/${key}`, { method: 'PUT', headers: { 'content-length': 1000 } });
    const closed = new Promise((resolve) => sent.on('close', resolve));
    sent.on('error', () => undefined);
    sent.write('only the beginning', () => sent.destroy());
    await closed;
    await until(() => server.endpoint.requests.some((seen) => seen.key === key && seen.caller !== null));
    assert.equal(server.endpoint.read(BUCKET, key), null);
  });

  test('a body without a length is refused as S3 refuses it', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'transfer-encoding': 'chunked' };
      const sent = request(`${server.url}/${BUCKET}/open/a`, { method: 'PUT', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end('text');
    });
    assert.equal(status, 501);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}
