import { S3Client } from '@aws-sdk/client-s3';
import { expect } from '@open-wc/testing';
import { createS3Endpoint, type S3Endpoint } from '../../mocks/s3/index.ts';
import { awsSdkTransport } from '../../src/export/transport/aws-sdk.ts';

const BUCKET = 'exports';
const KEY = 'in/a.csv';
const credentials = {
  accessKeyId: 'AKIATESTEXPORTS00001',
  secretAccessKey: 'a-secret-of-no-value-0123456789abcdefghi',
};
/** The CRC32 of "123456789", by which its implementations are known. */
const bytes = new TextEncoder().encode('123456789');
const checksumCrc32 = btoa(String.fromCharCode(0xcb, 0xf4, 0x39, 0x26));

describe('the AWS SDK in a page', () => {
  const PlainRequest = globalThis.Request;
  const plainFetch = globalThis.fetch;
  let endpoint: S3Endpoint;
  let bodies: unknown[];

  beforeEach(() => {
    const clock = { now: () => Date.now() };
    endpoint = createS3Endpoint({ credentials: [credentials], buckets: [BUCKET], clock });
    bodies = [];
    globalThis.Request = class extends PlainRequest {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init);
        if (init?.body !== undefined) bodies.push(init.body);
      }
    };
    globalThis.fetch = (input, init) => endpoint.handle(new PlainRequest(input, init));
  });
  afterEach(() => {
    globalThis.Request = PlainRequest;
    globalThis.fetch = plainFetch;
  });

  function transport() {
    const client = new S3Client({
      region: 'us-east-1',
      endpoint: 'https://s3.example',
      forcePathStyle: true,
      credentials,
      maxAttempts: 1,
    });
    return awsSdkTransport({ client, bucket: BUCKET });
  }

  const settings = {
    key: KEY,
    contentType: 'text/csv',
    metadata: {},
    serverSideEncryption: { kind: 'bucket-default' },
  } as const;

  it('sends a part as a Blob, which Chromium takes as a whole, with the signature and the checksum of its bytes', async () => {
    const s3 = transport();
    const { uploadId } = await s3.createMultipartUpload(settings);
    bodies = [];
    const { etag } = await s3.uploadPart({ key: KEY, uploadId, partNumber: 1, body: bytes, checksumCrc32 });
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.be.instanceOf(Blob);
    await s3.completeMultipartUpload({
      key: KEY,
      uploadId,
      parts: [{ partNumber: 1, etag, checksumCrc32 }],
      ifNoneMatch: true,
    });
    expect(endpoint.read(BUCKET, KEY)).to.deep.equal(bytes);
  });

  it('sends a small file as a Blob, whose type does not stand in for its own', async () => {
    const s3 = transport();
    await s3.putObject({ ...settings, body: bytes, checksumCrc32, ifNoneMatch: true });
    expect(bodies[0]).to.be.instanceOf(Blob);
    expect((bodies[0] as Blob).type).to.equal('');
    expect(endpoint.read(BUCKET, KEY)).to.deep.equal(bytes);
  });

  it('hears that a part did not arrive as it was sent', async () => {
    const wrong = btoa(String.fromCharCode(1, 2, 3, 4));
    const s3 = transport();
    let code = '';
    await s3
      .putObject({ ...settings, body: bytes, checksumCrc32: wrong, ifNoneMatch: true })
      .catch((error: unknown) => {
        code = (error as { readonly serviceCode: string }).serviceCode;
      });
    expect(code).to.equal('BadDigest');
  });
});
