import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { PresignedTransportOptions } from '../../src/export/transport/presigned.ts';

const commands = {
  AbortMultipartUpload: AbortMultipartUploadCommand,
  CompleteMultipartUpload: CompleteMultipartUploadCommand,
  CreateMultipartUpload: CreateMultipartUploadCommand,
  DeleteObject: DeleteObjectCommand,
  HeadObject: HeadObjectCommand,
  PutObject: PutObjectCommand,
  UploadPart: UploadPartCommand,
};

/**
 * What a host's backend does: signs each call that it is asked to, for its own bucket.
 *
 * @param client must compute no checksums of its own (`requestChecksumCalculation: 'WHEN_REQUIRED'`): it never sees the bytes
 */
export function signerOf(client: S3Client, bucket: string): PresignedTransportOptions['sign'] {
  return ({ operation, input }) => {
    const Command = commands[operation] as unknown as typeof PutObjectCommand;
    return getSignedUrl(client, new Command({ Bucket: bucket, ...input } as never), {
      expiresIn: 300,
      unhoistableHeaders: new Set(['x-amz-checksum-crc32']),
    });
  };
}
