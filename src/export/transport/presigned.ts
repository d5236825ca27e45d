import { BUCKET_REGION } from './bucket-region.ts';
import { encryptionInput } from './encryption-input.ts';
import { errorKindOf } from './error-kinds.ts';
import { TransportError, type Operation } from './transport-error.ts';
import type { CallSignal, ObjectSettings, Transport } from './transport.ts';
import { unlessAborted } from './unless-aborted.ts';

/**
 * A call that the host's backend is asked to sign: S3's own operation, and its parameters by S3's own names, without the bucket,
 * which is the backend's to choose. They are what the SDKs presign: `new UploadPartCommand({ Bucket, ...input })` in JavaScript,
 * `generate_presigned_url('upload_part', {'Bucket': bucket, **input})` in Python.
 */
export interface CallToSign {
  readonly operation: Operation;
  readonly input: {
    readonly Key: string;
    readonly ContentType?: string;
    readonly Metadata?: Readonly<Record<string, string>>;
    readonly ServerSideEncryption?: string;
    readonly SSEKMSKeyId?: string;
    readonly ChecksumAlgorithm?: string;
    readonly UploadId?: string;
    readonly PartNumber?: number;
    readonly ChecksumCRC32?: string;
    readonly IfNoneMatch?: string;
    readonly ChecksumMode?: string;
  };
}

export interface PresignedTransportOptions {
  /**
   * Asks the host's backend for an address that allows this one call. The backend decides whether the person may, and to which
   * bucket. A rejection ends the export as `denied`, but for a `TypeError`, by which `fetch` says that nobody was reached: then the
   * backend is asked again. An address that has expired before it was used is asked for anew, once.
   */
  readonly sign: (call: CallToSign, signal?: AbortSignal) => Promise<string>;
  readonly fetch?: typeof fetch;
  /** Milliseconds after which a call counts as lost, its signing included; five minutes unless told. */
  readonly callTimeout?: number;
  /** Makes the signal that ends a call after so many milliseconds; the platform's own unless told. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
}

const CALL_TIMEOUT = 300_000;

/**
 * The calls of an export through addresses that the host's backend signs one by one, so that a page needs no credentials at all.
 * The bucket's CORS rules must allow the page's origin PUT, POST, DELETE and HEAD, and expose ETag; what else they expose
 * (`x-amz-checksum-crc32`, `x-amz-meta-prospect-activation-run`) makes the verification stricter.
 */
export function presignedTransport(options: PresignedTransportOptions): Transport {
  const send = sender(options);
  return {
    async createMultipartUpload(settings, call) {
      const input = { ...objectInput(settings), ChecksumAlgorithm: 'CRC32' };
      const headers = { ...objectHeaders(settings), 'x-amz-checksum-algorithm': 'CRC32' };
      const answer = await send('CreateMultipartUpload', 'POST', input, { headers, ...call });
      return { uploadId: required('CreateMultipartUpload', elementOf(answer.text, 'UploadId')) };
    },

    async uploadPart({ key, uploadId, partNumber, body, checksumCrc32 }, call) {
      const input = { Key: key, UploadId: uploadId, PartNumber: partNumber, ChecksumCRC32: checksumCrc32 };
      const headers = { 'x-amz-checksum-crc32': checksumCrc32 };
      const answer = await send('UploadPart', 'PUT', input, { headers, body, ...call });
      const etag = bare(answer.headers.get('etag') ?? '');
      // Without it the upload can never be completed, and asking again would not change it.
      if (etag === '') throw new TransportError('invalid', { operation: 'UploadPart', serviceCode: 'ETagNotExposed' });
      return { etag };
    },

    async completeMultipartUpload({ key, uploadId, parts, ifNoneMatch }, call) {
      const input = { Key: key, UploadId: uploadId, ...condition(ifNoneMatch) };
      const body = completionOf(parts);
      const headers = conditionHeaders(ifNoneMatch);
      const { text } = await send('CompleteMultipartUpload', 'POST', input, { headers, body, ...call });
      return { etag: bare(elementOf(text, 'ETag') ?? '') };
    },

    async abortMultipartUpload({ key, uploadId }, call) {
      await send('AbortMultipartUpload', 'DELETE', { Key: key, UploadId: uploadId }, { ...call });
    },

    async putObject({ body, checksumCrc32, ifNoneMatch, ...settings }, call) {
      const input = { ...objectInput(settings), ChecksumCRC32: checksumCrc32, ...condition(ifNoneMatch) };
      const headers = {
        ...objectHeaders(settings),
        'x-amz-checksum-crc32': checksumCrc32,
        ...conditionHeaders(ifNoneMatch),
      };
      const answer = await send('PutObject', 'PUT', input, { headers, body, ...call });
      return { etag: bare(answer.headers.get('etag') ?? '') };
    },

    async headObject({ key }, call) {
      const headers = { 'x-amz-checksum-mode': 'ENABLED' };
      const answer = await send(
        'HeadObject',
        'HEAD',
        { Key: key, ChecksumMode: 'ENABLED' },
        { headers, ...call, absent: 404 },
      );
      if (answer.status === 404) return undefined;
      return {
        bytes: Number(answer.headers.get('content-length') ?? 0),
        etag: bare(answer.headers.get('etag') ?? ''),
        checksumCrc32: answer.headers.get('x-amz-checksum-crc32') ?? undefined,
        metadata: metadataOf(answer.headers),
      };
    },

    async deleteObject({ key }, call) {
      await send('DeleteObject', 'DELETE', { Key: key }, { ...call });
    },
  };
}

interface SendOptions extends CallSignal {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** A status that is an answer, not a failure. */
  readonly absent?: number;
}

/** What S3 answered, heard to its end. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

function sender(options: PresignedTransportOptions) {
  const { sign, fetch: fetchUsed = fetch, callTimeout = CALL_TIMEOUT } = options;
  const { deadline = (limit: number) => AbortSignal.timeout(limit) } = options;
  return async (
    operation: Operation,
    method: string,
    input: CallToSign['input'],
    { signal, headers = {}, body, absent }: SendOptions,
  ): Promise<Answer> => {
    signal?.throwIfAborted();
    const timeout = deadline(callTimeout);
    const ending = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    try {
      const address = await signed(operation, input, sign, ending);
      const response = await fetchUsed(address, {
        method,
        headers: allowedHeaders(address, headers),
        signal: ending,
        ...(body === undefined ? {} : { body: bodyOf(body) }),
      });
      const answer = { status: response.status, headers: response.headers, text: await response.text() };
      const code = elementOf(answer.text, 'Code');
      // S3 may begin a good answer, and find out then that it cannot do what was asked.
      const isGood = response.ok && code === undefined;
      if (isGood || response.status === absent) return answer;
      const details = { operation, serviceCode: code ?? `HTTP${answer.status}`, status: answer.status };
      const regions = { asked: regionOf(address), actual: answer.headers.get(BUCKET_REGION) ?? undefined };
      throw new TransportError(hasExpired(answer.text) ? 'expired' : errorKindOf(details, regions), details);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof TransportError && !timeout.aborted) throw error;
      const serviceCode = timeout.aborted ? 'TimeoutError' : 'NetworkError';
      throw new TransportError('unavailable', { operation, serviceCode });
    }
  };
}

/** Bytes go as a Blob: Chromium hands one over as a whole, and other bytes in small pieces, which takes ten times as long. */
function bodyOf(body: Uint8Array | string): BodyInit {
  return typeof body === 'string' ? body : new Blob([body as BlobPart]);
}

async function signed(
  operation: Operation,
  input: CallToSign['input'],
  sign: PresignedTransportOptions['sign'],
  signal: AbortSignal,
): Promise<string> {
  const address = await unlessAborted(sign({ operation, input }, signal), signal).catch((error: unknown) => {
    signal.throwIfAborted();
    const kind = error instanceof TypeError ? 'unavailable' : 'denied';
    throw new TransportError(kind, { operation, serviceCode: 'NotSigned' });
  });
  if (URL.canParse(address)) return address;
  throw new TransportError('misconfigured', { operation, serviceCode: 'NoAddress' });
}

/** S3 denies access by an address whose time is over, as if it were not allowed: the words alone tell. An answer to HEAD has none. */
function hasExpired(text: string): boolean {
  return elementOf(text, 'Code') === 'AccessDenied' && elementOf(text, 'Message') === 'Request has expired';
}

/** S3 refuses its own headers where they are neither signed nor in the address: some signers move them there. */
function allowedHeaders(address: string, headers: Readonly<Record<string, string>>): Record<string, string> {
  const query = new URL(address).searchParams;
  const signedHeaders = new Set((query.get('X-Amz-SignedHeaders') ?? '').split(';'));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-') || signedHeaders.has(name)),
  );
}

/** The region for which an address was signed: `<key>/<day>/<region>/s3/aws4_request`. */
function regionOf(address: string): string | undefined {
  return new URL(address).searchParams.get('X-Amz-Credential')?.split('/').at(-3);
}

function objectInput({ key, contentType, metadata, serverSideEncryption }: ObjectSettings): CallToSign['input'] {
  return { Key: key, ContentType: contentType, Metadata: metadata, ...encryptionInput(serverSideEncryption) };
}

function objectHeaders({ contentType, metadata, serverSideEncryption }: ObjectSettings): Record<string, string> {
  const { ServerSideEncryption, SSEKMSKeyId } = encryptionInput(serverSideEncryption);
  return {
    'content-type': contentType,
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    ...(ServerSideEncryption === undefined ? {} : { 'x-amz-server-side-encryption': ServerSideEncryption }),
    ...(SSEKMSKeyId === undefined ? {} : { 'x-amz-server-side-encryption-aws-kms-key-id': SSEKMSKeyId }),
  };
}

function condition(ifNoneMatch: boolean): Pick<CallToSign['input'], 'IfNoneMatch'> {
  return ifNoneMatch ? { IfNoneMatch: '*' } : {};
}

function conditionHeaders(ifNoneMatch: boolean): Record<string, string> {
  return ifNoneMatch ? { 'if-none-match': '*' } : {};
}

function completionOf(parts: Parameters<Transport['completeMultipartUpload']>[0]['parts']): string {
  const listed = parts.map(
    ({ partNumber, etag, checksumCrc32 }) =>
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>"${etag}"</ETag><ChecksumCRC32>${checksumCrc32}</ChecksumCRC32></Part>`,
  );
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${listed.join('')}</CompleteMultipartUpload>`;
}

function metadataOf(headers: Headers): Record<string, string> {
  const prefix = 'x-amz-meta-';
  return Object.fromEntries(
    [...headers].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

/** Text of the first element of this name: S3's answers are flat, and a worker has no parser of XML. */
function elementOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  // Some servers write quotes, which stand round ETags, by their number.
  return text?.replaceAll(/&(?:quot|#34|#x22);/g, '"').replaceAll('&amp;', '&');
}

function bare(etag: string): string {
  return etag.replaceAll('"', '');
}

function required(operation: Operation, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new TransportError('unavailable', { operation, serviceCode: 'IncompleteAnswer', status: 200 });
}
