import type { DeclaredChecksum } from '../body/declared-checksum.ts';
import { LARGEST_PUT, receive } from '../body/receive.ts';
import type { ObjectCall } from '../call.ts';
import { requireKeyUse } from '../state/encryption.ts';
import type { Upload } from '../state/model.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidArgument, invalidRequest } from '../wire/s3-error.ts';
import { DEFAULT_CHECKSUM } from './object-put.ts';
import { emptyResponse, wholeSeconds, writtenHeaders } from './object-answer.ts';
import { findUpload } from './upload-create.ts';

const MOST_PARTS = 10_000;

export async function uploadPart(call: ObjectCall): Promise<S3Response> {
  const number = partNumber(call);
  const upload = findUpload(call);
  requireKeyUse(call, upload.settings.encryption, ['kms:GenerateDataKey']);
  const name = upload.checksum?.name ?? DEFAULT_CHECKSUM;
  const received = await receive(call, {
    largest: LARGEST_PUT,
    alsoCompute: (declared) => {
      requireTypeOf(upload, declared);
      return [name];
    },
  });
  if (call.bucket.uploads.get(upload.id) !== upload)
    throw new S3Error('NoSuchUpload', { details: { UploadId: upload.id } });

  const etag = upload.settings.encryption.kind === 'aws:kms' ? call.world.ids.opaqueEtag() : received.md5;
  upload.parts.set(number, {
    number,
    bytes: received.bytes,
    md5: received.md5,
    etag,
    modifiedAt: wholeSeconds(call.world.now()),
    checksum: received.computed.get(name) ?? null,
  });
  const headers = writtenHeaders(etag, null, upload.settings.encryption);
  if (received.checksum)
    headers.push([`x-amz-checksum-${received.checksum.name.toLowerCase()}`, received.checksum.value]);
  return emptyResponse(200, headers);
}

export function partNumber({ query }: ObjectCall): number {
  const text = query.get('partNumber') ?? '';
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > MOST_PARTS)
    throw invalidArgument('partNumber', text, `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
  return number;
}

/**
 * Every part carries the checksum that its upload began with; only where the whole object gets one may a part do without.
 * An upload that began with none takes any, as SDKs send one of their own accord.
 */
function requireTypeOf(upload: Upload, declared: DeclaredChecksum | null): void {
  const expected = upload.checksum?.name ?? null;
  const actual = declared?.name ?? null;
  if (expected === null || expected === actual) return;
  if (actual === null && upload.checksum?.type === 'FULL_OBJECT') return;
  throw invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${actual?.toLowerCase() ?? 'null'}`,
  );
}
