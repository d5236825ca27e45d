import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { after, before, beforeEach, describe, test } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { awsSdkTransport } from '../../../src/export/transport/aws-sdk.ts';
import { TransportError } from '../../../src/export/transport/transport-error.ts';
import type { Transport } from '../../../src/export/transport/transport.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf, TestTimer } from '../export-world.ts';
import { readManifest } from '../read-manifest.ts';

const credentials = {
  accessKeyId: 'AKIATESTEXPORTS00001',
  secretAccessKey: 'a-secret-of-no-value-0123456789abcdefghi',
};
const BUCKET = 'exports';
const settings = {
  key: 'in/a.csv',
  contentType: 'text/csv',
  metadata: { run: '7' },
  serverSideEncryption: { kind: 'sse-s3' },
} as const;
const body = Buffer.from('id\n1\n');

function checksum(bytes: Uint8Array): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

let server: S3Server;
let transport: Transport;
const clients: S3Client[] = [];

function clientOf(config: ConstructorParameters<typeof S3Client>[0] = {}): S3Client {
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: server.url,
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    ...config,
  });
  clients.push(client);
  return client;
}

before(async () => {
  server = await startS3Server({ credentials: [credentials], buckets: [BUCKET], clock: { now: () => Date.now() } });
  transport = awsSdkTransport({ client: clientOf(), bucket: BUCKET });
});

after(async () => {
  for (const client of clients) client.destroy();
  await server.close();
});

async function emptyBucket(): Promise<void> {
  server.endpoint.faults.clear();
  await Promise.all(server.endpoint.objects(BUCKET).map(({ key }) => transport.deleteObject({ key })));
}

async function errorOf(promise: Promise<unknown>): Promise<TransportError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof TransportError, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

const put = (transportUsed = transport, change: { ifNoneMatch?: boolean; checksumCrc32?: string } = {}) =>
  transportUsed.putObject({ ...settings, body, checksumCrc32: checksum(body), ifNoneMatch: false, ...change });

describe('the transport over the AWS SDK', () => {
  beforeEach(emptyBucket);

  test('puts an object as it is told, and tells of it what the bucket knows', async () => {
    const { etag } = await put();
    assert.deepEqual(await transport.headObject({ key: settings.key }), {
      bytes: body.length,
      etag,
      checksumCrc32: checksum(body),
      metadata: { run: '7' },
    });
    assert.equal(server.endpoint.objects(BUCKET)[0]?.encryption, 'AES256');
    assert.ok(!etag.includes('"'));
  });

  test('knows no object where there is none', async () => {
    assert.equal(await transport.headObject({ key: 'none' }), undefined);
  });

  test('makes an object of its parts, with their checksums', async () => {
    const { uploadId } = await transport.createMultipartUpload(settings);
    const part = { key: settings.key, uploadId, partNumber: 1, body, checksumCrc32: checksum(body) };
    const { etag } = await transport.uploadPart(part);
    await transport.completeMultipartUpload({
      key: settings.key,
      uploadId,
      parts: [{ partNumber: 1, etag, checksumCrc32: part.checksumCrc32 }],
      ifNoneMatch: true,
    });
    const head = await transport.headObject({ key: settings.key });
    assert.equal(head?.checksumCrc32, `${checksum(Buffer.from(part.checksumCrc32, 'base64'))}-1`);
  });

  const refusals: [string, TransportError['kind'], () => Promise<unknown>][] = [
    ['a key that is taken', 'precondition', async () => put(transport, { ifNoneMatch: (await put(), true) })],
    ['a body that is not its checksum', 'corrupted', () => put(transport, { checksumCrc32: 'AAAAAA==' })],
    [
      'an upload that is not there',
      'missing-upload',
      () => transport.abortMultipartUpload({ key: 'a', uploadId: 'gone' }),
    ],
    [
      'a bucket that is not there',
      'missing-bucket',
      () => put(awsSdkTransport({ client: clientOf(), bucket: 'no-such-bucket' })),
    ],
    [
      'a wrong secret',
      'denied',
      () =>
        put(
          awsSdkTransport({
            client: clientOf({ credentials: { ...credentials, secretAccessKey: 'wrong-secret-of-no-value' } }),
            bucket: BUCKET,
          }),
        ),
    ],
    [
      'another region',
      'wrong-region',
      () => put(awsSdkTransport({ client: clientOf({ region: 'eu-west-1' }), bucket: BUCKET })),
    ],
    [
      'a look into another region',
      'wrong-region',
      () =>
        awsSdkTransport({ client: clientOf({ region: 'eu-west-1' }), bucket: BUCKET }).headObject({
          key: settings.key,
        }),
    ],
    [
      'nobody who listens',
      'unavailable',
      () => put(awsSdkTransport({ client: clientOf({ endpoint: 'http://127.0.0.1:1' }), bucket: BUCKET })),
    ],
  ];
  const setUpWrongly: [string, TransportError['kind'], Parameters<typeof clientOf>[0] & object][] = [
    ['an address that is none', 'misconfigured', { endpoint: 'not an address' }],
    ['a port that speaks otherwise', 'misconfigured', { endpoint: 'https' }],
    ['no region', 'misconfigured', { region: () => Promise.reject<string>(new Error('of a secret')) }],
    ['a provider that fails', 'denied', { credentials: () => Promise.reject(new Error('of a secret')) }],
    ['a provider that gives nothing', 'denied', { credentials: () => Promise.resolve(null as never) }],
  ];
  for (const [what, kind, config] of setUpWrongly) {
    test(`calls ${what} ${kind}, and is not asked again`, async () => {
      const client = clientOf(
        config.endpoint === 'https' ? { endpoint: server.url.replace('http:', 'https:') } : config,
      );
      const error = await errorOf(put(awsSdkTransport({ client, bucket: BUCKET })));
      assert.deepEqual([error.kind, error.retryable], [kind, false]);
      assert.doesNotMatch(error.message, /127\.0\.0\.1|in\/a\.csv|secret|AKIA/);
    });
  }

  for (const [what, kind, act] of refusals) {
    test(`calls ${what} ${kind}, and quotes no host, key or secret`, async () => {
      const error = await errorOf(act());
      assert.equal(error.kind, kind);
      assert.doesNotMatch(error.message, /127\.0\.0\.1|in\/a\.csv|secret|AKIA/);
    });
  }

  for (const [code, kind] of [
    ['SlowDown', 'throttled'],
    ['InternalError', 'unavailable'],
    ['AccessDenied', 'denied'],
    ['RequestTimeTooSkewed', 'skewed'],
  ] as const) {
    test(`calls ${code} ${kind}, and leaves the retry to the engine`, async () => {
      server.endpoint.faults.add({ operation: 'PutObject', effect: { kind: 'error', code } });
      server.endpoint.clearRequests();
      const error = await errorOf(put());
      assert.deepEqual([error.kind, error.serviceCode, error.operation], [kind, code, 'PutObject']);
      assert.equal(server.endpoint.requests.length, 1);
    });
  }

  test('calls a dropped connection unavailable', async () => {
    server.endpoint.faults.add({ operation: 'PutObject', nth: 1, effect: { kind: 'drop', moment: 'before' } });
    assert.equal((await errorOf(put())).kind, 'unavailable');
  });

  test('calls an error in the body of a good answer by its name', async () => {
    const { uploadId } = await transport.createMultipartUpload(settings);
    const { etag } = await transport.uploadPart({
      key: settings.key,
      uploadId,
      partNumber: 1,
      body,
      checksumCrc32: checksum(body),
    });
    server.endpoint.faults.add({
      operation: 'CompleteMultipartUpload',
      nth: 1,
      effect: { kind: 'error-in-body', code: 'InternalError' },
    });
    const parts = [{ partNumber: 1, etag, checksumCrc32: checksum(body) }];
    const error = await errorOf(
      transport.completeMultipartUpload({ key: settings.key, uploadId, parts, ifNoneMatch: false }),
    );
    assert.equal(error.kind, 'unavailable');
  });

  test('asks the provider anew when the credentials have expired', async () => {
    let asked = 0;
    const provider = () =>
      Promise.resolve({ ...credentials, sessionToken: `${++asked}`, expiration: new Date(Date.now() + 3_600_000) });
    const renewing = awsSdkTransport({ client: clientOf({ credentials: provider }), bucket: BUCKET });
    server.endpoint.faults.add({ operation: 'PutObject', nth: 1, effect: { kind: 'error', code: 'ExpiredToken' } });
    assert.equal((await errorOf(put(renewing))).kind, 'expired');
    assert.equal(asked, 2);
  });

  test('calls them expired and not a matter of clocks, though the clocks differ too', async () => {
    const abroad = await startS3Server({
      credentials: [credentials],
      buckets: [BUCKET],
      clock: { now: () => Date.now() + 7_200_000 },
      faults: [{ effect: { kind: 'error', code: 'ExpiredToken' } }],
    });
    const used = awsSdkTransport({ client: clientOf({ endpoint: abroad.url }), bucket: BUCKET });
    const kinds = [(await errorOf(put(used))).kind, (await errorOf(used.headObject({ key: 'a' }))).kind];
    await abroad.close();
    assert.deepEqual(kinds, ['expired', 'expired']);
  });

  test('is patient with a provider that cannot give new ones now', async () => {
    let asked = 0;
    const expiration = new Date(Date.now() + 3_600_000);
    const provider = async () => {
      if (++asked > 1) throw Object.assign(new Error('of a secret'), { $metadata: { httpStatusCode: 503 } });
      return { ...credentials, expiration };
    };
    const renewing = awsSdkTransport({ client: clientOf({ credentials: provider }), bucket: BUCKET });
    server.endpoint.faults.add({ operation: 'PutObject', nth: 1, effect: { kind: 'error', code: 'ExpiredToken' } });
    const error = await errorOf(put(renewing));
    assert.deepEqual([error.kind, error.serviceCode], ['unavailable', 'CredentialsProviderError']);
  });

  test('gives up a call that never ends', async () => {
    const until = new Promise(() => undefined);
    server.endpoint.faults.add({ operation: 'PutObject', effect: { kind: 'stall-request', bytes: 0, until } });
    const hasty = awsSdkTransport({ client: clientOf(), bucket: BUCKET, callTimeout: 50 });
    const error = await errorOf(put(hasty));
    assert.deepEqual([error.kind, error.serviceCode], ['unavailable', 'TimeoutError']);
  });

  const failing = (error: Error) => ({ credentials: () => Promise.reject(error) });
  for (const [what, error] of [
    ['has an error of its own', { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }],
    ['has no time', { name: 'Throttling', $metadata: { httpStatusCode: 400 } }],
    ['is not reached', { code: 'ECONNRESET' }],
    ['does not answer', { name: 'TimeoutError' }],
  ] as const) {
    test(`is asked again where whoever gives the credentials ${what}`, async () => {
      const client = clientOf(failing(Object.assign(new Error('of a secret'), error)));
      const failure = await errorOf(put(awsSdkTransport({ client, bucket: BUCKET })));
      assert.deepEqual([failure.kind, failure.serviceCode], ['unavailable', 'CredentialsProviderError']);
      assert.doesNotMatch(failure.message, /secret/);
    });
  }

  for (const [what, error] of [
    ['refuses', { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }],
    ['is nowhere', { code: 'ENOTFOUND' }],
  ] as const) {
    test(`is not asked again where whoever gives the credentials ${what}`, async () => {
      const client = clientOf(failing(Object.assign(new Error('of a secret'), error)));
      assert.equal((await errorOf(put(awsSdkTransport({ client, bucket: BUCKET })))).retryable, false);
    });
  }

  const silent = () => clientOf({ credentials: () => new Promise<never>(() => undefined) });

  test('gives up a call whose credentials never come', async () => {
    const deadline = () => AbortSignal.abort();
    const error = await errorOf(put(awsSdkTransport({ client: silent(), bucket: BUCKET, deadline })));
    assert.deepEqual([error.kind, error.serviceCode], ['unavailable', 'TimeoutError']);
  });

  test('rejects with the reason of its signal while it waits for credentials', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { signal } = controller;
    const waiting = awsSdkTransport({ client: silent(), bucket: BUCKET }).headObject({ key: 'a' }, { signal });
    controller.abort(reason);
    await assert.rejects(waiting, reason);
  });

  test('rejects with the reason of its signal', async () => {
    const reason = new Error('enough');
    await assert.rejects(transport.headObject({ key: 'a' }, { signal: AbortSignal.abort(reason) }), reason);
  });
});

describe('an export over the AWS SDK', () => {
  beforeEach(emptyBucket);

  const wide = numbered(60_000).map((row) => ({ ...row, name: `${String(row['name'])} ${'x'.repeat(180)}` }));
  const plan = planOf({ splitting: { maxRows: 50_000, maxBytes: null } });
  const tuning = { partSize: 5 * 2 ** 20, partsInFlight: 3, heldBytes: 2 ** 16 };

  test('lands every row and the manifest in the bucket, part by part, whatever fails once', async () => {
    server.endpoint.faults.add({ operation: 'UploadPart', nth: 2, effect: { kind: 'error', code: 'SlowDown' } });
    server.endpoint.faults.add({ operation: 'UploadPart', nth: 4, effect: { kind: 'drop', moment: 'after-write' } });
    server.endpoint.faults.add({
      operation: 'CompleteMultipartUpload',
      nth: 1,
      effect: { kind: 'drop', moment: 'after-write' },
    });
    const { exporter } = exporterOf(sourceOf(wide, { batchRows: 5000 }), undefined, { transport, tuning });
    await exporter.export(plan);

    const read = (key: string) => Buffer.from(server.endpoint.read(BUCKET, key) ?? []);
    const manifest = readManifest(read(manifestKey));
    assert.deepEqual(
      manifest.exportResults.map(({ rows }) => rows),
      [50_000, 10_000],
    );
    for (const file of manifest.exportResults) {
      const bytes = read(`${file.sinkPath.slice(1)}/${file.name}`);
      assert.deepEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')], [file.size, file.sha256]);
    }
    const rows = [fileKey(), fileKey(2)].flatMap((key) => parse<Record<string, string>>(read(key), { columns: true }));
    assert.deepEqual(rows, wide);
    assert.deepEqual(server.endpoint.unfinishedUploads(BUCKET), []);
  });

  test('leaves nothing where the manifest is refused', async () => {
    server.endpoint.faults.add({
      key: manifestKey,
      operation: 'PutObject',
      effect: { kind: 'error', code: 'AccessDenied' },
    });
    const { exporter } = exporterOf(sourceOf(numbered(5)), undefined, { transport, tuning });
    await assert.rejects(
      exporter.export(plan),
      (error) => error instanceof ExportError && error.transport?.kind === 'denied',
    );
    assert.deepEqual(server.endpoint.objects(BUCKET), []);
  });

  test('ends within a second of an abort, and leaves no upload', async () => {
    const controller = new AbortController();
    const source = sourceOf(wide, {
      batchRows: 5000,
      beforeBatch: (batch) => void (batch === 10 && controller.abort()),
    });
    const { exporter } = exporterOf(source, undefined, { transport, tuning, timer: new TestTimer() });
    await assert.rejects(exporter.export(plan, { signal: controller.signal }), { name: 'AbortError' });
    assert.deepEqual([server.endpoint.objects(BUCKET), server.endpoint.unfinishedUploads(BUCKET)], [[], []]);
  });
});
