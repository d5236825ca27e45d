import type { ServerSideEncryption } from '../../domain/connection.ts';

/** S3's own names for what it shall do with the object at rest; none leaves it to the bucket. */
export function encryptionInput(encryption: ServerSideEncryption): {
  readonly ServerSideEncryption?: 'AES256' | 'aws:kms';
  readonly SSEKMSKeyId?: string;
} {
  switch (encryption.kind) {
    case 'bucket-default':
      return {};
    case 'sse-s3':
      return { ServerSideEncryption: 'AES256' };
    case 'sse-kms':
      return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: encryption.keyId };
  }
}
