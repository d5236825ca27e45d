import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { base64Digest, md5Hex } from '../bodies.ts';
import { raw, sdk } from '../clients.ts';
import { compared, outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

const TEXT = 'id,name\r\n1,Ada\r\n';

async function put(subject: S3Subject, key: string, body = TEXT): Promise<{ Bucket: string; Key: string }> {
  const at = { Bucket: subject.bucket, Key: key };
  await sdk(subject).send(new PutObjectCommand({ ...at, Body: body }));
  return at;
}

export const objectRules: readonly Rule[] = [
  rule(
    'a buffer that the SDK sends as it does by default is stored and given back',
    'bytes alike, CRC32 given back',
    async (subject, key) => {
      const at = await put(subject, key);
      const { Body, ChecksumCRC32 } = await sdk(subject).send(new GetObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
      const alike = (await Body?.transformToString()) === TEXT;
      return `bytes ${alike ? 'alike' : 'changed'}, ${ChecksumCRC32 === base64Digest('CRC32', TEXT) ? 'CRC32' : 'no CRC32'} given back`;
    },
  ),

  rule(
    'a stream that the SDK sends as it does by default is stored without its chunking',
    'bytes alike, no Content-Encoding',
    async (subject, key) => {
      const at = { Bucket: subject.bucket, Key: key };
      const Body = Readable.from([Buffer.from(TEXT)]);
      await sdk(subject).send(new PutObjectCommand({ ...at, Body, ContentLength: TEXT.length }));
      const got = await sdk(subject).send(new GetObjectCommand(at));
      const alike = (await got.Body?.transformToString()) === TEXT;
      return `bytes ${alike ? 'alike' : 'changed'}, ${got.ContentEncoding ?? 'no'} Content-Encoding`;
    },
  ),

  rule('a stream without a checksum is stored', '200, bytes alike', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    const client = sdk(subject, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const Body = Readable.from([Buffer.from(TEXT)]);
    const put = await outcome(client.send(new PutObjectCommand({ ...at, Body, ContentLength: TEXT.length })));
    const got = await sdk(subject).send(new GetObjectCommand(at));
    return `${put}, bytes ${(await got.Body?.transformToString()) === TEXT ? 'alike' : 'changed'}`;
  }),

  rule('the ETag of an object put in one piece is its MD5 in quotes', '"md5"', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    const { ETag } = await sdk(subject).send(new PutObjectCommand({ ...at, Body: TEXT }));
    return String(ETag).replace(md5Hex(TEXT), 'md5');
  }),

  rule('content type, cache control and metadata are kept', 'all kept', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    const kept = { ContentType: 'text/csv; charset=utf-8', CacheControl: 'no-cache', ContentDisposition: 'attachment' };
    await sdk(subject).send(
      new PutObjectCommand({ ...at, ...kept, Body: TEXT, Metadata: { rows: '1', Audience: 'a b' } }),
    );
    const head = await sdk(subject).send(new HeadObjectCommand(at));
    return compared(
      { ...kept, rows: '1', audience: 'a b', ContentLength: TEXT.length },
      { ...head, ...head.Metadata },
      'all kept',
    );
  }),

  rule('a put replaces what was there', 'replaced', async (subject, key) => {
    await put(subject, key, 'first');
    const at = await put(subject, key, 'second');
    const { Body } = await sdk(subject).send(new GetObjectCommand(at));
    return (await Body?.transformToString()) === 'second' ? 'replaced' : 'not replaced';
  }),

  rule('an empty object can be put and read', '200, 0 bytes', async (subject, key) => {
    const at = await put(subject, key, '');
    const got = await sdk(subject).send(new GetObjectCommand(at));
    return `${got.$metadata.httpStatusCode}, ${(await got.Body?.transformToByteArray())?.length} bytes`;
  }),

  rule(
    'a range of bytes is given as 206 with its place in the whole',
    '206 bytes 3-6/16: name',
    async (subject, key) => {
      const at = await put(subject, key);
      const got = await sdk(subject).send(new GetObjectCommand({ ...at, Range: 'bytes=3-6' }));
      return `${got.$metadata.httpStatusCode} ${got.ContentRange}: ${await got.Body?.transformToString()}`;
    },
  ),

  rule('the last bytes can be asked for', '206 bytes 11-15/16', async (subject, key) => {
    const at = await put(subject, key);
    const got = await sdk(subject).send(new GetObjectCommand({ ...at, Range: 'bytes=-5' }));
    await got.Body?.transformToString();
    return `${got.$metadata.httpStatusCode} ${got.ContentRange}`;
  }),

  rule('a range behind the end is refused', '416 InvalidRange', async (subject, key) => {
    const at = await put(subject, key);
    return outcome(sdk(subject).send(new GetObjectCommand({ ...at, Range: 'bytes=100-' })));
  }),

  rule('an object that has not changed is not sent again', '304', async (subject, key) => {
    const at = await put(subject, key);
    const answer = await outcome(sdk(subject).send(new GetObjectCommand({ ...at, IfNoneMatch: `"${md5Hex(TEXT)}"` })));
    return answer.split(' ', 1)[0] ?? '';
  }),

  rule('a read on condition of another ETag is refused', '412 PreconditionFailed', async (subject, key) => {
    const at = await put(subject, key);
    return outcome(sdk(subject).send(new GetObjectCommand({ ...at, IfMatch: `"${md5Hex('other')}"` })));
  }),

  rule('an absent key is said to be absent', '404 NoSuchKey', async (subject, key) => {
    return outcome(sdk(subject).send(new GetObjectCommand({ Bucket: subject.bucket, Key: key })));
  }),

  rule('HEAD of an absent key is 404', '404 NotFound', async (subject, key) => {
    return outcome(sdk(subject).send(new HeadObjectCommand({ Bucket: subject.bucket, Key: key })));
  }),

  rule('an absent bucket is said to be absent', '404 NoSuchBucket', async (subject, key) => {
    return outcome(
      sdk(subject).send(new PutObjectCommand({ Bucket: `${subject.bucket}-absent`, Key: key, Body: TEXT })),
    );
  }),

  rule('a deleted object is gone', '204, then 404', async (subject, key) => {
    const at = await put(subject, key);
    const deleted = await outcome(sdk(subject).send(new DeleteObjectCommand(at)));
    const head = await outcome(sdk(subject).send(new HeadObjectCommand(at)));
    return `${deleted}, then ${head.split(' ', 1)[0]}`;
  }),

  rule('deleting what is not there succeeds', '204', async (subject, key) => {
    return outcome(sdk(subject).send(new DeleteObjectCommand({ Bucket: subject.bucket, Key: key })));
  }),

  rule('many objects are deleted at once, there or not', '2 deleted, 0 errors', async (subject, key) => {
    await put(subject, key);
    const Objects = [{ Key: key }, { Key: `${key}-absent` }];
    const { Deleted, Errors } = await sdk(subject).send(
      new DeleteObjectsCommand({ Bucket: subject.bucket, Delete: { Objects } }),
    );
    return `${Deleted?.length ?? 0} deleted, ${Errors?.length ?? 0} errors`;
  }),

  rule('deleting many objects needs a digest of the list', '400 InvalidRequest', async (subject) => {
    const body = '<Delete><Object><Key>x</Key></Object></Delete>';
    return (await raw(subject, { method: 'POST', path: `/${subject.bucket}`, query: { delete: '' }, body })).outcome;
  }),

  rule(
    'the attributes of an object are given without the object',
    'size, ETag without quotes, checksum',
    async (subject, key) => {
      const at = await put(subject, key);
      const asked = sdk(subject).send(
        new GetObjectAttributesCommand({ ...at, ObjectAttributes: ['ETag', 'ObjectSize', 'Checksum'] }),
      );
      const got = await asked.catch((error: Error) => error);
      if (got instanceof Error) return 'no XML that the SDK can read';
      const wanted = { size: TEXT.length, ETag: md5Hex(TEXT), checksum: base64Digest('CRC32', TEXT) };
      const actual = { size: got.ObjectSize, ETag: got.ETag, checksum: got.Checksum?.ChecksumCRC32 };
      return compared(wanted, actual, 'size, ETag without quotes, checksum');
    },
  ),

  rule('an object is copied with its type and metadata', 'copied with both', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    await sdk(subject).send(
      new PutObjectCommand({ ...at, Body: TEXT, ContentType: 'text/csv', Metadata: { rows: '1' } }),
    );
    const Key = `${key}-copy`;
    await sdk(subject).send(
      new CopyObjectCommand({ Bucket: subject.bucket, Key, CopySource: `${subject.bucket}/${key}` }),
    );
    const got = await sdk(subject).send(new GetObjectCommand({ Bucket: subject.bucket, Key }));
    const actual = { text: await got.Body?.transformToString(), type: got.ContentType, rows: got.Metadata?.['rows'] };
    return compared({ text: TEXT, type: 'text/csv', rows: '1' }, actual, 'copied with both');
  }),

  rule(
    'copying an object to itself without changing anything is refused',
    '400 InvalidRequest',
    async (subject, key) => {
      const at = await put(subject, key);
      return outcome(sdk(subject).send(new CopyObjectCommand({ ...at, CopySource: `${subject.bucket}/${key}` })));
    },
  ),

  rule(
    'an error of a GET is XML with code, resource and request id',
    'Code, Resource, RequestId, HostId',
    async (subject, key) => {
      const { text } = await raw(subject, { method: 'GET', path: `/${subject.bucket}/${key}` });
      return ['Code', 'Resource', 'RequestId', 'HostId'].filter((name) => text.includes(`<${name}>`)).join(', ');
    },
  ),

  rule('every answer carries a request id', 'x-amz-request-id', async (subject, key) => {
    const { headers } = await raw(subject, { method: 'GET', path: `/${subject.bucket}/${key}` });
    return headers['x-amz-request-id'] === undefined ? 'none' : 'x-amz-request-id';
  }),
];
