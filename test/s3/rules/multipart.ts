import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { lastPart, md5Hex, part5MiB } from '../bodies.ts';
import { raw, sdk } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { outcome, rule, type Rule } from '../rule.ts';

function md5Bytes(body: Uint8Array): Buffer {
  return Buffer.from(md5Hex(body), 'hex');
}

const WHOLE_SIZE = part5MiB.length + lastPart.length;

export const multipartRules: readonly Rule[] = [
  rule(
    'parts become one object, whose ETag is made of theirs and their number',
    '"md5-2", bytes alike',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key);
      await upload.part(2, lastPart);
      await upload.part(1, part5MiB);
      upload.parts.reverse();
      const { ETag } = await upload.complete();
      const md5 = md5Hex(md5Bytes(part5MiB), md5Bytes(lastPart));
      const { Body } = await sdk(subject).send(new GetObjectCommand(upload.at));
      const alike = Buffer.concat([part5MiB, lastPart]).equals(
        (await Body?.transformToByteArray()) ?? new Uint8Array(),
      );
      return `${String(ETag).replace(md5, 'md5')}, bytes ${alike ? 'alike' : 'changed'}`;
    },
  ),

  rule('an unfinished upload is no object', '404', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    const head = await outcome(sdk(subject).send(new HeadObjectCommand(upload.at)));
    return head.split(' ', 1)[0] ?? '';
  }),

  rule('one part alone may be small', '200', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    return outcome(upload.complete());
  }),

  rule('a small part before the last is refused', '400 EntityTooSmall', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB.subarray(1));
    await upload.part(2, lastPart);
    return outcome(upload.complete());
  }),

  rule('parts listed in another order than theirs are refused', '400 InvalidPartOrder', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB);
    await upload.part(2, part5MiB);
    return outcome(upload.complete([...upload.parts].reverse()));
  }),

  rule('a part listed twice is refused', '400 InvalidPartOrder', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB);
    return outcome(upload.complete([...upload.parts, ...upload.parts]));
  }),

  rule('a listed part that was never sent is refused', '400 InvalidPart', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB);
    return outcome(upload.complete([...upload.parts, { ...upload.parts[0], PartNumber: 2 }]));
  }),

  rule('a listed part with another ETag is refused', '400 InvalidPart', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    return outcome(upload.complete([{ ...upload.parts[0], PartNumber: 1, ETag: `"${md5Hex('other')}"` }]));
  }),

  rule('an ETag may be listed without its quotes', '200', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    return outcome(upload.complete([{ ...upload.parts[0], PartNumber: 1, ETag: md5Hex(lastPart) }]));
  }),

  rule('numbers may be left out where parts carry no checksums of their own', '200', async (subject, key) => {
    const client = sdk(subject, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const upload = await TestUpload.begin(subject, key, {}, client);
    await upload.part(1, part5MiB);
    await upload.part(3, lastPart);
    return outcome(upload.complete());
  }),

  rule(
    'numbers may not be left out where parts carry checksums of their own',
    '400 InvalidPartOrder',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256' });
      await upload.part(1, part5MiB, { ChecksumAlgorithm: 'SHA256' });
      await upload.part(3, lastPart, { ChecksumAlgorithm: 'SHA256' });
      return outcome(upload.complete());
    },
  ),

  rule('parts that are not listed are left out of the object', `${lastPart.length} bytes`, async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    await upload.part(2, part5MiB);
    await upload.complete(upload.parts.slice(0, 1));
    const { ContentLength } = await sdk(subject).send(new HeadObjectCommand(upload.at));
    return `${ContentLength} bytes`;
  }),

  rule('a part sent again takes the place of the first', `${lastPart.length} bytes`, async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB);
    await upload.part(1, lastPart);
    await upload.complete(upload.parts.slice(1));
    const { ContentLength } = await sdk(subject).send(new HeadObjectCommand(upload.at));
    return `${ContentLength} bytes`;
  }),

  rule('an empty list of parts is refused', '400 MalformedXML', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key);
    const body = '<CompleteMultipartUpload></CompleteMultipartUpload>';
    return (
      await raw(subject, { method: 'POST', path: `/${subject.bucket}/${key}`, query: { uploadId: UploadId }, body })
    ).outcome;
  }),

  rule('a list that is no XML is refused', '400 MalformedXML', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key);
    const body = '<CompleteMultipartUpload><Part>';
    return (
      await raw(subject, { method: 'POST', path: `/${subject.bucket}/${key}`, query: { uploadId: UploadId }, body })
    ).outcome;
  }),

  rule('an upload completed twice gives the same answer twice', '200', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    await upload.complete();
    return outcome(upload.complete());
  }),

  rule('a completed upload takes no more parts', '404 NoSuchUpload', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    await upload.complete();
    return outcome(upload.part(2, lastPart));
  }),

  ...['0', '10001', 'x'].map((number) =>
    rule(`part number ${number} is refused`, '400 InvalidArgument', async (subject, key) => {
      const { UploadId } = await TestUpload.begin(subject, key);
      const query = { partNumber: number, uploadId: UploadId };
      return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, query, body: 'x' })).outcome;
    }),
  ),

  rule('part number 10000 is taken', '200', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    return outcome(upload.part(10_000, lastPart));
  }),

  rule('an unknown upload is said to be unknown', '404 NoSuchUpload', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key);
    const query = { partNumber: '1', uploadId: UploadId.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')) };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, query, body: 'x' })).outcome;
  }),

  rule('an upload belongs to its key', '404 NoSuchUpload', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key);
    const query = { partNumber: '1', uploadId: UploadId };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}-other`, query, body: 'x' })).outcome;
  }),

  rule(
    'an aborted upload is gone',
    'abort 204, complete 404 NoSuchUpload, parts 404 NoSuchUpload, abort 404 NoSuchUpload',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key);
      await upload.part(1, lastPart);
      const { UploadId, at } = upload;
      const abort = () => outcome(sdk(subject).send(new AbortMultipartUploadCommand({ ...at, UploadId })));
      const first = await abort();
      const complete = await outcome(upload.complete());
      const parts = await outcome(sdk(subject).send(new ListPartsCommand({ ...at, UploadId })));
      return `abort ${first}, complete ${complete}, parts ${parts}, abort ${await abort()}`;
    },
  ),

  rule('parts are listed page by page', '1, then 2 3', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    for (const number of [3, 1, 2]) await upload.part(number, lastPart);
    const { at, UploadId } = upload;
    const first = await sdk(subject).send(new ListPartsCommand({ ...at, UploadId, MaxParts: 1 }));
    const PartNumberMarker = first.NextPartNumberMarker;
    const rest = await sdk(subject).send(new ListPartsCommand({ ...at, UploadId, PartNumberMarker }));
    const numbers = (page: typeof first) => (page.Parts ?? []).map((part) => part.PartNumber).join(' ');
    return `${numbers(first)}, then ${numbers(rest)}`;
  }),

  rule('a listed part says its size and ETag', 'size and ETag', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, lastPart);
    const { Parts } = await sdk(subject).send(new ListPartsCommand({ ...upload.at, UploadId: upload.UploadId }));
    const right = Parts?.[0]?.Size === lastPart.length && Parts[0].ETag === `"${md5Hex(lastPart)}"`;
    return right ? 'size and ETag' : JSON.stringify(Parts?.[0]);
  }),

  rule('unfinished uploads are listed by key, page by page', 'a b, then c', async (subject, key) => {
    for (const name of ['c', 'a', 'b']) await TestUpload.begin(subject, `${key}/${name}`);
    const Prefix = `${key}/`;
    const first = await sdk(subject).send(
      new ListMultipartUploadsCommand({ Bucket: subject.bucket, Prefix, MaxUploads: 2 }),
    );
    const markers = { KeyMarker: first.NextKeyMarker, UploadIdMarker: first.NextUploadIdMarker };
    const rest = await sdk(subject).send(
      new ListMultipartUploadsCommand({ Bucket: subject.bucket, Prefix, ...markers }),
    );
    const names = (page: typeof first) =>
      (page.Uploads ?? []).map((upload) => upload.Key?.slice(Prefix.length)).join(' ');
    return `${names(first)}, then ${names(rest)}`;
  }),

  rule('a part can be a range of another object', `${WHOLE_SIZE} bytes`, async (subject, key) => {
    await sdk(subject).send(new PutObjectCommand({ Bucket: subject.bucket, Key: `${key}-source`, Body: part5MiB }));
    const upload = await TestUpload.begin(subject, key);
    const { at, UploadId } = upload;
    const CopySource = `${subject.bucket}/${key}-source`;
    const copy = (PartNumber: number, last: number) =>
      sdk(subject).send(
        new UploadPartCopyCommand({ ...at, UploadId, PartNumber, CopySource, CopySourceRange: `bytes=0-${last}` }),
      );
    const first = await copy(1, part5MiB.length - 1);
    const second = await copy(2, lastPart.length - 1);
    await upload.complete([
      { PartNumber: 1, ETag: first.CopyPartResult?.ETag },
      { PartNumber: 2, ETag: second.CopyPartResult?.ETag },
    ]);
    const { ContentLength } = await sdk(subject).send(new HeadObjectCommand(at));
    return `${ContentLength} bytes`;
  }),

  rule('one part of an object can be read', `206, ${lastPart.length} bytes, 2 parts`, async (subject, key) => {
    const upload = await TestUpload.begin(subject, key);
    await upload.part(1, part5MiB);
    await upload.part(2, lastPart);
    await upload.complete();
    const head = await sdk(subject).send(new HeadObjectCommand({ ...upload.at, PartNumber: 2 }));
    return `${head.$metadata.httpStatusCode}, ${head.ContentLength} bytes, ${head.PartsCount} parts`;
  }),
];
