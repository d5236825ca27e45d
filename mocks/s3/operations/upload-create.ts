import { parseChecksumName } from '../body/declared-checksum.ts';
import type { ObjectCall } from '../call.ts';
import { requireKeyUse } from '../state/encryption.ts';
import { encryptionHeaders } from '../state/encryption-headers.ts';
import { objectSettings } from '../state/object-settings.ts';
import type { ChecksumName, ChecksumType, Upload } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidRequest } from '../wire/s3-error.ts';
import { xmlResponse } from '../wire/xml.ts';
import { emptyResponse } from './object-answer.ts';

export async function createMultipartUpload(call: ObjectCall): Promise<S3Response> {
  const { world, bucket, key } = call;
  const settings = objectSettings(call);
  // each part is decrypted again when the upload is completed
  requireKeyUse(call, settings.encryption, ['kms:GenerateDataKey', 'kms:Decrypt']);
  const checksum = askedChecksum(call.headers);
  const id = world.ids.upload();
  bucket.uploads.set(id, {
    id,
    key,
    startedAt: world.now(),
    initiator: call.caller.arn,
    settings,
    checksum,
    parts: new Map(),
  });

  const answer = xmlResponse('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: key, UploadId: id });
  for (const [name, value] of encryptionHeaders(settings.encryption)) answer.headers.set(name, value);
  if (checksum) {
    answer.headers.set('x-amz-checksum-algorithm', checksum.name);
    answer.headers.set('x-amz-checksum-type', checksum.type);
  }
  return answer;
}

export async function abortMultipartUpload(call: ObjectCall): Promise<S3Response> {
  const upload = findUpload(call);
  call.bucket.uploads.delete(upload.id);
  return emptyResponse(204);
}

export function findUpload({ bucket, key, query }: ObjectCall): Upload {
  const id = query.get('uploadId') ?? '';
  const upload = bucket.uploads.get(id);
  if (upload?.key !== key) throw new S3Error('NoSuchUpload', { details: { UploadId: id } });
  return upload;
}

function askedChecksum(headers: ReadonlyMap<string, string>): { name: ChecksumName; type: ChecksumType } | null {
  const algorithm = headers.get('x-amz-checksum-algorithm');
  const type = headers.get('x-amz-checksum-type')?.toUpperCase();
  if (algorithm === undefined) {
    if (type !== undefined)
      throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
    return null;
  }
  const name = parseChecksumName(algorithm, 'x-amz-checksum-algorithm');
  if (type === undefined) return { name, type: name === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE' };
  if (type !== 'FULL_OBJECT' && type !== 'COMPOSITE')
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
  const impossible = type === 'FULL_OBJECT' ? name.startsWith('SHA') : name === 'CRC64NVME';
  if (impossible)
    throw invalidRequest(`The ${type} checksum type cannot be used with the ${name.toLowerCase()} checksum algorithm.`);
  return { name, type };
}
