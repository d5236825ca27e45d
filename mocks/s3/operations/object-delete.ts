import { receiveText, requireSomeDigest } from '../body/receive.ts';
import type { BucketCall, ObjectCall } from '../call.ts';
import { mayDo, objectArn } from '../policy/authorize.ts';
import type { Bucket } from '../state/model.ts';
import { unquoted } from '../state/preconditions.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error } from '../wire/s3-error.ts';
import { parseXml, xmlResponse, type XmlElements } from '../wire/xml.ts';
import { emptyResponse } from './object-answer.ts';

const MOST_KEYS = 1000;
/** 1,000 keys of 1,024 bytes, each byte written as a reference. */
const LARGEST_LIST = 8 * 1024 * 1024;

export async function deleteObject({ bucket, key, headers }: ObjectCall): Promise<S3Response> {
  remove(bucket, key, headers.get('if-match'));
  return emptyResponse(204);
}

export async function deleteObjects(call: BucketCall): Promise<S3Response> {
  requireSomeDigest(call.headers);
  const request = parseXml(await receiveText(call, LARGEST_LIST), 'Delete');
  const entries = request.nodes('Object').map((entry) => ({ key: entry.text('Key'), etag: entry.text('ETag') }));
  if (entries.length === 0 || entries.length > MOST_KEYS) throw new S3Error('MalformedXML');

  const deleted: XmlElements[] = [];
  const errors: XmlElements[] = [];
  for (const { key, etag } of entries) {
    if (!key) throw new S3Error('MalformedXML');
    const error = attempt(call, key, etag);
    if (error) errors.push({ Key: key, Code: error.code, Message: error.message });
    else deleted.push({ Key: key });
  }
  const quiet = request.text('Quiet') === 'true';
  return xmlResponse('DeleteResult', { Deleted: quiet ? [] : deleted, Error: errors });
}

function attempt(call: BucketCall, key: string, etag: string | undefined): S3Error | null {
  try {
    if (!mayDo(call, 's3:DeleteObject', objectArn(call.bucket.name, key))) throw new S3Error('AccessDenied');
    remove(call.bucket, key, etag);
    return null;
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

/** Deleting what is not there succeeds, unless a condition says that it must be there. */
function remove(bucket: Bucket, key: string, ifMatch: string | undefined): void {
  const present = bucket.objects.get(key);
  if (ifMatch !== undefined) {
    if (!present) throw new S3Error('NoSuchKey', { details: { Key: key } });
    if (ifMatch !== '*' && unquoted(ifMatch) !== present.etag)
      throw new S3Error('PreconditionFailed', { details: { Condition: 'If-Match' } });
  }
  if (!present) return;
  bucket.objects.delete(key);
  bucket.deletions.set(key, (bucket.deletions.get(key) ?? 0) + 1);
}
