import { checksumHeader, checksumNames } from '../body/declared-checksum.ts';
import { receiveText } from '../body/receive.ts';
import type { ObjectCall } from '../call.ts';
import { digestOf } from '../digest/digests.ts';
import { fromHex, toHex } from '../digest/encoding.ts';
import { joined } from '../state/bytes.ts';
import { requireKeyUse } from '../state/encryption.ts';
import { encryptionHeaders } from '../state/encryption-headers.ts';
import type { Checksum, CompletedUpload, StoredPart, Upload } from '../state/model.ts';
import { beginConditionalWrite, unquoted } from '../state/preconditions.ts';
import type { S3Response } from '../wire/message.ts';
import { S3Error, invalidRequest } from '../wire/s3-error.ts';
import { encodePath } from '../wire/uri.ts';
import { parseXml, xmlResponse, type XmlNode } from '../wire/xml.ts';
import { checksumElements, wholeSeconds } from './object-answer.ts';
import { findUpload } from './upload-create.ts';
import { uploadChecksum } from './upload-checksum.ts';

/** Every part but the last has at least 5 MiB. */
const SMALLEST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;
const LARGEST_LIST = 8 * 1024 * 1024;

interface ListedPart {
  readonly number: number;
  readonly etag: string;
  readonly checksums: ReadonlyMap<string, string>;
}

export async function completeMultipartUpload(call: ObjectCall): Promise<S3Response> {
  const { world, bucket, key } = call;
  const checkCondition = beginConditionalWrite(call);
  const listed = readParts(parseXml(await receiveText(call, LARGEST_LIST), 'CompleteMultipartUpload'));
  const repeated = repeatedCompletion(call, listed);
  if (repeated) return completedAnswer(call, repeated);

  const upload = findUpload(call);
  requireKeyUse(call, upload.settings.encryption, ['kms:Decrypt']);
  const parts = chosenParts(upload, listed);
  requireSizes(upload, parts);
  const checksum = uploadChecksum(world.digests, upload, parts);
  checkStatements(call, upload, checksum, parts);
  checkCondition();

  const md5 = toHex(
    digestOf(
      world.digests,
      'MD5',
      parts.map((part) => fromHex(part.md5)),
    ),
  );
  const encrypted = upload.settings.encryption.kind === 'aws:kms';
  const etag = `${encrypted ? world.ids.opaqueEtag() : md5}-${parts.length}`;
  // "For multipart uploads, the object creation date is the date of initiation of the multipart upload."
  const modifiedAt = wholeSeconds(upload.startedAt);
  const bytes = joined(parts.map((part) => part.bytes));
  bucket.objects.set(key, { key, bytes, etag, modifiedAt, settings: upload.settings, checksum, parts });
  bucket.uploads.delete(upload.id);
  const completed = {
    key,
    etag,
    partEtags: listed.map((part) => part.etag),
    checksum,
    encryption: upload.settings.encryption,
  };
  bucket.completed.set(upload.id, completed);
  return completedAnswer(call, completed);
}

/** A Complete whose answer was lost is sent again: it gets the answer that the first one got. */
function repeatedCompletion({ bucket, key, query }: ObjectCall, listed: readonly ListedPart[]): CompletedUpload | null {
  const completed = bucket.completed.get(query.get('uploadId') ?? '');
  const same =
    completed?.key === key &&
    completed.partEtags.length === listed.length &&
    completed.partEtags.every((etag, index) => etag === listed[index]?.etag);
  return same ? completed : null;
}

function completedAnswer(
  { bucket, key, request }: ObjectCall,
  { etag, checksum, encryption }: CompletedUpload,
): S3Response {
  const answer = xmlResponse('CompleteMultipartUploadResult', {
    Location: `${request.secure ? 'https' : 'http'}://${request.host}/${bucket.name}/${encodePath(key)}`,
    Bucket: bucket.name,
    Key: key,
    ETag: `"${etag}"`,
    ...checksumElements(checksum),
  });
  for (const [name, value] of encryptionHeaders(encryption)) answer.headers.set(name, value);
  return answer;
}

function readParts(request: XmlNode): ListedPart[] {
  const parts = request.nodes('Part').map((part): ListedPart => {
    const number = Number(part.text('PartNumber'));
    const etag = part.text('ETag');
    if (!Number.isInteger(number) || etag === undefined) throw new S3Error('MalformedXML');
    const checksums = checksumNames.flatMap((name): [string, string][] => {
      const value = part.text(`Checksum${name}`);
      return value === undefined ? [] : [[name, value]];
    });
    return { number, etag: unquoted(etag), checksums: new Map(checksums) };
  });
  if (parts.length === 0 || parts.length > MOST_PARTS) throw new S3Error('MalformedXML');
  return parts;
}

function chosenParts(upload: Upload, listed: readonly ListedPart[]): StoredPart[] {
  const composite = upload.checksum?.type === 'COMPOSITE';
  listed.forEach(({ number }, index) => {
    const ascending = number > (listed[index - 1]?.number ?? 0);
    if (!ascending || (composite && number !== index + 1))
      throw new S3Error('InvalidPartOrder', { details: { UploadId: upload.id } });
  });
  return listed.map((wanted) => {
    const part = upload.parts.get(wanted.number);
    const wrong = () =>
      new S3Error('InvalidPart', { details: { UploadId: upload.id, PartNumber: wanted.number, ETag: wanted.etag } });
    if (part?.etag !== wanted.etag) throw wrong();
    const { checksum } = upload;
    const stated = checksum ? wanted.checksums.get(checksum.name) : undefined;
    if (composite && stated === undefined)
      throw invalidRequest(
        `The upload was created using a ${checksum?.name.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${wanted.number} in the request.`,
      );
    if (stated !== undefined && stated !== part.checksum) throw wrong();
    return part;
  });
}

function requireSizes(upload: Upload, parts: readonly StoredPart[]): void {
  for (const part of parts.slice(0, -1))
    if (part.bytes.length < SMALLEST_PART)
      throw new S3Error('EntityTooSmall', {
        details: {
          ProposedSize: part.bytes.length,
          MinSizeAllowed: SMALLEST_PART,
          PartNumber: part.number,
          ETag: part.etag,
          UploadId: upload.id,
        },
      });
}

/** What the request says about the whole object has to be true of it. */
function checkStatements(
  { headers }: ObjectCall,
  upload: Upload,
  checksum: Checksum,
  parts: readonly StoredPart[],
): void {
  const type = headers.get('x-amz-checksum-type')?.toUpperCase();
  if (type !== undefined && type !== checksum.type)
    throw new S3Error('BadDigest', {
      message: `The upload was created using the ${checksum.type} checksum type. The complete request must use the same checksum type.`,
    });
  for (const name of checksumNames) {
    const stated = headers.get(checksumHeader(name));
    if (stated === undefined) continue;
    if (name !== checksum.name)
      throw invalidRequest(
        `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksum?.name.toLowerCase() ?? 'null'}, actual checksum Type: ${name.toLowerCase()}`,
      );
    if (stated.replace(/-\d+$/, '') !== checksum.value.replace(/-\d+$/, ''))
      throw new S3Error('BadDigest', {
        message: `The ${name.toLowerCase()} you specified did not match the calculated checksum.`,
      });
  }
  const size = parts.reduce((length, part) => length + part.bytes.length, 0);
  const statedSize = headers.get('x-amz-mp-object-size');
  if (statedSize !== undefined && Number(statedSize) !== size)
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${statedSize} does not match what was computed: ${size}`,
    );
}
