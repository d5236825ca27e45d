import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { lastPart, md5Hex } from '../bodies.ts';
import { raw, sdk } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

const RACES = 20;

function put(
  subject: S3Subject,
  key: string,
  Body: string,
  condition: { IfNoneMatch?: string; IfMatch?: string } = {},
) {
  return sdk(subject).send(new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body, ...condition }));
}

async function text(subject: S3Subject, key: string): Promise<string> {
  const { Body } = await sdk(subject).send(new GetObjectCommand({ Bucket: subject.bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** Runs pairs of writes at once and counts how they ended: `20 × 200+412`. */
async function race(pair: (round: number) => readonly Promise<string>[]): Promise<string> {
  const ends = new Map<string, number>();
  for (let round = 0; round < RACES; round++) {
    const statuses = (await Promise.all(pair(round))).map((end) => end.split(' ', 1)[0] ?? '');
    const end = statuses.sort().join('+').replace('409', '412');
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const same = ends.size === 1 ? [...ends.keys()][0] : undefined;
  return same ?? 'differently each time';
}

async function finished(subject: S3Subject, key: string): Promise<TestUpload> {
  const upload = await TestUpload.begin(subject, key);
  await upload.part(1, lastPart);
  return upload;
}

export const conditionalRules: readonly Rule[] = [
  rule('a put that must create succeeds where nothing is', '200', (subject, key) =>
    outcome(put(subject, key, 'new', { IfNoneMatch: '*' })),
  ),

  rule(
    'a put that must create is refused where something is, and changes nothing',
    '412 PreconditionFailed, kept',
    async (subject, key) => {
      await put(subject, key, 'old');
      const answer = await outcome(put(subject, key, 'new', { IfNoneMatch: '*' }));
      return `${answer}, ${(await text(subject, key)) === 'old' ? 'kept' : 'overwritten'}`;
    },
  ),

  rule('of two puts that must create, one wins', '200+412', (subject, key) =>
    race((round) =>
      ['one', 'other'].map((body) => outcome(put(subject, `${key}/${round}`, body, { IfNoneMatch: '*' }))),
    ),
  ),

  rule('If-None-Match of a put takes nothing but *', '501 NotImplemented', (subject, key) =>
    outcome(put(subject, key, 'new', { IfNoneMatch: `"${md5Hex('old')}"` })),
  ),

  rule('a put on condition of the present ETag succeeds', '200', async (subject, key) => {
    const { ETag } = await put(subject, key, 'old');
    return outcome(put(subject, key, 'new', { IfMatch: ETag ?? '' }));
  }),

  rule('a put on condition of the present ETag without its quotes succeeds', '200', async (subject, key) => {
    await put(subject, key, 'old');
    return outcome(put(subject, key, 'new', { IfMatch: md5Hex('old') }));
  }),

  rule(
    'a put on condition of another ETag is refused, and changes nothing',
    '412 PreconditionFailed, kept',
    async (subject, key) => {
      await put(subject, key, 'old');
      const answer = await outcome(put(subject, key, 'new', { IfMatch: `"${md5Hex('older')}"` }));
      return `${answer}, ${(await text(subject, key)) === 'old' ? 'kept' : 'overwritten'}`;
    },
  ),

  rule('a put on condition of an ETag is refused where nothing is', '404 NoSuchKey', (subject, key) =>
    outcome(put(subject, key, 'new', { IfMatch: `"${md5Hex('old')}"` })),
  ),

  rule('of two puts on condition of one ETag, one wins', '200+412', (subject, key) =>
    race((round) => {
      const at = `${key}/${round}`;
      const old = put(subject, at, 'old');
      return ['one', 'other'].map((body) =>
        old.then(({ ETag }) => outcome(put(subject, at, body, { IfMatch: ETag ?? '' }))),
      );
    }),
  ),

  rule('completing an upload that must create succeeds where nothing is', '200', async (subject, key) => {
    const upload = await finished(subject, key);
    return outcome(upload.complete(undefined, { IfNoneMatch: '*' }));
  }),

  rule(
    'completing an upload that must create is refused where something is',
    '412 PreconditionFailed, kept',
    async (subject, key) => {
      const upload = await finished(subject, key);
      await put(subject, key, 'old');
      const answer = await outcome(upload.complete(undefined, { IfNoneMatch: '*' }));
      return `${answer}, ${(await text(subject, key)) === 'old' ? 'kept' : 'overwritten'}`;
    },
  ),

  rule('of two uploads that must create, one wins', '200+412', (subject, key) =>
    race((round) => {
      const one = finished(subject, `${key}/${round}`);
      const other = finished(subject, `${key}/${round}`);
      const both = Promise.all([one, other]);
      return [0, 1].map((index) =>
        both.then((uploads) => outcome(uploads[index]!.complete(undefined, { IfNoneMatch: '*' }))),
      );
    }),
  ),

  rule(
    'completing an upload on condition of another ETag is refused',
    '412 PreconditionFailed',
    async (subject, key) => {
      const upload = await finished(subject, key);
      await put(subject, key, 'old');
      return outcome(upload.complete(undefined, { IfMatch: `"${md5Hex('older')}"` }));
    },
  ),

  rule(
    'completing an upload on condition of an ETag is refused where nothing is',
    '404 NoSuchKey',
    async (subject, key) => {
      const upload = await finished(subject, key);
      return outcome(upload.complete(undefined, { IfMatch: `"${md5Hex('older')}"` }));
    },
  ),

  rule(
    'deleting on condition of another ETag is refused, and deletes nothing',
    '412 PreconditionFailed, kept',
    async (subject, key) => {
      await put(subject, key, 'old');
      const at = { Bucket: subject.bucket, Key: key };
      const answer = await outcome(
        sdk(subject).send(new DeleteObjectCommand({ ...at, IfMatch: `"${md5Hex('older')}"` })),
      );
      const head = await outcome(sdk(subject).send(new HeadObjectCommand(at)));
      return `${answer}, ${head === '200' ? 'kept' : 'deleted'}`;
    },
  ),

  rule(
    'a put that must create is refused before its body is wanted or after, never half way',
    'nothing there',
    async (subject, key) => {
      const headers = { 'if-none-match': '*', 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' };
      await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', headers });
      const head = await outcome(sdk(subject).send(new HeadObjectCommand({ Bucket: subject.bucket, Key: key })));
      return head.startsWith('404') ? 'nothing there' : 'something there';
    },
  ),
];
