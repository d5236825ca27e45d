import { crc32 } from 'node:zlib';
import { TransportError, type Operation } from '../../src/export/transport/transport-error.ts';
import type { ObjectSettings, Transport } from '../../src/export/transport/transport.ts';

export interface StoredObject {
  readonly body: Buffer;
  readonly settings: ObjectSettings;
  readonly etag: string;
  readonly checksumCrc32: string;
}

interface Upload {
  readonly settings: ObjectSettings;
  readonly parts: Map<number, { body: Buffer; etag: string; checksum: string }>;
}

/** What happens at one call. */
export type Fault =
  /** It fails before it took effect, or after. */
  | { readonly kind: 'before' | 'after'; readonly error: TransportError }
  /** It takes effect even when its caller has given it up meanwhile. */
  | { readonly kind: 'late' }
  /** It takes effect when the promise is settled, whether or not its caller still waits. */
  | { readonly kind: 'stall'; readonly until: Promise<unknown> };

export interface MemoryBucketOptions {
  /** Least bytes of a part that is not the last; S3's own 5 MiB unless told. */
  readonly minPartSize?: number;
  /** Asked at each call, numbered from 1. */
  readonly fault?: (operation: Operation, call: number) => Fault | undefined;
}

/** A bucket in memory that is as strict as S3 in what an export does. */
export class MemoryBucket implements Transport {
  readonly objects = new Map<string, StoredObject>();
  readonly uploads = new Map<string, Upload>();
  readonly calls: { operation: Operation; key: string }[] = [];
  fault: MemoryBucketOptions['fault'];
  #etags = 0;
  readonly #minPartSize: number;

  constructor({ minPartSize = 5 * 2 ** 20, fault }: MemoryBucketOptions = {}) {
    this.#minPartSize = minPartSize;
    this.fault = fault;
  }

  get keys(): string[] {
    return [...this.objects.keys()].sort();
  }

  text(key: string): string {
    const object = this.objects.get(key);
    if (object === undefined) throw new Error(`no object ${key}`);
    return object.body.toString();
  }

  put(key: string, text: string, metadata: Record<string, string> = {}): void {
    const body = Buffer.from(text);
    const settings: ObjectSettings = {
      key,
      contentType: '',
      metadata,
      serverSideEncryption: { kind: 'bucket-default' },
    };
    this.objects.set(key, { body, settings, etag: this.#etag(), checksumCrc32: checksum(body) });
  }

  createMultipartUpload: Transport['createMultipartUpload'] = (settings, options) =>
    this.#call('CreateMultipartUpload', settings.key, options?.signal, () => {
      const uploadId = `upload-${this.#etag()}`;
      this.uploads.set(uploadId, { settings, parts: new Map() });
      return { uploadId };
    });

  uploadPart: Transport['uploadPart'] = (part, options) =>
    this.#call('UploadPart', part.key, options?.signal, () => {
      const upload = this.#upload('UploadPart', part.uploadId);
      if (part.partNumber < 1 || part.partNumber > 10_000)
        throw refusal('UploadPart', 'invalid', 'InvalidArgument', 400);
      const body = Buffer.from(part.body);
      if (checksum(body) !== part.checksumCrc32) throw refusal('UploadPart', 'corrupted', 'BadDigest', 400);
      const etag = this.#etag();
      upload.parts.set(part.partNumber, { body, etag, checksum: part.checksumCrc32 });
      return { etag };
    });

  completeMultipartUpload: Transport['completeMultipartUpload'] = ({ key, uploadId, parts, ifNoneMatch }, options) =>
    this.#call('CompleteMultipartUpload', key, options?.signal, () => {
      const upload = this.#upload('CompleteMultipartUpload', uploadId);
      const bodies = parts.map(({ partNumber, etag, checksumCrc32 }, index) => {
        const part = upload.parts.get(partNumber);
        if (part?.etag !== etag || part.checksum !== checksumCrc32)
          throw refusal('CompleteMultipartUpload', 'invalid', 'InvalidPart', 400);
        if (index > 0 && partNumber <= (parts[index - 1]?.partNumber ?? 0))
          throw refusal('CompleteMultipartUpload', 'invalid', 'InvalidPartOrder', 400);
        if (index < parts.length - 1 && part.body.length < this.#minPartSize)
          throw refusal('CompleteMultipartUpload', 'invalid', 'EntityTooSmall', 400);
        return part.body;
      });
      if (parts.length === 0) throw refusal('CompleteMultipartUpload', 'invalid', 'MalformedXML', 400);
      this.#refuseTaken('CompleteMultipartUpload', key, ifNoneMatch);
      const checksums = Buffer.concat(parts.map((part) => Buffer.from(part.checksumCrc32, 'base64')));
      const etag = `${this.#etag()}-${parts.length}`;
      const checksumCrc32 = `${checksum(checksums)}-${parts.length}`;
      this.objects.set(key, { body: Buffer.concat(bodies), settings: upload.settings, etag, checksumCrc32 });
      this.uploads.delete(uploadId);
      return { etag };
    });

  abortMultipartUpload: Transport['abortMultipartUpload'] = ({ key, uploadId }, options) =>
    this.#call('AbortMultipartUpload', key, options?.signal, () => {
      this.#upload('AbortMultipartUpload', uploadId);
      this.uploads.delete(uploadId);
    });

  putObject: Transport['putObject'] = ({ body, checksumCrc32, ifNoneMatch, ...settings }, options) =>
    this.#call('PutObject', settings.key, options?.signal, () => {
      this.#refuseTaken('PutObject', settings.key, ifNoneMatch);
      const kept = Buffer.from(body);
      if (checksum(kept) !== checksumCrc32) throw refusal('PutObject', 'corrupted', 'BadDigest', 400);
      const etag = this.#etag();
      this.objects.set(settings.key, { body: kept, settings, etag, checksumCrc32 });
      return { etag };
    });

  headObject: Transport['headObject'] = ({ key }, options) =>
    this.#call('HeadObject', key, options?.signal, () => {
      const object = this.objects.get(key);
      if (object === undefined) return undefined;
      const { body, etag, checksumCrc32, settings } = object;
      return { bytes: body.length, etag, checksumCrc32, metadata: settings.metadata };
    });

  deleteObject: Transport['deleteObject'] = ({ key }, options) =>
    this.#call('DeleteObject', key, options?.signal, () => {
      this.objects.delete(key);
    });

  async #call<Answer>(operation: Operation, key: string, signal: AbortSignal | undefined, act: () => Answer) {
    signal?.throwIfAborted();
    this.calls.push({ operation, key });
    const fault = this.fault?.(operation, this.calls.length);
    if (fault?.kind === 'before') throw fault.error;
    if (fault?.kind === 'stall') return unlessAborted(fault.until.then(act), signal);
    await Promise.resolve();
    if (fault?.kind !== 'late') signal?.throwIfAborted();
    const answer = act();
    signal?.throwIfAborted();
    if (fault?.kind === 'after') throw fault.error;
    return answer;
  }

  #upload(operation: Operation, uploadId: string): Upload {
    const upload = this.uploads.get(uploadId);
    if (upload === undefined) throw refusal(operation, 'missing-upload', 'NoSuchUpload', 404);
    return upload;
  }

  #refuseTaken(operation: Operation, key: string, ifNoneMatch: boolean): void {
    if (ifNoneMatch && this.objects.has(key)) throw refusal(operation, 'precondition', 'PreconditionFailed', 412);
  }

  #etag(): string {
    return `e${++this.#etags}`;
  }
}

export function refusal(
  operation: Operation,
  kind: TransportError['kind'],
  serviceCode: string,
  status: number,
): TransportError {
  return new TransportError(kind, { operation, serviceCode, status });
}

function checksum(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}

function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (signal === undefined) return answer;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([answer, aborted]);
}
