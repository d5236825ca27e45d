import type { Encryption } from './model.ts';

export const HEADER = 'x-amz-server-side-encryption';
export const KEY_HEADER = 'x-amz-server-side-encryption-aws-kms-key-id';
export const BUCKET_KEY_HEADER = 'x-amz-server-side-encryption-bucket-key-enabled';

/** How an answer says that an object is encrypted. */
export function encryptionHeaders(encryption: Encryption): [string, string][] {
  if (encryption.kind === 'AES256') return [[HEADER, 'AES256']];
  const headers: [string, string][] = [
    [HEADER, 'aws:kms'],
    [KEY_HEADER, encryption.keyArn],
  ];
  if (encryption.bucketKey) headers.push([BUCKET_KEY_HEADER, 'true']);
  return headers;
}
