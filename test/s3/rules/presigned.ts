import { GetObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { lastPart } from '../bodies.ts';
import { sdk, send } from '../clients.ts';
import { TestUpload } from '../multipart.ts';
import { rule, type Rule } from '../rule.ts';
import { serverNow, type S3Subject } from '../subject.ts';

const WHEN_REQUIRED = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const;
const MINUTE_MS = 60_000;

type Presignable = PutObjectCommand | GetObjectCommand | UploadPartCommand;

interface Presigned {
  readonly expiresIn?: number;
  readonly minutesAgo?: number;
  readonly config?: Parameters<typeof sdk>[1];
  readonly change?: (url: URL) => void;
}

async function call(
  subject: S3Subject,
  method: string,
  command: Presignable,
  given: Presigned = {},
  body: Uint8Array | string = '',
) {
  const signingDate = new Date(serverNow(subject) - (given.minutesAgo ?? 0) * MINUTE_MS);
  const client = sdk(subject, given.config ?? WHEN_REQUIRED);
  const url = new URL(
    await getSignedUrl(client, command as PutObjectCommand, { expiresIn: given.expiresIn ?? 900, signingDate }),
  );
  given.change?.(url);
  return send(subject, { method, path: url.pathname, query: Object.fromEntries(url.searchParams), body });
}

function at(subject: S3Subject, Key: string) {
  return { Bucket: subject.bucket, Key };
}

async function put(subject: S3Subject, key: string): Promise<void> {
  await sdk(subject).send(new PutObjectCommand({ ...at(subject, key), Body: 'text' }));
}

export const presignedRules: readonly Rule[] = [
  rule('a presigned put is taken', '200', async (subject, key) => {
    return (await call(subject, 'PUT', new PutObjectCommand(at(subject, key)), {}, 'text')).outcome;
  }),

  rule('a presigned get is answered', '200 text', async (subject, key) => {
    await put(subject, key);
    const { outcome, text } = await call(subject, 'GET', new GetObjectCommand(at(subject, key)));
    return `${outcome} ${text}`;
  }),

  rule('a presigned part is taken', '200', async (subject, key) => {
    const { UploadId } = await TestUpload.begin(subject, key, {}, sdk(subject, WHEN_REQUIRED));
    const command = new UploadPartCommand({ ...at(subject, key), UploadId, PartNumber: 1 });
    return (await call(subject, 'PUT', command, {}, lastPart)).outcome;
  }),

  rule('a presigned address changed on the way is refused', '403 SignatureDoesNotMatch', async (subject, key) => {
    await put(subject, key);
    const change = (url: URL) => url.searchParams.set('X-Amz-Expires', '1000');
    return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { change })).outcome;
  }),

  rule('a presigned address is of one key only', '403 SignatureDoesNotMatch', async (subject, key) => {
    await put(subject, key);
    const change = (url: URL) => void (url.pathname += '-other');
    return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { change })).outcome;
  }),

  rule('a presigned address is of one method only', '403 SignatureDoesNotMatch', async (subject, key) => {
    await put(subject, key);
    return (await call(subject, 'PUT', new GetObjectCommand(at(subject, key)), {}, 'other')).outcome;
  }),

  rule('a presigned address that has expired is refused', '403 AccessDenied', async (subject, key) => {
    await put(subject, key);
    return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { expiresIn: 60, minutesAgo: 2 }))
      .outcome;
  }),

  rule('a presigned address outlives the allowed skew', '200', async (subject, key) => {
    await put(subject, key);
    return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { expiresIn: 3600, minutesAgo: 30 }))
      .outcome;
  }),

  rule(
    'a presigned address that lives for more than a week is refused',
    '400 AuthorizationQueryParametersError',
    async (subject, key) => {
      const change = (url: URL) => url.searchParams.set('X-Amz-Expires', '604801');
      return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { change })).outcome;
    },
  ),

  rule(
    'a presigned address without its signature is refused',
    '400 AuthorizationQueryParametersError',
    async (subject, key) => {
      const change = (url: URL) => url.searchParams.delete('X-Amz-Signature');
      return (await call(subject, 'GET', new GetObjectCommand(at(subject, key)), { change })).outcome;
    },
  ),

  rule('a download is named by its presigned address', 'attachment; filename="a.csv"', async (subject, key) => {
    await put(subject, key);
    const ResponseContentDisposition = 'attachment; filename="a.csv"';
    const { headers } = await call(
      subject,
      'GET',
      new GetObjectCommand({ ...at(subject, key), ResponseContentDisposition }),
    );
    return headers['content-disposition'] ?? 'none';
  }),

  rule(
    'a put presigned with the checksum of an empty body takes no other body',
    '400 BadDigest',
    async (subject, key) => {
      const config = { requestChecksumCalculation: 'WHEN_SUPPORTED' } as const;
      return (await call(subject, 'PUT', new PutObjectCommand(at(subject, key)), { config }, 'text')).outcome;
    },
  ),
];
