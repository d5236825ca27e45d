import { receiveText } from '../body/receive.ts';
import type { BucketCall, Call } from '../call.ts';
import { emptyBucket } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error } from '../wire/s3-error.ts';
import { parseXml, xmlResponse } from '../wire/xml.ts';
import { compareKeys } from './listing.ts';
import { emptyResponse, isoTime } from './object-answer.ts';

/** S3's first region, which its XML does not name. */
const NAMELESS_REGION = 'us-east-1';
const LARGEST_CONFIGURATION = 64 * 1024;

export async function listBuckets({ world, caller }: Call): Promise<S3Response> {
  if (caller.account !== world.account) throw new S3Error('AccessDenied');
  const buckets = [...world.buckets.values()].sort((one, other) => compareKeys(one.name, other.name));
  return xmlResponse('ListAllMyBucketsResult', {
    Owner: { ID: world.account },
    Buckets: { Bucket: buckets.map(({ name, createdAt }) => ({ Name: name, CreationDate: isoTime(createdAt) })) },
  });
}

export async function createBucket(call: Call, name: string): Promise<S3Response> {
  const { world } = call;
  if (!isBucketName(name)) throw new S3Error('InvalidBucketName', { details: { BucketName: name } });
  const text = call.request.framing.kind === 'none' ? '' : await receiveText(call, LARGEST_CONFIGURATION);
  const wanted = text === '' ? undefined : parseXml(text, 'CreateBucketConfiguration').text('LocationConstraint');
  if ((wanted ?? NAMELESS_REGION) !== world.region)
    throw new S3Error('IllegalLocationConstraintException', {
      message: `The ${wanted ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    });
  if (world.buckets.has(name)) throw new S3Error('BucketAlreadyOwnedByYou', { details: { BucketName: name } });
  world.buckets.set(name, emptyBucket(name, world.now()));
  return emptyResponse(200, [['location', `/${name}`]]);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}

export async function headBucket({ world }: BucketCall): Promise<S3Response> {
  return emptyResponse(200, [
    ['content-type', 'application/xml'],
    ['x-amz-bucket-region', world.region],
    ['x-amz-access-point-alias', 'false'],
  ]);
}

export async function deleteBucket({ world, bucket }: BucketCall): Promise<S3Response> {
  if (bucket.objects.size > 0) throw new S3Error('BucketNotEmpty', { details: { BucketName: bucket.name } });
  world.buckets.delete(bucket.name);
  return emptyResponse(204);
}

export async function getBucketLocation({ world }: BucketCall): Promise<S3Response> {
  return xmlResponse('LocationConstraint', { '#text': world.region === NAMELESS_REGION ? '' : world.region });
}
