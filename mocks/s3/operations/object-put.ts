import { LARGEST_PUT, receive } from '../body/receive.ts';
import type { ObjectCall } from '../call.ts';
import { requireKeyUse } from '../state/encryption.ts';
import { objectSettings } from '../state/object-settings.ts';
import { beginConditionalWrite } from '../state/preconditions.ts';
import type { Checksum } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { emptyResponse, wholeSeconds, writtenHeaders } from './object-answer.ts';

/** What S3 computes where the client sends no checksum: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
export const DEFAULT_CHECKSUM = 'CRC64NVME';

export async function putObject(call: ObjectCall): Promise<S3Response> {
  const { world, bucket, key } = call;
  const settings = objectSettings(call);
  requireKeyUse(call, settings.encryption, ['kms:GenerateDataKey']);
  const checkCondition = beginConditionalWrite(call);
  const received = await receive(call, {
    largest: LARGEST_PUT,
    alsoCompute: (declared) => (declared ? [] : [DEFAULT_CHECKSUM]),
  });
  checkCondition();

  const checksum: Checksum = received.checksum
    ? { ...received.checksum, type: 'FULL_OBJECT' }
    : { name: DEFAULT_CHECKSUM, value: received.computed.get(DEFAULT_CHECKSUM) ?? '', type: 'FULL_OBJECT' };
  const etag = settings.encryption.kind === 'aws:kms' ? world.ids.opaqueEtag() : received.md5;
  const modifiedAt = wholeSeconds(world.now());
  bucket.objects.set(key, { key, bytes: received.bytes, etag, modifiedAt, settings, checksum, parts: null });
  return emptyResponse(200, writtenHeaders(etag, checksum, settings.encryption));
}
