import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { S3Quirks } from '../../../mocks/s3/index.ts';
import { BUCKET, endpoint, gate, pageClient } from './fixture.ts';

const at = { Bucket: BUCKET, Key: 'a' };

function client(quirks: S3Quirks): S3Client {
  return pageClient(endpoint({ quirks }));
}

function put(s3: S3Client, given: Partial<PutObjectCommandInput> = {}) {
  return s3.send(new PutObjectCommand({ ...at, Body: 'text', ...given }));
}

/** Status of what was done: 200, or that of the error. */
async function status(work: Promise<unknown>): Promise<number | undefined> {
  return work.then(
    () => 200,
    (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode,
  );
}

/** Completes an upload of one part. */
async function complete(s3: S3Client, condition: { readonly IfNoneMatch?: string } = {}) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'CRC32' }));
  const part = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'part' }));
  const { ETag, ChecksumCRC32 } = part;
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };
  return s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload, ...condition }));
}

describe('a server that knows no checksums', () => {
  test('may not look at them, keep none and give none', async () => {
    const s3 = client({ checksums: 'ignored' });
    const answer = await put(s3, { ChecksumCRC32: 'AAAAAA==' });
    const head = await s3.send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
    assert.deepEqual(
      [answer.ChecksumCRC32, head.ChecksumCRC32, head.ChecksumCRC64NVME],
      [undefined, undefined, undefined],
    );
  });

  test('may complete an upload without those of its parts', async () => {
    const answer = await complete(client({ checksums: 'ignored' }));
    assert.equal(answer.ChecksumCRC32, undefined);
  });

  test('may refuse whoever sends one', async () => {
    assert.equal(await status(put(client({ checksums: 'refused' }))), 501);
  });
});

describe('a server whose ETags have no quotes', () => {
  test('leaves them out of headers and of XML', async () => {
    const s3 = client({ bareETags: true });
    const { ETag } = await put(s3);
    assert.match(String(ETag), /^[0-9a-f]{32}$/);
    assert.match(String((await complete(s3)).ETag), /^[0-9a-f]{32}-1$/);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    assert.doesNotMatch(String(Contents?.[0]?.ETag), /"/);
  });

  test('takes none with quotes as the condition of a put', async () => {
    const s3 = client({ bareETags: true });
    const { ETag = '' } = await put(s3);
    assert.equal(await status(put(s3, { IfMatch: `"${ETag}"` })), 412);
    assert.equal(await status(put(s3, { IfMatch: ETag })), 200);
  });

  test('gives an object that is XML as it is', async () => {
    const target = endpoint({ quirks: { bareETags: true } });
    const text = '<ETag>&quot;x&quot;</ETag>';
    target.put(BUCKET, 'a', text, 'application/xml');
    const { Body } = await pageClient(target).send(new GetObjectCommand(at));
    assert.equal(await Body?.transformToString(), text);
  });
});

describe('a server without conditional writes', () => {
  test('may overwrite what a put must not', async () => {
    const s3 = client({ putConditions: 'ignored' });
    await put(s3);
    assert.equal(await status(put(s3, { IfNoneMatch: '*' })), 200);
  });

  test('may refuse conditions of a put', async () => {
    assert.equal(await status(put(client({ putConditions: 'refused' }), { IfNoneMatch: '*' })), 501);
  });

  test('may overwrite what a completion must not', async () => {
    const s3 = client({ completeConditions: 'ignored' });
    await put(s3);
    assert.equal(await status(complete(s3, { IfNoneMatch: '*' })), 200);
    assert.equal(await status(put(s3, { IfNoneMatch: '*' })), 412);
  });
});

/** Two conditional puts of one key: one comes and ends while the slow one, which began before it, is under way. */
async function raced(lostRaces: 'InternalError' | 'accepted') {
  const { opened, open } = gate();
  const target = endpoint({ quirks: { lostRaces } });
  target.faults.add({ nth: 1, effect: { kind: 'stall-request', bytes: 1, until: opened } });
  const s3 = pageClient(target);
  const slow = status(put(s3, { IfNoneMatch: '*' }));
  await new Promise(setImmediate);
  assert.equal(await status(put(s3, { IfNoneMatch: '*' })), 200);
  open();
  return { s3, slow: await slow };
}

describe('a server that answers a lost race with an error of its own', () => {
  test('says 412 where nothing was to be won', async () => {
    const s3 = client({ lostRaces: 'InternalError' });
    await put(s3);
    assert.equal(await status(put(s3, { IfNoneMatch: '*' })), 412);
  });

  test('says 500 to the put that came second', async () => {
    assert.equal((await raced('InternalError')).slow, 500);
  });
});

describe('a server whose races have no loser', () => {
  test('overwrites where a put was right when it began, and not where something was there', async () => {
    const { s3, slow } = await raced('accepted');
    assert.equal(slow, 200);
    assert.equal(await status(put(s3, { IfNoneMatch: '*' })), 412);
  });
});
