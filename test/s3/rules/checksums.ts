import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type ChecksumAlgorithm,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { base64Digest, lastPart, part5MiB } from '../bodies.ts';
import { raw, sdk } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { outcome, rule, type Rule } from '../rule.ts';

const TEXT = 'id,name\r\n1,Ada\r\n';
const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
const WHEN_REQUIRED = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const;

type Name = (typeof ALGORITHMS)[number];

function field(name: Name): `Checksum${Name}` {
  return `Checksum${name}`;
}

/** What is stored, by the checksum that the server gives back. */
function given(answer: object, name: Name): string {
  return (answer as Partial<Record<string, string>>)[field(name)] ?? 'none';
}

const perAlgorithm = ALGORITHMS.flatMap((name): Rule[] => [
  rule(`${name} is stored and given back`, 'the same', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    const ChecksumAlgorithm: ChecksumAlgorithm = name;
    await sdk(subject).send(new PutObjectCommand({ ...at, Body: TEXT, ChecksumAlgorithm }));
    const head = await sdk(subject).send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
    return given(head, name) === base64Digest(name, TEXT) ? 'the same' : given(head, name);
  }),

  rule(`a wrong ${name} of a put is refused`, '400 BadDigest', async (subject, key) => {
    const input: PutObjectCommandInput = {
      Bucket: subject.bucket,
      Key: key,
      Body: TEXT,
      [field(name)]: base64Digest(name, 'other'),
    };
    return outcome(sdk(subject).send(new PutObjectCommand(input)));
  }),

  rule(`a wrong ${name} of a part is refused`, '400 BadDigest', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: name });
    return outcome(upload.part(1, lastPart, { [field(name)]: base64Digest(name, 'other') }));
  }),
]);

const ofUploads: readonly Rule[] = [
  ...(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const).map((name) =>
    rule(`the ${name} of an upload is by default that of its parts' values`, 'composite', async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: name });
      await upload.part(1, part5MiB, { ChecksumAlgorithm: name });
      await upload.part(2, lastPart, { ChecksumAlgorithm: name });
      await upload.complete();
      const head = await sdk(subject).send(new HeadObjectCommand({ ...upload.at, ChecksumMode: 'ENABLED' }));
      const values = [part5MiB, lastPart].map((part) => Buffer.from(base64Digest(name, part), 'base64'));
      const composite = `${base64Digest(name, ...values)}-2`;
      return given(head, name) === composite && head.ChecksumType === 'COMPOSITE' ? 'composite' : given(head, name);
    }),
  ),

  ...(['CRC32', 'CRC32C', 'CRC64NVME'] as const).map((name) =>
    rule(`the ${name} of an upload can be that of the whole object`, 'whole', async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: name, ChecksumType: 'FULL_OBJECT' });
      await upload.part(1, part5MiB, { ChecksumAlgorithm: name });
      await upload.part(2, lastPart, { ChecksumAlgorithm: name });
      await upload.complete();
      const head = await sdk(subject).send(new HeadObjectCommand({ ...upload.at, ChecksumMode: 'ENABLED' }));
      const whole = base64Digest(name, part5MiB, lastPart);
      return given(head, name) === whole && head.ChecksumType === 'FULL_OBJECT' ? 'whole' : given(head, name);
    }),
  ),

  rule('SHA256 of a whole upload is not offered', '400 InvalidRequest', async (subject, key) => {
    return outcome(
      TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }).then(() => ({
        $metadata: { httpStatusCode: 200 },
      })),
    );
  }),

  rule('an upload without a checksum gets the CRC64NVME of the whole', 'whole', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key, {}, sdk(subject, WHEN_REQUIRED));
    await upload.part(1, part5MiB);
    await upload.part(2, lastPart);
    await upload.complete();
    const head = await sdk(subject).send(new HeadObjectCommand({ ...upload.at, ChecksumMode: 'ENABLED' }));
    return given(head, 'CRC64NVME') === base64Digest('CRC64NVME', part5MiB, lastPart)
      ? 'whole'
      : given(head, 'CRC64NVME');
  }),

  rule('a wrong checksum in the list of parts is refused', '400 InvalidPart', async (subject, key) => {
    const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256' });
    await upload.part(1, lastPart, { ChecksumAlgorithm: 'SHA256' });
    return outcome(upload.complete([{ ...upload.parts[0], ChecksumSHA256: base64Digest('SHA256', 'other') }]));
  }),

  rule(
    'a list of parts without their checksums is refused where each has one',
    '400 InvalidRequest',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256' });
      const { ETag } = await upload.part(1, lastPart, { ChecksumAlgorithm: 'SHA256' });
      return outcome(upload.complete([{ PartNumber: 1, ETag }]));
    },
  ),

  rule(
    'a part with another checksum than its upload began with is refused',
    '400 InvalidRequest',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256' });
      return outcome(upload.part(1, lastPart, { ChecksumAlgorithm: 'CRC32' }));
    },
  ),

  rule(
    'a part without a checksum is refused where its upload wants one of each',
    '400 InvalidRequest',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'SHA256' }, sdk(subject, WHEN_REQUIRED));
      return outcome(upload.part(1, lastPart));
    },
  ),

  rule(
    'a wrong checksum of the whole is refused when an upload is completed',
    '400 BadDigest',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
      await upload.part(1, lastPart, { ChecksumAlgorithm: 'CRC32' });
      return outcome(
        upload.complete(undefined, { ChecksumType: 'FULL_OBJECT', ChecksumCRC32: base64Digest('CRC32', 'other') }),
      );
    },
  ),

  rule(
    'a wrong size of the whole is refused when an upload is completed',
    '400 InvalidRequest',
    async (subject, key) => {
      const upload = await TestUpload.begin(subject, key, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
      await upload.part(1, lastPart, { ChecksumAlgorithm: 'CRC32' });
      return outcome(upload.complete(undefined, { MpuObjectSize: 1 }));
    },
  ),
];

const ofPuts: readonly Rule[] = [
  rule('an object without a checksum gets CRC64NVME', 'CRC64NVME', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    await sdk(subject, WHEN_REQUIRED).send(new PutObjectCommand({ ...at, Body: TEXT }));
    const head = await sdk(subject).send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
    return given(head, 'CRC64NVME') === base64Digest('CRC64NVME', TEXT) ? 'CRC64NVME' : 'none';
  }),

  rule('checksums are given only to those who ask', 'none', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    await sdk(subject).send(new PutObjectCommand({ ...at, Body: TEXT }));
    const client = sdk(subject, { responseChecksumValidation: 'WHEN_REQUIRED' });
    return given(await client.send(new GetObjectCommand(at)), 'CRC32');
  }),

  rule('a wrong Content-MD5 of a put is refused', '400 BadDigest', async (subject, key) => {
    const headers = { 'content-md5': base64Digest('MD5', 'other') };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: TEXT, headers })).outcome;
  }),

  rule('a wrong Content-MD5 of a part is refused', '400 BadDigest', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key);
    const query = { partNumber: '1', uploadId: UploadId };
    const headers = { 'content-md5': base64Digest('MD5', 'other') };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, query, body: TEXT, headers }))
      .outcome;
  }),

  rule('a Content-MD5 that is none is refused', '400 InvalidDigest', async (subject, key) => {
    const headers = { 'content-md5': 'bm90IGFuIE1ENQ==' };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: TEXT, headers })).outcome;
  }),

  rule('a checksum of the wrong length is refused', '400 InvalidRequest', async (subject, key) => {
    const headers = { 'x-amz-checksum-sha256': base64Digest('CRC32', TEXT) };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: TEXT, headers })).outcome;
  }),

  rule('two checksums of one body are refused', '400 InvalidRequest', async (subject, key) => {
    const headers = {
      'x-amz-checksum-sha256': base64Digest('SHA256', TEXT),
      'x-amz-checksum-crc32': base64Digest('CRC32', TEXT),
    };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: TEXT, headers })).outcome;
  }),

  rule('a refused body leaves what was there', 'as before', async (subject, key) => {
    const at = { Bucket: subject.bucket, Key: key };
    await sdk(subject).send(new PutObjectCommand({ ...at, Body: 'before' }));
    const headers = { 'content-md5': base64Digest('MD5', 'other') };
    await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: TEXT, headers });
    const { Body } = await sdk(subject).send(new GetObjectCommand(at));
    return (await Body?.transformToString()) === 'before' ? 'as before' : 'changed';
  }),
];

export const checksumRules: readonly Rule[] = [...perAlgorithm, ...ofUploads, ...ofPuts];
