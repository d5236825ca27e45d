import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { raw, sdk } from '../clients.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

const ODD_KEYS: Readonly<Record<string, string>> = {
  'with umlauts': 'größe',
  'in Chinese': '数据',
  'with an emoji': '📦',
  'with a combining accent': 'e\u0301',
  'right to left': 'שלום',
  'with blanks': 'a  b ',
  'with a plus': 'a+b',
  'with a percent sign': '100%25',
  'with a dot as a segment': 'a/./b',
  'with two dots as a segment': 'a/../b',
  'with an empty segment': 'a//b',
  'with a question mark': 'a?b=c',
  'with a hash': 'a#b',
  'with a semicolon and a comma': 'a;b,c',
  'with quotes and markup': `"<a href='x'>&amp;`,
  'with a tab and a line break': 'a\tb\nc',
  "with characters that JavaScript's encodeURIComponent leaves": "a!b'c(d)e*f",
};

async function put(subject: S3Subject, Key: string, Body = 'x'): Promise<void> {
  await sdk(subject).send(new PutObjectCommand({ Bucket: subject.bucket, Key, Body }));
}

async function listed(subject: S3Subject, Prefix: string): Promise<string[]> {
  const page = await sdk(subject).send(
    new ListObjectsV2Command({ Bucket: subject.bucket, Prefix, EncodingType: 'url' }),
  );
  return (page.Contents ?? []).map(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')));
}

export const keyRules: readonly Rule[] = [
  ...Object.entries(ODD_KEYS).map(([what, name]) =>
    rule(`a key ${what} is stored, read and listed as it is`, 'read, listed', async (subject, key) => {
      const Key = `${key}/${name}`;
      await put(subject, Key, name);
      const { Body } = await sdk(subject).send(new GetObjectCommand({ Bucket: subject.bucket, Key }));
      const read = (await Body?.transformToString()) === name;
      const isListed = (await listed(subject, `${key}/`)).includes(Key);
      return `${read ? 'read' : 'not read'}, ${isListed ? 'listed' : 'not listed'}`;
    }),
  ),

  rule('two spellings of one letter are two keys', '2', async (subject, key) => {
    await put(subject, `${key}/é`);
    await put(subject, `${key}/e\u0301`);
    return String((await listed(subject, `${key}/`)).length);
  }),

  rule('a key may have 1,024 bytes', '200', async (subject) => {
    const path = `/${subject.bucket}/${'k'.repeat(1024)}`;
    return (await raw(subject, { method: 'PUT', path, body: 'x' })).outcome;
  }),

  rule('a key of 1,025 bytes is refused', '400 KeyTooLongError', async (subject) => {
    const path = `/${subject.bucket}/${'k'.repeat(1025)}`;
    return (await raw(subject, { method: 'PUT', path, body: 'x' })).outcome;
  }),

  rule('bytes are counted, not characters', '400 KeyTooLongError', async (subject) => {
    const path = `/${subject.bucket}/${'%C3%A9'.repeat(513)}`;
    return (await raw(subject, { method: 'PUT', path, body: 'x' })).outcome;
  }),

  rule('odd keys can be deleted in a list', '0 left', async (subject, key) => {
    const keys = Object.values(ODD_KEYS).map((name) => `${key}/${name}`);
    for (const name of keys) await put(subject, name);
    const Objects = keys.map((Key) => ({ Key }));
    await sdk(subject).send(new DeleteObjectsCommand({ Bucket: subject.bucket, Delete: { Objects } }));
    return `${(await listed(subject, `${key}/`)).length} left`;
  }),

  rule('keys are listed in the order of their UTF-8 bytes', 'Z a é \uff5e 📦', async (subject, key) => {
    for (const name of ['📦', 'é', '\uff5e', 'a', 'Z']) await put(subject, `${key}/${name}`);
    return (await listed(subject, `${key}/`)).map((name) => name.slice(key.length + 1)).join(' ');
  }),

  rule('keys are listed page by page', '2, then 1', async (subject, key) => {
    for (const name of ['a', 'b', 'c']) await put(subject, `${key}/${name}`);
    const at = { Bucket: subject.bucket, Prefix: `${key}/` };
    const first = await sdk(subject).send(new ListObjectsV2Command({ ...at, MaxKeys: 2 }));
    const ContinuationToken = first.NextContinuationToken;
    const rest = await sdk(subject).send(new ListObjectsV2Command({ ...at, ContinuationToken }));
    return `${first.KeyCount}, then ${rest.KeyCount}`;
  }),

  rule('keys under one folder are rolled up where a delimiter is given', 'a b | d', async (subject, key) => {
    for (const name of ['a', 'b', 'd/1', 'd/2']) await put(subject, `${key}/${name}`);
    const at = { Bucket: subject.bucket, Prefix: `${key}/`, Delimiter: '/' };
    const page = await sdk(subject).send(new ListObjectsV2Command(at));
    const short = (name = '') => name.slice(key.length + 1).replace(/\/$/, '');
    const keys = (page.Contents ?? []).map(({ Key }) => short(Key)).join(' ');
    return `${keys} | ${(page.CommonPrefixes ?? []).map(({ Prefix }) => short(Prefix)).join(' ')}`;
  }),

  rule('a list can start behind a key', 'c', async (subject, key) => {
    for (const name of ['a', 'b', 'c']) await put(subject, `${key}/${name}`);
    const at = { Bucket: subject.bucket, Prefix: `${key}/`, StartAfter: `${key}/b` };
    const page = await sdk(subject).send(new ListObjectsV2Command(at));
    return (page.Contents ?? []).map(({ Key = '' }) => Key.slice(key.length + 1)).join(' ');
  }),

  rule('a negative page size is refused', '400 InvalidArgument', async (subject) => {
    return outcome(sdk(subject).send(new ListObjectsV2Command({ Bucket: subject.bucket, MaxKeys: -1 })));
  }),
];
