import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { parse } from 'csv-parse/sync';
import { startS3Server, type S3Server } from '../../../mocks/s3/node.ts';
import { ExportError } from '../../../src/export/export-error.ts';
import {
  presignedTransport,
  type CallToSign,
  type PresignedTransportOptions,
} from '../../../src/export/transport/presigned.ts';
import { TransportError } from '../../../src/export/transport/transport-error.ts';
import { exporterOf, fileKey, manifestKey, numbered, planOf, sourceOf } from '../export-world.ts';

const credentials = {
  accessKeyId: 'AKIATESTEXPORTS00001',
  secretAccessKey: 'a-secret-of-no-value-0123456789abcdefghi',
};
const BUCKET = 'exports';
const commands = {
  AbortMultipartUpload: AbortMultipartUploadCommand,
  CompleteMultipartUpload: CompleteMultipartUploadCommand,
  CreateMultipartUpload: CreateMultipartUploadCommand,
  DeleteObject: DeleteObjectCommand,
  HeadObject: HeadObjectCommand,
  PutObject: PutObjectCommand,
  UploadPart: UploadPartCommand,
};

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
beforeEach(() => server.endpoint.faults.clear());

/** What a host's backend does. */
function sign({ operation, input }: CallToSign): Promise<string> {
  const Command = commands[operation] as unknown as typeof PutObjectCommand;
  return getSignedUrl(client, new Command({ Bucket: BUCKET, ...input } as never), {
    expiresIn: 300,
    unhoistableHeaders: new Set(['x-amz-checksum-crc32']),
  });
}

const transportOf = (change: Partial<PresignedTransportOptions> = {}) => presignedTransport({ sign, ...change });
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

describe('an export through presigned calls', () => {
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
    assert.ok(read(manifestKey).length > 0);
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
  const key = 'in/x.csv';

  test('that the backend does not sign is denied, and says nothing of why', async () => {
    const error = await errorOf(
      transportOf({ sign: () => Promise.reject(new Error('internal host db-7')) }).headObject({ key }),
    );
    assert.deepEqual([error.kind, error.serviceCode], ['denied', 'NotSigned']);
    assert.doesNotMatch(error.message, /db-7/);
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

  test('that is completed with an error in a good answer has failed', async () => {
    const lying: typeof fetch = () =>
      Promise.resolve(new Response('<Error><Code>InternalError</Code></Error>', { status: 200 }));
    const upload = { key, uploadId: 'u', parts: [], ifNoneMatch: false };
    assert.equal((await errorOf(transportOf({ fetch: lying }).completeMultipartUpload(upload))).kind, 'unavailable');
  });

  test('rejects with the reason of its signal', async () => {
    const reason = new Error('enough');
    await assert.rejects(transportOf().headObject({ key }, { signal: AbortSignal.abort(reason) }), reason);
  });
});
