import { HeadBucketCommand, ListObjectsV2Command, PutObjectCommand, type S3ClientConfig } from '@aws-sdk/client-s3';
import { raw, sdk } from '../clients.ts';
import { outcome, rule, type Rule } from '../rule.ts';
import { serverNow, type S3Subject } from '../subject.ts';

const MINUTE_MS = 60_000;

function list(subject: S3Subject, config: S3ClientConfig): Promise<string> {
  return outcome(sdk(subject, config).send(new ListObjectsV2Command({ Bucket: subject.bucket, MaxKeys: 1 })));
}

function skewed(subject: S3Subject, minutes: number): Promise<string> {
  // the SDK would sign again by the server's clock: a request signed by hand is sent once
  const signingDate = new Date(serverNow(subject) + minutes * MINUTE_MS);
  return raw(subject, { method: 'GET', path: `/${subject.bucket}`, query: { location: '' }, signingDate }).then(
    ({ outcome }) => outcome,
  );
}

export const signatureRules: readonly Rule[] = [
  rule('a wrong secret is refused', '403 SignatureDoesNotMatch', async (subject) => {
    return list(subject, { credentials: { ...subject.credentials, secretAccessKey: 'wrong' } });
  }),

  rule('an unknown access key is refused', '403 InvalidAccessKeyId', async (subject) => {
    return list(subject, { credentials: { ...subject.credentials, accessKeyId: 'AKIAUNKNOWN000000000' } });
  }),

  rule('a session token that does not belong to the key is refused', '403', async (subject) => {
    const answer = await list(subject, { credentials: { ...subject.credentials, sessionToken: 'made-up' } });
    return /^40[03] (InvalidToken|InvalidAccessKeyId|AccessDenied)$/.test(answer) ? '403' : answer;
  }),

  rule('an anonymous request is refused', '403 AccessDenied', async (subject, key) => {
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', signed: false })).outcome;
  }),

  ...[16, -16, 20, -20].map((minutes) =>
    rule(
      `a clock that is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'fast' : 'slow'} is refused`,
      '403 RequestTimeTooSkewed',
      (subject) => skewed(subject, minutes),
    ),
  ),
  ...[5, -5].map((minutes) =>
    rule(
      `a clock that is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'fast' : 'slow'} is borne with`,
      '200',
      (subject) => skewed(subject, minutes),
    ),
  ),

  rule('a signature for another region is refused', '400 AuthorizationHeaderMalformed', async (subject) => {
    return list(subject, { region: 'ap-south-2' });
  }),

  rule('the error about a wrong region names the right one', 'right region', async (subject) => {
    const { text } = await raw(subject, {
      method: 'GET',
      path: `/${subject.bucket}`,
      query: { location: '' },
      region: 'ap-south-2',
    });
    return text.includes(`<Region>${subject.region}</Region>`) ? 'right region' : 'none';
  }),

  rule('a header changed on the way is found out', '403 SignatureDoesNotMatch', async (subject, key) => {
    const unsignedHeaders = { 'x-amz-meta-rows': '2' };
    const headers = { 'x-amz-meta-rows': '1' };
    return (
      await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', headers, unsignedHeaders })
    ).outcome;
  }),

  rule('an x-amz header added on the way is found out', '403 AccessDenied', async (subject, key) => {
    const unsignedHeaders = { 'x-amz-meta-added': 'later' };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', unsignedHeaders }))
      .outcome;
  }),

  rule('a body changed on the way is found out', '400 XAmzContentSHA256Mismatch', async (subject, key) => {
    const headers = { 'x-amz-content-sha256': 'a'.repeat(64) };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', headers })).outcome;
  }),

  rule('a body may go unsigned where the client says so', '200', async (subject, key) => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    return (await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body: 'x', headers })).outcome;
  }),

  rule('a signature of version 2 is refused', '400 InvalidRequest', async (subject) => {
    const headers = { authorization: 'AWS AKIA:c2lnbmF0dXJl', date: new Date(serverNow(subject)).toUTCString() };
    return (
      await raw(subject, { method: 'GET', path: `/${subject.bucket}`, query: { location: '' }, headers, signed: false })
    ).outcome;
  }),

  rule('a malformed authorization header is refused', '400 AuthorizationHeaderMalformed', async (subject) => {
    const headers = {
      authorization: 'AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=y',
      'x-amz-date': '20260101T000000Z',
    };
    return (
      await raw(subject, { method: 'GET', path: `/${subject.bucket}`, query: { location: '' }, headers, signed: false })
    ).outcome;
  }),

  rule('HEAD of a bucket names its region', '200 with the region', async (subject) => {
    const head = await sdk(subject).send(new HeadBucketCommand({ Bucket: subject.bucket }));
    return `${head.$metadata.httpStatusCode} with ${head.BucketRegion === subject.region ? 'the region' : 'no region'}`;
  }),

  rule('a body that ends before its stated length is refused', '400', async (subject, key) => {
    const headers = {
      'x-amz-decoded-content-length': '5',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
    };
    const body = '3\r\nabc\r\n0\r\n\r\n';
    const answer = await raw(subject, { method: 'PUT', path: `/${subject.bucket}/${key}`, body, headers });
    return answer.status === 400 ? '400' : answer.outcome;
  }),

  rule('a put by the SDK carries an Expect header and is answered', '200', async (subject, key) => {
    const Body = Buffer.alloc(3 * 1024 * 1024, 'x');
    return outcome(
      sdk(subject, { expectContinueHeader: 0 }).send(new PutObjectCommand({ Bucket: subject.bucket, Key: key, Body })),
    );
  }),
];
