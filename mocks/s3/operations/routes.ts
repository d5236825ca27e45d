import { S3Error } from '../wire/s3-error.ts';
import type { S3Request } from '../wire/message.ts';
import type { Target } from '../wire/target.ts';

type Scope = 'service' | 'bucket' | 'object';

interface Route {
  readonly method: string;
  readonly scope: Scope;
  /** Query parameters, all of which have to be there. */
  readonly query?: readonly string[];
  readonly header?: string;
}

/** S3's operations by their own names; of two rows that fit, the first is meant. */
const ROUTES = {
  ListBuckets: { method: 'GET', scope: 'service' },
  AssumeRole: { method: 'POST', scope: 'service' },

  GetBucketLocation: { method: 'GET', scope: 'bucket', query: ['location'] },
  GetBucketCors: { method: 'GET', scope: 'bucket', query: ['cors'] },
  PutBucketCors: { method: 'PUT', scope: 'bucket', query: ['cors'] },
  DeleteBucketCors: { method: 'DELETE', scope: 'bucket', query: ['cors'] },
  GetBucketPolicy: { method: 'GET', scope: 'bucket', query: ['policy'] },
  PutBucketPolicy: { method: 'PUT', scope: 'bucket', query: ['policy'] },
  DeleteBucketPolicy: { method: 'DELETE', scope: 'bucket', query: ['policy'] },
  GetBucketEncryption: { method: 'GET', scope: 'bucket', query: ['encryption'] },
  PutBucketEncryption: { method: 'PUT', scope: 'bucket', query: ['encryption'] },
  DeleteBucketEncryption: { method: 'DELETE', scope: 'bucket', query: ['encryption'] },
  ListMultipartUploads: { method: 'GET', scope: 'bucket', query: ['uploads'] },
  ListObjectsV2: { method: 'GET', scope: 'bucket', query: ['list-type'] },
  DeleteObjects: { method: 'POST', scope: 'bucket', query: ['delete'] },
  CreateBucket: { method: 'PUT', scope: 'bucket' },
  HeadBucket: { method: 'HEAD', scope: 'bucket' },
  DeleteBucket: { method: 'DELETE', scope: 'bucket' },

  ListParts: { method: 'GET', scope: 'object', query: ['uploadId'] },
  GetObjectAttributes: { method: 'GET', scope: 'object', query: ['attributes'] },
  GetObject: { method: 'GET', scope: 'object' },
  HeadObject: { method: 'HEAD', scope: 'object' },
  UploadPartCopy: { method: 'PUT', scope: 'object', query: ['partNumber', 'uploadId'], header: 'x-amz-copy-source' },
  UploadPart: { method: 'PUT', scope: 'object', query: ['partNumber', 'uploadId'] },
  CopyObject: { method: 'PUT', scope: 'object', header: 'x-amz-copy-source' },
  PutObject: { method: 'PUT', scope: 'object' },
  CreateMultipartUpload: { method: 'POST', scope: 'object', query: ['uploads'] },
  CompleteMultipartUpload: { method: 'POST', scope: 'object', query: ['uploadId'] },
  AbortMultipartUpload: { method: 'DELETE', scope: 'object', query: ['uploadId'] },
  DeleteObject: { method: 'DELETE', scope: 'object' },
} as const satisfies Record<string, Route>;

export type S3Operation = keyof typeof ROUTES;

/** Subresources of S3: a request for one that no row names must not be taken for the plain operation. */
const SUBRESOURCES = [
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'delete',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'tagging',
  'torrent',
  'uploads',
  'versioning',
  'versions',
  'website',
];

/** @throws S3Error NotImplemented for what S3 knows and this endpoint does not, MethodNotAllowed for what S3 does not know. */
export function operationOf({ method, headers }: S3Request, target: Target): S3Operation {
  const scope: Scope = target.bucket === null ? 'service' : target.key === null ? 'bucket' : 'object';
  for (const [operation, route] of Object.entries<Route>(ROUTES)) {
    if (route.method !== method || route.scope !== scope) continue;
    if (route.query && !route.query.every((name) => target.query.has(name))) continue;
    if (!route.query && SUBRESOURCES.some((name) => target.query.has(name))) continue;
    if (route.header !== undefined && !headers.has(route.header)) continue;
    return operation as S3Operation;
  }
  const known = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method);
  if (!known) throw new S3Error('MethodNotAllowed', { details: { Method: method, ResourceType: scope.toUpperCase() } });
  throw new S3Error('NotImplemented');
}
