import { GetBucketCorsCommand, PutBucketCorsCommand, PutObjectCommand, type CORSRule } from '@aws-sdk/client-s3';
import { raw, sdk, send } from '../clients.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import type { S3Subject } from '../subject.ts';

const ORIGIN = 'https://portal.example';
const CORS: CORSRule = {
  AllowedOrigins: [ORIGIN, 'https://*.portal.example'],
  AllowedMethods: ['GET', 'PUT'],
  AllowedHeaders: ['content-type', 'x-amz-*'],
  ExposeHeaders: ['ETag'],
  MaxAgeSeconds: 600,
};

async function bucketWith(subject: S3Subject, CORSRules: CORSRule[] | null = [CORS]): Promise<string> {
  const Bucket = await subject.makeBucket();
  if (CORSRules) await sdk(subject).send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  return Bucket;
}

function preflight(subject: S3Subject, bucket: string, origin: string, method: string, headers?: string) {
  const asked = headers === undefined ? {} : { 'access-control-request-headers': headers };
  return send(subject, {
    method: 'OPTIONS',
    path: `/${bucket}/file.csv`,
    headers: { host: new URL(subject.endpoint).host, origin, 'access-control-request-method': method, ...asked },
  });
}

export const corsRules: readonly Rule[] = [
  rule('the CORS rules of a bucket are kept', 'kept', async (subject) => {
    const Bucket = await bucketWith(subject);
    const { CORSRules } = await sdk(subject).send(new GetBucketCorsCommand({ Bucket }));
    const { AllowedMethods, AllowedOrigins, ExposeHeaders, MaxAgeSeconds } = CORSRules?.[0] ?? {};
    const seen = [AllowedMethods?.toSorted().join(), AllowedOrigins?.length, ExposeHeaders?.join(), MaxAgeSeconds];
    return seen.join(' ') === 'GET,PUT 2 ETag 600' ? 'kept' : seen.join(' ');
  }),

  rule('a bucket without CORS rules says so', '404 NoSuchCORSConfiguration', async (subject) => {
    const Bucket = await bucketWith(subject, null);
    return outcome(sdk(subject).send(new GetBucketCorsCommand({ Bucket })));
  }),

  rule(
    'the preflight of an allowed page is answered',
    '200, origin, PUT, x-amz-checksum-crc32, 600',
    async (subject) => {
      const bucket = await bucketWith(subject);
      const { status, headers } = await preflight(subject, bucket, ORIGIN, 'PUT', 'content-type,x-amz-checksum-crc32');
      const origin = headers['access-control-allow-origin'] === ORIGIN ? 'origin' : 'no origin';
      const named = (name: string, wanted: string) =>
        String(headers[name] ?? '').includes(wanted) ? wanted : `no ${wanted}`;
      return [
        status,
        origin,
        named('access-control-allow-methods', 'PUT'),
        named('access-control-allow-headers', 'x-amz-checksum-crc32'),
        headers['access-control-max-age'],
      ].join(', ');
    },
  ),

  rule('the preflight of a page on an allowed subdomain is answered', '200', async (subject) => {
    const bucket = await bucketWith(subject);
    return String((await preflight(subject, bucket, 'https://eu.portal.example', 'GET')).status);
  }),

  rule('the preflight of a foreign page is refused', '403', async (subject) => {
    const bucket = await bucketWith(subject);
    return String((await preflight(subject, bucket, 'https://evil.example', 'PUT')).status);
  }),

  rule('the preflight of a method that is not allowed is refused', '403', async (subject) => {
    const bucket = await bucketWith(subject);
    return String((await preflight(subject, bucket, ORIGIN, 'DELETE')).status);
  }),

  rule('the preflight of a header that is not allowed is refused', '403', async (subject) => {
    const bucket = await bucketWith(subject);
    return String((await preflight(subject, bucket, ORIGIN, 'PUT', 'x-other')).status);
  }),

  rule('a preflight is refused where the bucket has no CORS rules', '403', async (subject) => {
    const bucket = await bucketWith(subject, null);
    return String((await preflight(subject, bucket, ORIGIN, 'PUT')).status);
  }),

  rule('an allowed page may read the ETag of its put', 'ETag for the origin', async (subject) => {
    const bucket = await bucketWith(subject);
    const { headers } = await raw(subject, {
      method: 'PUT',
      path: `/${bucket}/file.csv`,
      body: 'x',
      headers: { origin: ORIGIN },
    });
    const exposed = headers['access-control-expose-headers'] ?? 'nothing';
    return `${exposed} for ${headers['access-control-allow-origin'] === ORIGIN ? 'the origin' : 'no origin'}`;
  }),

  rule('a foreign page may read nothing of the answer', 'no CORS headers', async (subject) => {
    const bucket = await bucketWith(subject);
    const { headers } = await raw(subject, {
      method: 'PUT',
      path: `/${bucket}/file.csv`,
      body: 'x',
      headers: { origin: 'https://evil.example' },
    });
    return headers['access-control-allow-origin'] ?? 'no CORS headers';
  }),

  rule('an allowed page may read an error too', 'error for the origin', async (subject) => {
    const bucket = await bucketWith(subject);
    const { status, headers } = await raw(subject, {
      method: 'GET',
      path: `/${bucket}/absent`,
      headers: { origin: ORIGIN },
    });
    return `${status === 404 ? 'error' : status} for ${headers['access-control-allow-origin'] === ORIGIN ? 'the origin' : 'no origin'}`;
  }),

  rule('a rule for every origin answers with *', '*', async (subject) => {
    const bucket = await bucketWith(subject, [{ ...CORS, AllowedOrigins: ['*'] }]);
    await sdk(subject).send(new PutObjectCommand({ Bucket: bucket, Key: 'file.csv', Body: 'x' }));
    const { headers } = await raw(subject, { method: 'GET', path: `/${bucket}/file.csv`, headers: { origin: ORIGIN } });
    return headers['access-control-allow-origin'] ?? 'none';
  }),

  rule('CORS rules for a method that S3 does not know are refused', '400 InvalidRequest', async (subject) => {
    const Bucket = await subject.makeBucket();
    const CORSRules = [{ ...CORS, AllowedMethods: ['PATCH'] }];
    return outcome(sdk(subject).send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } })));
  }),
];
