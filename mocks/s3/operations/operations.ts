import type { BucketCall, Call, ObjectCall, Run } from '../call.ts';
import type { S3Operation } from './routes.ts';
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './bucket.ts';
import {
  deleteBucketCors,
  deleteBucketEncryption,
  deleteBucketPolicy,
  getBucketCors,
  getBucketEncryption,
  getBucketPolicy,
  putBucketCors,
  putBucketEncryption,
  putBucketPolicy,
} from './bucket-settings.ts';
import { getObjectAttributes } from './object-attributes.ts';
import { copyObject, uploadPartCopy } from './object-copy.ts';
import { deleteObject, deleteObjects } from './object-delete.ts';
import { getObject, headObject } from './object-get.ts';
import { listObjectsV2 } from './object-list.ts';
import { putObject } from './object-put.ts';
import { completeMultipartUpload } from './upload-complete.ts';
import { abortMultipartUpload, createMultipartUpload } from './upload-create.ts';
import { listMultipartUploads, listParts } from './upload-list.ts';
import { uploadPart } from './upload-part.ts';

/** What an operation runs on, and the actions of IAM that its caller needs for it. */
export type OperationRow =
  | { readonly on: 'service'; readonly run: Run<Call> }
  | {
      readonly on: 'new-bucket';
      readonly actions: readonly string[];
      readonly run: (call: Call, bucket: string) => ReturnType<Run<Call>>;
    }
  | { readonly on: 'bucket'; readonly actions: readonly string[]; readonly run: Run<BucketCall> }
  | { readonly on: 'object'; readonly actions: (call: ObjectCall) => readonly string[]; readonly run: Run<ObjectCall> };

/** AssumeRole is not among them: it is another service, with another signature and another XML. */
export const operations: Readonly<Record<Exclude<S3Operation, 'AssumeRole'>, OperationRow>> = {
  ListBuckets: { on: 'service', run: listBuckets },

  CreateBucket: { on: 'new-bucket', actions: ['s3:CreateBucket'], run: createBucket },
  HeadBucket: onBucket('s3:ListBucket', headBucket),
  DeleteBucket: onBucket('s3:DeleteBucket', deleteBucket),
  GetBucketLocation: onBucket('s3:GetBucketLocation', getBucketLocation),
  GetBucketCors: onBucket('s3:GetBucketCORS', getBucketCors),
  PutBucketCors: onBucket('s3:PutBucketCORS', putBucketCors),
  DeleteBucketCors: onBucket('s3:PutBucketCORS', deleteBucketCors),
  GetBucketPolicy: onBucket('s3:GetBucketPolicy', getBucketPolicy),
  PutBucketPolicy: onBucket('s3:PutBucketPolicy', putBucketPolicy),
  DeleteBucketPolicy: onBucket('s3:DeleteBucketPolicy', deleteBucketPolicy),
  GetBucketEncryption: onBucket('s3:GetEncryptionConfiguration', getBucketEncryption),
  PutBucketEncryption: onBucket('s3:PutEncryptionConfiguration', putBucketEncryption),
  DeleteBucketEncryption: onBucket('s3:PutEncryptionConfiguration', deleteBucketEncryption),
  ListObjectsV2: onBucket('s3:ListBucket', listObjectsV2),
  ListMultipartUploads: onBucket('s3:ListBucketMultipartUploads', listMultipartUploads),
  // whether a key may be deleted is asked for each key
  DeleteObjects: { on: 'bucket', actions: [], run: deleteObjects },

  GetObject: onObject(['s3:GetObject'], getObject),
  HeadObject: onObject(['s3:GetObject'], headObject),
  GetObjectAttributes: onObject(['s3:GetObject', 's3:GetObjectAttributes'], getObjectAttributes),
  PutObject: { on: 'object', actions: writeActions, run: putObject },
  CopyObject: { on: 'object', actions: writeActions, run: copyObject },
  DeleteObject: onObject(['s3:DeleteObject'], deleteObject),
  CreateMultipartUpload: { on: 'object', actions: writeActions, run: createMultipartUpload },
  UploadPart: onObject(['s3:PutObject'], uploadPart),
  UploadPartCopy: onObject(['s3:PutObject'], uploadPartCopy),
  CompleteMultipartUpload: { on: 'object', actions: writeActions, run: completeMultipartUpload },
  AbortMultipartUpload: onObject(['s3:AbortMultipartUpload'], abortMultipartUpload),
  ListParts: onObject(['s3:ListMultipartUploadParts'], listParts),
};

function onBucket(action: string, run: Run<BucketCall>): OperationRow {
  return { on: 'bucket', actions: [action], run };
}

function onObject(actions: readonly string[], run: Run<ObjectCall>): OperationRow {
  return { on: 'object', actions: () => actions, run };
}

/** "To use If-Match, the caller needs s3:PutObject and s3:GetObject"; tags and a storage class of its own need leave as well. */
function writeActions({ headers }: ObjectCall): readonly string[] {
  return [
    's3:PutObject',
    ...(headers.has('if-match') ? ['s3:GetObject'] : []),
    ...(headers.has('x-amz-tagging') ? ['s3:PutObjectTagging'] : []),
  ];
}
