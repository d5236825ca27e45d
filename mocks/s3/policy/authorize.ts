import type { BucketCall, Call } from '../call.ts';
import { S3Error } from '../wire/s3-error.ts';
import { encryptionHeaders } from '../state/encryption-headers.ts';
import type { ConditionContext } from './conditions.ts';
import { isAllowed } from './evaluate.ts';

export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function objectArn(bucket: string, key: string): string {
  return `${bucketArn(bucket)}/${key}`;
}

/** @throws S3Error AccessDenied, in the words in which S3 names who may not do what */
export function requireAllowed(call: BucketCall, action: string, resource: string): void {
  if (!mayDo(call, action, resource)) throw accessDenied(call, action, resource);
}

export function mayDo(call: BucketCall, action: string, resource: string): boolean {
  const context = new Map([...encryptionOfUpload(call), ...contextOf(call)]);
  return isAllowed(
    call.caller,
    { action, resource, context },
    call.world.account,
    call.bucket.policy?.document ?? null,
  );
}

/** Parts cannot say how they are encrypted: their upload has. Buckets that refuse what is not encrypted take them all the same. */
function encryptionOfUpload({ bucket, query }: BucketCall): [string, string][] {
  const upload = bucket.uploads.get(query.get('uploadId') ?? '');
  if (!upload) return [];
  return encryptionHeaders(upload.settings.encryption).map(([name, value]) => [`s3:${name}`, value]);
}

export function accessDenied({ caller }: Call, action: string, resource: string): S3Error {
  if (caller.accessKeyId === null) return new S3Error('AccessDenied');
  return new S3Error('AccessDenied', {
    message: `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}"`,
  });
}

/** Headers that policies may ask about as `s3:<header>`. */
const HEADER_KEYS = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-content-sha256',
  'x-amz-storage-class',
  'x-amz-copy-source',
  'x-amz-acl',
  'if-none-match',
  'if-match',
];
const QUERY_KEYS = ['prefix', 'delimiter', 'max-keys'];

/** The condition keys of a request: https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
export function contextOf(call: Call): ConditionContext {
  const context = new Map([
    ['aws:securetransport', String(call.request.secure)],
    ['aws:principalarn', call.caller.roleArn ?? call.caller.arn],
    ['aws:principalaccount', call.caller.account],
    ['aws:currenttime', new Date(call.world.now()).toISOString()],
    ['s3:authtype', call.authType],
  ]);
  if (call.chain) {
    context.set('s3:signatureversion', 'AWS4-HMAC-SHA256');
    context.set('s3:signatureage', String(call.world.now() - call.chain.claim.at));
  }
  for (const header of HEADER_KEYS) copy(context, `s3:${header}`, call.headers.get(header));
  for (const name of QUERY_KEYS) copy(context, `s3:${name}`, call.query.get(name));
  copy(context, 'aws:referer', call.headers.get('referer'));
  copy(context, 'aws:useragent', call.headers.get('user-agent'));
  return context;
}

function copy(context: Map<string, string>, key: string, value: string | undefined): void {
  if (value !== undefined) context.set(key, value);
}
