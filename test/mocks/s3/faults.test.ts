import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ConnectionDropped, type Fault, type S3Endpoint, type S3Operation } from '../../../mocks/s3/index.ts';
import { BUCKET, endpoint, gate, pageClient } from './fixture.ts';

function put(s3: S3Client, Key = 'a', Body: string | Uint8Array = 'text') {
  return s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
}

function keys(target: S3Endpoint): string[] {
  return target.objects(BUCKET).map(({ key }) => key);
}

/** The error's name, or `done`. */
async function end(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: Error) => error.name,
  );
}

async function ends(target: S3Endpoint, count: number): Promise<string[]> {
  const s3 = pageClient(target);
  const all: string[] = [];
  for (let number = 1; number <= count; number++) all.push(await end(put(s3, `key-${number}`)));
  return all;
}

function withFault(fault: Fault): S3Endpoint {
  return endpoint({ faults: [fault] });
}

const SLOW_DOWN = { kind: 'error', code: 'SlowDown' } as const;

describe('which calls a fault strikes', () => {
  test('every one, where nothing narrows it', async () => {
    assert.deepEqual(await ends(withFault({ effect: SLOW_DOWN }), 2), ['SlowDown', 'SlowDown']);
  });

  test('the n-th alone', async () => {
    assert.deepEqual(await ends(withFault({ nth: 2, effect: SLOW_DOWN }), 3), ['done', 'SlowDown', 'done']);
  });

  test('so many from the n-th on', async () => {
    assert.deepEqual(await ends(withFault({ nth: 2, times: 2, effect: SLOW_DOWN }), 4), [
      'done',
      'SlowDown',
      'SlowDown',
      'done',
    ]);
  });

  test('those of an operation', async () => {
    const target = withFault({ operation: ['GetObject', 'HeadObject'], effect: SLOW_DOWN });
    assert.deepEqual(await ends(target, 1), ['done']);
    assert.equal(
      await end(pageClient(target).send(new GetObjectCommand({ Bucket: BUCKET, Key: 'key-1' }))),
      'SlowDown',
    );
  });

  test('those of a key', async () => {
    assert.deepEqual(await ends(withFault({ key: 'key-2', effect: SLOW_DOWN }), 3), ['done', 'SlowDown', 'done']);
  });

  test('a share of them, the same ones for the same seed', async () => {
    const run = (seed: number) => ends(endpoint({ seed, faults: [{ probability: 0.5, effect: SLOW_DOWN }] }), 12);
    const first = await run(7);
    assert.deepEqual(await run(7), first);
    assert.notDeepEqual(await run(8), first);
    assert.ok(first.includes('done') && first.includes('SlowDown'));
  });

  test('none after it was taken out', async () => {
    const target = endpoint();
    const remove = target.faults.add({ effect: SLOW_DOWN });
    assert.deepEqual(await ends(target, 1), ['SlowDown']);
    remove();
    assert.deepEqual(await ends(target, 1), ['done']);
  });
});

describe('a fault by its operation', () => {
  const at = { Bucket: BUCKET, Key: 'a' };
  /** Each operation of an export, and what asks for it. */
  const asked: Readonly<Partial<Record<S3Operation, (s3: S3Client, UploadId: string) => Promise<unknown>>>> = {
    CreateMultipartUpload: (s3) => s3.send(new CreateMultipartUploadCommand(at)),
    UploadPart: (s3, UploadId) => s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'x' })),
    CompleteMultipartUpload: (s3, UploadId) =>
      s3.send(
        new CompleteMultipartUploadCommand({
          ...at,
          UploadId,
          MultipartUpload: { Parts: [{ PartNumber: 1, ETag: 'x' }] },
        }),
      ),
    AbortMultipartUpload: (s3, UploadId) => s3.send(new AbortMultipartUploadCommand({ ...at, UploadId })),
    ListParts: (s3, UploadId) => s3.send(new ListPartsCommand({ ...at, UploadId })),
    ListMultipartUploads: (s3) => s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET })),
    PutObject: (s3) => put(s3),
    GetObject: (s3) => s3.send(new GetObjectCommand(at)),
    DeleteObject: (s3) => s3.send(new DeleteObjectCommand(at)),
    ListObjectsV2: (s3) => s3.send(new ListObjectsV2Command({ Bucket: BUCKET })),
  };

  for (const [code, status] of [
    ['SlowDown', 503],
    ['RequestTimeTooSkewed', 403],
    ['ExpiredToken', 400],
    ['InternalError', 500],
  ] as const) {
    for (const [operation, ask] of Object.entries(asked)) {
      test(`${operation} can answer ${code}`, async () => {
        const target = endpoint();
        const s3 = pageClient(target);
        target.put(BUCKET, 'a', 'before');
        const { UploadId = '' } = await s3.send(new CreateMultipartUploadCommand(at));
        target.faults.add({ operation: operation as S3Operation, effect: { kind: 'error', code } });
        await assert.rejects(ask(s3, UploadId), { name: code });
        const last = target.requests.at(-1);
        assert.deepEqual([last?.operation, last?.status, last?.code], [operation, status, code]);
        assert.deepEqual([keys(target), target.unfinishedUploads(BUCKET).length], [['a'], 1]);
      });
    }
  }
});

describe('what a fault does', () => {
  for (const [what, operation, seen] of [
    ['a part', 'UploadPart', (target: S3Endpoint) => target.unfinishedUploads(BUCKET)[0]?.parts.length === 1],
    ['a completion', 'CompleteMultipartUpload', (target: S3Endpoint) => keys(target).includes('a')],
    ['an abort', 'AbortMultipartUpload', (target: S3Endpoint) => target.unfinishedUploads(BUCKET).length === 0],
  ] as const) {
    test(`an error after ${what} hides that it took effect`, async () => {
      const target = withFault({ operation, effect: { kind: 'error', code: 'InternalError', moment: 'after-write' } });
      const s3 = pageClient(target);
      const at = { Bucket: BUCKET, Key: 'a' };
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
      const part = s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'text' }));
      const ETag = await part.then(
        (answer) => answer.ETag,
        () => undefined,
      );
      const last =
        operation === 'CompleteMultipartUpload'
          ? s3.send(
              new CompleteMultipartUploadCommand({
                ...at,
                UploadId,
                MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
              }),
            )
          : operation === 'AbortMultipartUpload'
            ? s3.send(new AbortMultipartUploadCommand({ ...at, UploadId }))
            : part;
      assert.equal(await end(last), 'InternalError');
      assert.ok(seen(target));
    });
  }

  test('an error stands in the place of the deed', async () => {
    const target = withFault({ effect: { kind: 'error', code: 'InternalError' } });
    assert.equal(await end(put(pageClient(target))), 'InternalError');
    assert.deepEqual(keys(target), []);
  });

  test('an error after the write hides that it took effect', async () => {
    const target = withFault({ effect: { kind: 'error', code: 'InternalError', moment: 'after-write' } });
    assert.equal(await end(put(pageClient(target))), 'InternalError');
    assert.deepEqual(keys(target), ['a']);
  });

  test('a connection can break before anything is done', async () => {
    const target = withFault({ effect: { kind: 'drop', moment: 'before' } });
    await assert.rejects(put(pageClient(target)), ConnectionDropped);
    assert.deepEqual(keys(target), []);
  });

  test('a connection can break after the write', async () => {
    const target = withFault({ effect: { kind: 'drop', moment: 'after-write' } });
    await assert.rejects(put(pageClient(target)), ConnectionDropped);
    assert.deepEqual(keys(target), ['a']);
  });

  test('a completion can fail in the body of a 200', async () => {
    const target = withFault({
      operation: 'CompleteMultipartUpload',
      effect: { kind: 'error-in-body', code: 'InternalError' },
    });
    const s3 = pageClient(target);
    const at = { Bucket: BUCKET, Key: 'a' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const part = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'text' }));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
    assert.equal(
      await end(s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }))),
      'InternalError',
    );
    const last = target.requests.at(-1);
    assert.deepEqual([last?.status, last?.fault], [200, 'error-in-body']);
  });

  test('an answer can break off', async () => {
    const target = withFault({ operation: 'GetObject', effect: { kind: 'truncate', bytes: 3 } });
    target.put(BUCKET, 'a', 'some text');
    const { Body } = await pageClient(target).send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    await assert.rejects(async () => Body?.transformToString());
  });

  test('a part can stall in the middle until its promise is settled', async () => {
    const { opened, open } = gate();
    const effect = { kind: 'stall-request', bytes: 2, until: opened } as const;
    const target = withFault({ operation: 'UploadPart', effect });
    const s3 = pageClient(target);
    const at = { Bucket: BUCKET, Key: 'a' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const sent = s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'text' }));
    await new Promise(setImmediate);
    const parts = () => target.unfinishedUploads(BUCKET)[0]?.parts;
    assert.deepEqual([target.requests.at(-1)?.status, parts()], [null, []]);
    open();
    await sent;
    assert.deepEqual(parts(), [{ number: 1, size: 4 }]);
  });

  test('an answer can stall until its promise is settled', async () => {
    const { opened, open } = gate();
    const target = withFault({ operation: 'GetObject', effect: { kind: 'stall-answer', bytes: 2, until: opened } });
    target.put(BUCKET, 'a', 'some text');
    const { Body } = await pageClient(target).send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a' }));
    let isRead = false;
    const read = Body?.transformToString().finally(() => (isRead = true));
    await new Promise(setImmediate);
    assert.equal(isRead, false);
    open();
    assert.equal(await read, 'some text');
  });

  test('an answer can name a wrong ETag, in its headers', async () => {
    const target = withFault({ effect: { kind: 'wrong-etag' } });
    const { ETag } = await put(pageClient(target));
    assert.match(String(ETag), /^"[0-9a-f]{32}"$/);
    assert.notEqual(ETag, `"${target.objects(BUCKET)[0]?.etag}"`);
  });

  test('an answer can name a wrong ETag, in its XML', async () => {
    const target = withFault({ operation: 'CompleteMultipartUpload', effect: { kind: 'wrong-etag' } });
    const s3 = pageClient(target);
    const at = { Bucket: BUCKET, Key: 'a' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const part = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: 'text' }));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
    const { ETag } = await s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }));
    assert.match(String(ETag), /^"[0-9a-f]{32}-1"$/);
    assert.notEqual(ETag, `"${target.objects(BUCKET)[0]?.etag}"`);
  });

  test('an answer can name a wrong checksum', async () => {
    const target = withFault({ operation: 'HeadObject', effect: { kind: 'wrong-checksum' } });
    const s3 = pageClient(target);
    const { ChecksumCRC32 } = await put(s3);
    const head = await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'a', ChecksumMode: 'ENABLED' }));
    assert.notEqual(head.ChecksumCRC32, ChecksumCRC32);
  });

  test('the log says which fault struck', async () => {
    const target = withFault({ nth: 2, effect: SLOW_DOWN });
    await ends(target, 2);
    assert.deepEqual(
      target.requests.map(({ fault, code }) => [fault, code]),
      [
        [null, null],
        ['error', 'SlowDown'],
      ],
    );
  });
});
