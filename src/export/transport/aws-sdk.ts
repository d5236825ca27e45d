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
import { sendBlobsFromPage } from './blob-bodies.ts';
import { bucketRegionOf } from './bucket-region.ts';
import { bearChecksumRefusal } from './checksum-refusal.ts';
import { encryptionInput } from './encryption-input.ts';
import { errorKindOf, gotNoAnswer } from './error-kinds.ts';
import { TransportError, type Operation } from './transport-error.ts';
import type { CallSignal, ObjectSettings, Transport } from './transport.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface AwsSdkTransportOptions {
  /** Its own retries should be off (`maxAttempts: 1`): the engine retries, and it alone knows which call may be repeated. */
  readonly client: S3Client;
  readonly bucket: string;
  /** Milliseconds after which a call counts as lost; five minutes unless told: a part on a slow line takes its time. */
  readonly callTimeout?: number;
  /** Makes the signal that ends a call after so many milliseconds; the platform's own unless told. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
}

const CALL_TIMEOUT = 300_000;

/**
 * The calls of an export through the AWS SDK, to one bucket. The client takes the server's time from an error of skew by itself;
 * credentials that have expired are asked for anew before the error is told. A server that refuses checksums is sent none.
 */
export function awsSdkTransport(options: AwsSdkTransportOptions): Transport {
  const { client, bucket, callTimeout = CALL_TIMEOUT, deadline = (limit) => AbortSignal.timeout(limit) } = options;
  bearChecksumRefusal(client);
  sendBlobsFromPage(client);
  const call = callerOf(client, () => deadline(callTimeout));
  return {
    async createMultipartUpload(settings, options) {
      const command = new CreateMultipartUploadCommand({
        Bucket: bucket,
        ...objectInput(settings),
        ChecksumAlgorithm: 'CRC32',
        ChecksumType: 'COMPOSITE',
      });
      const { UploadId } = await call('CreateMultipartUpload', options, (send) => client.send(command, send));
      return { uploadId: required('CreateMultipartUpload', UploadId) };
    },

    async uploadPart({ key, uploadId, partNumber, body, checksumCrc32 }, options) {
      const command = new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: partNumber,
        Body: body,
        ContentLength: body.length,
        ChecksumCRC32: checksumCrc32,
      });
      const { ETag } = await call('UploadPart', options, (send) => client.send(command, send));
      return { etag: required('UploadPart', bare(ETag)) };
    },

    async completeMultipartUpload({ key, uploadId, parts, ifNoneMatch }, options) {
      const command = new CompleteMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        MultipartUpload: {
          Parts: parts.map(({ partNumber, etag, checksumCrc32 }) => ({
            PartNumber: partNumber,
            ETag: etag,
            ChecksumCRC32: checksumCrc32,
          })),
        },
        ...(ifNoneMatch ? { IfNoneMatch: '*' } : {}),
      });
      const { ETag } = await call('CompleteMultipartUpload', options, (send) => client.send(command, send));
      return { etag: bare(ETag) ?? '' };
    },

    async abortMultipartUpload({ key, uploadId }, options) {
      await call('AbortMultipartUpload', options, (send) =>
        client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }), send),
      );
    },

    async putObject({ body, checksumCrc32, ifNoneMatch, ...settings }, options) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        ...objectInput(settings),
        Body: body,
        ContentLength: body.length,
        ChecksumCRC32: checksumCrc32,
        ...(ifNoneMatch ? { IfNoneMatch: '*' } : {}),
      });
      const { ETag } = await call('PutObject', options, (send) => client.send(command, send));
      return { etag: bare(ETag) ?? '' };
    },

    async headObject({ key }, options) {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' });
      try {
        const answer = await call('HeadObject', options, (send) => client.send(command, send));
        return {
          bytes: answer.ContentLength ?? 0,
          etag: bare(answer.ETag) ?? '',
          checksumCrc32: answer.ChecksumCRC32,
          metadata: answer.Metadata ?? {},
        };
      } catch (error) {
        if (error instanceof TransportError && error.status === 404) return undefined;
        throw error;
      }
    },

    async deleteObject({ key }, options) {
      await call('DeleteObject', options, (send) =>
        client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), send),
      );
    },
  };
}

type Send<Answer> = (options: { abortSignal: AbortSignal }) => Promise<Answer>;

function callerOf(client: S3Client, deadline: () => AbortSignal) {
  return async <Answer>(operation: Operation, options: CallSignal | undefined, send: Send<Answer>): Promise<Answer> => {
    const signal = options?.signal;
    signal?.throwIfAborted();
    const timeout = deadline();
    const ending = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    try {
      return await unlessAborted(
        calledBy(client, operation, () => send({ abortSignal: ending })),
        ending,
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (timeout.aborted) throw new TransportError('unavailable', { operation, serviceCode: 'TimeoutError' });
      throw error;
    }
  };
}

/** @throws TransportError */
async function calledBy<Answer>(client: S3Client, operation: Operation, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    const failure = transportErrorOf(operation, error, await setUp(client, operation));
    if (failure.kind === 'expired') await renewCredentials(client, failure);
    throw failure;
  }
}

/**
 * The client's region. A call that failed before it was sent has failed for what the client lacks: that is found by asking again.
 *
 * @throws TransportError where the client has no region, or its provider gives no credentials
 */
async function setUp(client: S3Client, operation: Operation): Promise<string> {
  const { region, credentials } = client.config;
  const asked = await region().catch(() => {
    throw new TransportError('misconfigured', { operation, serviceCode: 'RegionMissing' });
  });
  const identity = (await credentials().catch((error: unknown) => {
    throw withoutCredentials(isPassing(error) ? 'unavailable' : 'denied', { operation });
  })) as { readonly accessKeyId: string } | null | undefined;
  if (identity?.accessKeyId === undefined) throw withoutCredentials('denied', { operation });
  return asked;
}

/** Names by which platforms tell that no answer came in time, in place of a code such as `ECONNRESET`. */
const noAnswer: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError']);

/** Whether a provider that failed may give credentials a moment later: what has no sign of that is taken for a refusal. */
function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  const serviceCode = codeOf(error, status);
  if (status === undefined && !noAnswer.has(serviceCode) && !gotNoAnswer.test(serviceCode)) return false;
  const kind = errorKindOf({ operation: 'HeadObject', serviceCode, status });
  return kind === 'unavailable' || kind === 'throttled';
}

/** A provider that has no new credentials leaves the error that asked for them; one that cannot tell now is asked again later. */
async function renewCredentials(client: S3Client, failure: TransportError): Promise<void> {
  try {
    await client.config.credentials({ forceRefresh: true });
  } catch (error) {
    throw isPassing(error) ? withoutCredentials('unavailable', failure) : failure;
  }
}

function withoutCredentials(
  kind: 'denied' | 'unavailable',
  { operation }: { readonly operation: Operation },
): TransportError {
  return new TransportError(kind, { operation, serviceCode: 'CredentialsProviderError' });
}

/** What an error of the SDK, or of the network under it, means for an export. Its text is left behind: it may name hosts. */
function transportErrorOf(operation: Operation, error: unknown, asked: string): TransportError {
  if (error instanceof TransportError) return error;
  const status = statusOf(error);
  const serviceCode = codeOf(error, status);
  const answer = { operation, serviceCode, status };
  const kind = errorKindOf(answer, { asked, actual: bucketRegionOf(error) });
  // New credentials help whatever the clock says; the next call is signed with the server's time all the same.
  const isSkewed = kind !== 'expired' && metadataOf(error)?.clockSkewCorrected === true;
  return new TransportError(isSkewed ? 'skewed' : kind, answer);
}

interface ErrorMetadata {
  readonly httpStatusCode?: number;
  /** The client has taken the server's time from this very error: the same call will be signed with it. */
  readonly clockSkewCorrected?: boolean;
}

function metadataOf(error: unknown): ErrorMetadata | undefined {
  return (error as { readonly $metadata?: ErrorMetadata } | null)?.$metadata;
}

function statusOf(error: unknown): number | undefined {
  return metadataOf(error)?.httpStatusCode;
}

function codeOf(error: unknown, status: number | undefined): string {
  if (!(error instanceof Error)) return 'Unknown';
  const network = (error as { readonly code?: unknown }).code;
  return status === undefined && typeof network === 'string' ? network : error.name;
}

function objectInput({ key, contentType, metadata, serverSideEncryption }: ObjectSettings) {
  return { Key: key, ContentType: contentType, Metadata: { ...metadata }, ...encryptionInput(serverSideEncryption) };
}

/** Without quotes: some servers send none, and some take none. */
function bare(etag: string | undefined): string | undefined {
  return etag?.replaceAll('"', '');
}

function required(operation: Operation, value: string | undefined): string {
  if (value === undefined || value === '')
    throw new TransportError('unavailable', { operation, serviceCode: 'IncompleteAnswer', status: 200 });
  return value;
}
