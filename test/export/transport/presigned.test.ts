import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { parse } from 'csv-parse/sync';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import { presignedTransport, type PresignedTransportOptions } from '../../../src/export/transport/presigned.ts';
import { TransportError } from '../../../src/export/transport/transport-error.ts';
import type { Transport } from '../../../src/export/transport/transport.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from '../export-world.ts';
import { signerOf } from '../host-backend.ts';
import { readManifest } from '../read-manifest.ts';

const credentials = {
  accessKeyId: 'AKIATESTEXPORTS00001',
  secretAccessKey: 'a-secret-of-no-value-0123456789abcdefghi',
};
const BUCKET = 'exports';

let server: S3Server;
let client: S3Client;
before(async () => {
  server = await startS3Server({ credentials: [credentials], buckets: [BUCKET], clock: { now: () => Date.now() } });
  client = new S3Client({
    region: 'us-east-1',
    endpoint: server.url,
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
});
after(async () => {
  client.destroy();
  await server.close();
});

const transportOf = (change: Partial<PresignedTransportOptions> = {}) =>
  presignedTransport({ sign: signerOf(client, BUCKET), ...change });
const tuning = { partSize: 5 * 2 ** 20, partsInFlight: 2, heldBytes: 2 ** 16 };

async function errorOf(promise: Promise<unknown>): Promise<TransportError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof TransportError, String(error));
    return error;
  }
  throw new Error('it did not fail');
}

/** S3 as it answers every call with this. */
const answering =
  (body: string): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { headers: { etag: '' } }));

describe('an export through presigned calls', () => {
  beforeEach(() => server.endpoint.faults.clear());

  test('lands in the bucket without credentials, small files and large', async () => {
    const wide = numbered(30_000).map((row) => ({ ...row, name: `${String(row['name'])} ${'x'.repeat(200)}` }));
    const { exporter } = exporterOf(sourceOf(wide, { batchRows: 5000 }), undefined, {
      transport: transportOf(),
      tuning,
    });
    server.endpoint.faults.add({ operation: 'UploadPart', nth: 1, effect: { kind: 'error', code: 'SlowDown' } });
    const serverSideEncryption = { kind: 'sse-s3' } as const;
    await exporter.export(
      planOf({
        splitting: { maxRows: 29_000, maxBytes: null },
        connection: { ...planOf().connection, serverSideEncryption },
      }),
    );
    const read = (key: string) => Buffer.from(server.endpoint.read(BUCKET, key) ?? []);
    assert.deepEqual(
      [fileKey(), fileKey(2)].flatMap((key) => parse<Record<string, string>>(read(key), { columns: true })),
      wide,
    );
    assert.equal(readManifest(read(manifestKey)).ledger.written, 30_000);
    assert.ok(server.endpoint.objects(BUCKET).every(({ encryption }) => encryption === 'AES256'));
    assert.deepEqual(server.endpoint.unfinishedUploads(BUCKET), []);
  });

  test('refuses a key that is taken', async () => {
    const { exporter } = exporterOf(sourceOf(numbered(1)), undefined, { transport: transportOf(), tuning });
    await assert.rejects(
      exporter.export(planOf({ names: { ...planOf().names, runId: 'other' }, runId: 'other' as never })),
      (error) => error instanceof ExportError && error.code === 'key-taken',
    );
  });
});

describe('a presigned call', () => {
  beforeEach(() => server.endpoint.faults.clear());

  const key = 'in/x.csv';

  test('that the backend does not sign is denied, and says nothing of why', async () => {
    const error = await errorOf(
      transportOf({ sign: () => Promise.reject(new Error('internal host db-7')) }).headObject({ key }),
    );
    assert.deepEqual([error.kind, error.serviceCode], ['denied', 'NotSigned']);
    assert.doesNotMatch(error.message, /db-7/);
  });

  test('for which the backend is not reached is made again', async () => {
    const sign = () => Promise.reject(new TypeError('Failed to fetch from db-7'));
    const error = await errorOf(transportOf({ sign }).headObject({ key }));
    assert.deepEqual([error.kind, error.serviceCode, error.retryable], ['unavailable', 'NotSigned', true]);
    assert.doesNotMatch(error.message, /db-7/);
  });

  test('whose address has expired before it was used is signed anew', async () => {
    let seconds = 1;
    const sign: PresignedTransportOptions['sign'] = async ({ operation, input }) => {
      assert.equal(operation, 'PutObject');
      const command = new PutObjectCommand({ Bucket: BUCKET, ...input } as PutObjectCommand['input']);
      const signingDate = new Date(Date.now() - 60_000);
      return getSignedUrl(client, command, { expiresIn: seconds, signingDate });
    };
    const put = () => transportOf({ sign }).putObject({ ...anyObject, ...lateObject, ifNoneMatch: false });
    const error = await errorOf(put());
    assert.deepEqual([error.kind, error.serviceCode, error.retryable], ['expired', 'AccessDenied', true]);
    seconds = 300;
    assert.notEqual((await put()).etag, '');
  });

  test('that the backend signs with what is no address is misconfigured, and does not quote it', async () => {
    for (const answer of ['a secret', undefined]) {
      const error = await errorOf(transportOf({ sign: () => Promise.resolve(answer as string) }).headObject({ key }));
      assert.deepEqual([error.kind, error.serviceCode, error.retryable], ['misconfigured', 'NoAddress', false]);
      assert.doesNotMatch(error.message, /secret/);
    }
  });

  test('that S3 refuses carries its code', async () => {
    const error = await errorOf(transportOf().abortMultipartUpload({ key, uploadId: 'gone' }));
    assert.deepEqual([error.kind, error.serviceCode, error.status], ['missing-upload', 'NoSuchUpload', 404]);
  });

  test('that meets nobody is unavailable', async () => {
    assert.equal(
      (await errorOf(transportOf({ sign: () => Promise.resolve('http://127.0.0.1:1/x') }).headObject({ key }))).kind,
      'unavailable',
    );
  });

  test('that finds nothing says so', async () => {
    assert.equal(await transportOf().headObject({ key }), undefined);
  });

  test('whose code is a word of the language is taken by its status', async () => {
    for (const code of ['constructor', 'toString', '__proto__']) {
      const answer: typeof fetch = () =>
        Promise.resolve(new Response(`<Error><Code>${code}</Code></Error>`, { status: 403 }));
      const error = await errorOf(transportOf({ fetch: answer }).deleteObject({ key }));
      assert.equal(error.kind, 'denied', code);
    }
  });

  test('whose ETag the bucket does not expose cannot go on, and says what is missing', async () => {
    const blind: typeof fetch = () => Promise.resolve(new Response('', { status: 200 }));
    const part = { key, uploadId: 'u', partNumber: 1, body: Buffer.from('x'), checksumCrc32: 'AAAAAA==' };
    const error = await errorOf(transportOf({ fetch: blind }).uploadPart(part));
    assert.deepEqual([error.kind, error.serviceCode], ['invalid', 'ETagNotExposed']);
  });

  test('hands over its bytes as a Blob: Chromium takes ten times as long for others', async () => {
    const bodies: unknown[] = [];
    const kept: typeof fetch = (_, { body } = {}) => {
      bodies.push(body);
      return Promise.resolve(new Response('', { headers: { etag: '"e"' } }));
    };
    const part = { key, uploadId: 'u', partNumber: 1, body: Buffer.from('x'), checksumCrc32: 'AAAAAA==' };
    await transportOf({ fetch: kept }).uploadPart(part);
    const [body] = bodies;
    assert.ok(body instanceof Blob);
    assert.equal(await body.text(), 'x');
    assert.equal(body.type, '', 'a type would become a header that nobody signed');
  });

  const anyUpload = { key, uploadId: 'u', parts: [], ifNoneMatch: false };
  const anyPart = { key, uploadId: 'u', partNumber: 1, body: Buffer.from('x'), checksumCrc32: 'AAAAAA==' };
  const lateObject = { key: 'in/late.csv', body: Buffer.from('x'), checksumCrc32: 'jNwWgw==' };
  const anyObject = { key, contentType: '', metadata: {}, serverSideEncryption: { kind: 'bucket-default' } } as const;
  const writes: readonly [string, (transport: Transport) => Promise<unknown>][] = [
    ['a creation', (transport) => transport.createMultipartUpload(anyObject)],
    ['a part', (transport) => transport.uploadPart(anyPart)],
    ['a completion', (transport) => transport.completeMultipartUpload(anyUpload)],
    ['a put', (transport) => transport.putObject({ ...anyObject, ...anyPart, ifNoneMatch: false })],
    ['an abort', (transport) => transport.abortMultipartUpload(anyUpload)],
    ['a deletion', (transport) => transport.deleteObject({ key })],
  ];

  for (const [what, write] of writes) {
    test(`that is ${what}, with an error in a good answer, has failed by its name`, async () => {
      const lying = answering('<Error><Code>InternalError</Code></Error>');
      const error = await errorOf(write(transportOf({ fetch: lying })));
      assert.deepEqual([error.kind, error.serviceCode], ['unavailable', 'InternalError']);
    });

    test(`that is ${what}, whose answer breaks off, is unavailable: it may have taken effect`, async () => {
      const broken = () => new ReadableStream({ pull: (body) => body.error(new TypeError('terminated')) });
      const error = await errorOf(write(transportOf({ fetch: () => Promise.resolve(new Response(broken())) })));
      assert.deepEqual([error.kind, error.ambiguous], ['unavailable', true]);
    });
  }

  test('knows an ETag however its quotes are written', async () => {
    for (const written of ['&quot;e-1&quot;', '&#34;e-1&#34;', '&#x22;e-1&#x22;', '"e-1"', 'e-1']) {
      const xml = `<CompleteMultipartUploadResult><ETag>${written}</ETag></CompleteMultipartUploadResult>`;
      const { etag } = await transportOf({ fetch: answering(xml) }).completeMultipartUpload(anyUpload);
      assert.equal(etag, 'e-1', written);
    }
  });

  test('that asks for a head, and is called a bad request, is signed anew: its token has expired', async () => {
    const bad: typeof fetch = () => Promise.resolve(new Response(null, { status: 400 }));
    assert.equal((await errorOf(transportOf({ fetch: bad }).headObject({ key }))).kind, 'expired');
  });

  test('that asks for a head in another region says so', async () => {
    const abroad = new S3Client({ region: 'eu-west-1', endpoint: server.url, forcePathStyle: true, credentials });
    const { kind } = await errorOf(transportOf({ sign: signerOf(abroad, BUCKET) }).headObject({ key }));
    abroad.destroy();
    assert.equal(kind, 'wrong-region');
  });

  for (const [who, silent] of [
    ['S3', { fetch: (_, init) => Promise.reject(init?.signal?.reason as Error) }],
    ['the backend', { sign: () => new Promise<string>(() => undefined) }],
  ] satisfies [string, Partial<PresignedTransportOptions>][]) {
    test(`is given up when ${who} never answers`, async () => {
      const asked: number[] = [];
      const deadline = (milliseconds: number) => (asked.push(milliseconds), AbortSignal.abort());
      const error = await errorOf(transportOf({ ...silent, callTimeout: 700, deadline }).headObject({ key }));
      assert.deepEqual([error.kind, error.serviceCode, asked], ['unavailable', 'TimeoutError', [700]]);
    });
  }

  test('rejects with the reason of its signal', async () => {
    const reason = new Error('enough');
    await assert.rejects(transportOf().headObject({ key }, { signal: AbortSignal.abort(reason) }), reason);
  });
});
