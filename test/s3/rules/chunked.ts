import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { base64Digest } from '../bodies.ts';
import { putChunked } from '../chunked-body.ts';
import { sdk } from '../clients.ts';
import { rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

/** Every chunk but the last has at least 8 KiB. */
const CHUNK = 'a chunk of a body'.repeat(600);
const LAST = 'the last chunk';

function path(subject: S3Subject, key: string): string {
  return `/${subject.bucket}/${key}`;
}

async function stored(subject: S3Subject, key: string): Promise<string> {
  const { Body } = await sdk(subject).send(new GetObjectCommand({ Bucket: subject.bucket, Key: key }));
  return (await Body?.transformToString()) === CHUNK + LAST ? 'bytes alike' : 'bytes changed';
}

const crc32 = ['x-amz-checksum-crc32', base64Digest('CRC32', CHUNK, LAST)] as const;
const wrongCrc32 = ['x-amz-checksum-crc32', base64Digest('CRC32', 'other')] as const;
const chunks = [CHUNK, LAST];

/** Behind the body, where it is known when the last byte has gone. */
const inTrailers = (['CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const).flatMap((name): Rule[] => {
  const header = `x-amz-checksum-${name.toLowerCase()}`;
  return [
    rule(`a ${name} in a trailer is stored and given back`, '200, the same', async (subject, key) => {
      const value = base64Digest(name, CHUNK, LAST);
      const put = { path: path(subject, key), chunks, signed: false, trailer: [header, value] } as const;
      const { outcome } = await putChunked(subject, put);
      const at = { Bucket: subject.bucket, Key: key };
      const head = await sdk(subject).send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
      return `${outcome}, ${head[`Checksum${name}`] === value ? 'the same' : (head[`Checksum${name}`] ?? 'none')}`;
    }),

    rule(`a wrong ${name} in a trailer is refused`, '400 BadDigest', async (subject, key) => {
      const trailer = [header, base64Digest(name, 'other')] as const;
      return (await putChunked(subject, { path: path(subject, key), chunks, signed: false, trailer })).outcome;
    }),
  ];
});

export const chunkedRules: readonly Rule[] = [
  rule('a body of signed chunks is stored without its chunking', '200, bytes alike', async (subject, key) => {
    const { outcome } = await putChunked(subject, { path: path(subject, key), chunks, signed: true });
    return `${outcome}, ${await stored(subject, key)}`;
  }),

  rule('a signed chunk changed on the way is found out', '403 SignatureDoesNotMatch', async (subject, key) => {
    const tampered = CHUNK.toUpperCase();
    return (await putChunked(subject, { path: path(subject, key), chunks: [CHUNK], signed: true, tampered })).outcome;
  }),

  rule('a body of signed chunks with a signed trailer is stored', '200, bytes alike', async (subject, key) => {
    const { outcome } = await putChunked(subject, { path: path(subject, key), chunks, signed: true, trailer: crc32 });
    return `${outcome}, ${await stored(subject, key)}`;
  }),

  rule('a signed trailer changed on the way is found out', '403 SignatureDoesNotMatch', async (subject, key) => {
    const put = { path: path(subject, key), chunks, signed: true, trailer: crc32, trailerTampered: true };
    return (await putChunked(subject, put)).outcome;
  }),

  rule('a body of unsigned chunks with a trailer is stored', '200, bytes alike', async (subject, key) => {
    const { outcome } = await putChunked(subject, { path: path(subject, key), chunks, signed: false, trailer: crc32 });
    return `${outcome}, ${await stored(subject, key)}`;
  }),

  rule('a wrong checksum in a trailer is refused', '400 BadDigest', async (subject, key) => {
    return (await putChunked(subject, { path: path(subject, key), chunks, signed: false, trailer: wrongCrc32 }))
      .outcome;
  }),

  rule('a wrong checksum in a signed trailer is refused', '400 BadDigest', async (subject, key) => {
    return (await putChunked(subject, { path: path(subject, key), chunks, signed: true, trailer: wrongCrc32 })).outcome;
  }),

  rule('a small chunk before the last is refused', '403 InvalidChunkSizeError', async (subject, key) => {
    const small = ['a', CHUNK];
    return (await putChunked(subject, { path: path(subject, key), chunks: small, signed: false, trailer: crc32 }))
      .outcome;
  }),

  rule('chunks that hold more than was stated are refused', '400', async (subject, key) => {
    const put = { path: path(subject, key), chunks, signed: false, trailer: crc32, statedLength: CHUNK.length };
    const { status, outcome } = await putChunked(subject, put);
    return status === 400 ? '400' : outcome;
  }),

  ...inTrailers,
];
