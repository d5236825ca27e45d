import { ExportError } from '../export-error.ts';
import type { StreamingHash } from '../export-platform.ts';
import { TransportError } from '../transport/transport-error.ts';
import type { UploadedPart } from '../transport/transport.ts';
import { checksumText, crc32Bytes, joinedCrc32 } from './checksum.ts';
import { isOfRun, objectSettings, type UploadScope } from './upload-scope.ts';

/** S3's bound for the parts of one object. */
export const MAX_PARTS = 10_000;

/**
 * One object on its way up, invisible until `complete`. It goes up in parts as they fill; one that fits into a single part is
 * held in memory as long as there is room, and put when it is completed.
 */
export class ObjectUpload {
  readonly key: string;
  readonly contentType: string;
  /** Bytes that were written. */
  bytes = 0;
  readonly #scope: UploadScope;
  readonly #hash: StreamingHash;
  #sha256: string | undefined;
  /** Of the parts that were sent. */
  #crc32 = 0;
  /** Of the bytes since then. */
  #partCrc32 = 0;
  #buffer: Uint8Array<ArrayBuffer> | undefined;
  #filled = 0;
  #held: Uint8Array | undefined;
  #uploadId: string | undefined;
  readonly #parts: Promise<UploadedPart>[] = [];
  readonly #partChecksums: number[] = [];
  #etag = '';

  constructor(scope: UploadScope, key: string, contentType: string) {
    this.#scope = scope;
    this.key = key;
    this.contentType = contentType;
    this.#hash = scope.platform.sha256();
  }

  /** SHA-256 of the object, once it is closed. */
  get sha256(): string {
    return (this.#sha256 ??= this.#hash.hex());
  }

  boundWith(more: number): number {
    return this.bytes + more;
  }

  /** @param bytes are copied */
  async write(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    for (let offset = 0; offset < bytes.length;) {
      this.#buffer ??= await this.#scope.buffers.take(this.#scope.signal);
      const count = Math.min(bytes.length - offset, this.#buffer.length - this.#filled);
      const piece = bytes.subarray(offset, offset + count);
      this.#digest(piece);
      this.#buffer.set(piece, this.#filled);
      this.#filled += count;
      offset += count;
      if (this.#filled === this.#buffer.length) await this.#sendPart(this.#buffer);
    }
  }

  /** No more bytes come: sends or holds what is left. */
  async close(): Promise<void> {
    const left = this.#buffer?.subarray(0, this.#filled) ?? new Uint8Array(0);
    if (this.#uploadId === undefined && this.#scope.held.hold(left.length)) {
      this.#held = left.slice();
      this.#crc32 = this.#partCrc32;
      this.#giveBack();
    } else if (this.#buffer !== undefined) {
      await this.#sendPart(this.#buffer);
    }
  }

  /**
   * Makes the object visible. A call that is under way when the signal is aborted is heard to its end: what it made visible must be known.
   *
   * @throws TransportError `precondition` when the key is taken and `ifNoneMatch` was asked for
   */
  async complete(condition: { readonly ifNoneMatch: boolean }, signal: AbortSignal): Promise<void> {
    const uploadId = this.#uploadId;
    const { etag } =
      uploadId === undefined
        ? await this.#put(condition, signal)
        : await this.#completeParts(uploadId, condition, signal);
    this.#etag = etag;
    if (uploadId !== undefined) {
      this.#uploadId = undefined;
      await this.#scope.journal.ended(this.#scope.runId, { key: this.key, uploadId });
    }
  }

  /** Sees that what lies in the bucket is what was written. */
  async verify(signal: AbortSignal): Promise<void> {
    const { transport, retrier } = this.#scope;
    const head = await retrier.run(() => transport.headObject({ key: this.key }, { signal }), signal);
    if (head === undefined) throw notAsSent(this.key, 'it is not there');
    if (head.bytes !== this.bytes) throw notAsSent(this.key, `it has ${head.bytes} bytes instead of ${this.bytes}`);
    const expected = [checksumText(this.#crc32), this.#checksumOfParts()];
    if (head.checksumCrc32 !== undefined && !expected.includes(head.checksumCrc32))
      throw notAsSent(this.key, 'its checksum differs');
    if (this.#etag !== '' && head.etag !== '' && head.etag !== this.#etag)
      throw notAsSent(this.key, 'someone else has replaced it meanwhile');
  }

  /** Gives the upload up, and resolves when nothing is left of it. */
  async abort(): Promise<void> {
    this.#giveBack();
    this.#held = undefined;
    await Promise.allSettled(this.#parts);
    if (this.#uploadId !== undefined) await abortUpload(this.#scope, { key: this.key, uploadId: this.#uploadId });
    this.#uploadId = undefined;
  }

  async #sendPart(buffer: Uint8Array<ArrayBuffer>): Promise<void> {
    const { transport, retrier, signal, buffers, fail } = this.#scope;
    const body = buffer.subarray(0, this.#filled);
    const crc32 = this.#partCrc32;
    this.#buffer = undefined;
    this.#filled = 0;
    this.#partCrc32 = 0;
    try {
      this.#uploadId ??= await this.#begin();
    } catch (error) {
      buffers.give(buffer);
      throw error;
    }
    const { key } = this;
    const part = {
      key,
      uploadId: this.#uploadId,
      partNumber: this.#parts.length + 1,
      body,
      checksumCrc32: checksumText(crc32),
    };
    const sent = retrier
      .run(() => transport.uploadPart(part, { signal }), signal)
      .then(({ etag }) => ({ partNumber: part.partNumber, etag, checksumCrc32: part.checksumCrc32 }))
      .finally(() => buffers.give(buffer));
    sent.catch(fail);
    this.#partChecksums.push(crc32);
    this.#crc32 = joinedCrc32(this.#crc32, crc32, body.length);
    this.#parts.push(sent);
  }

  async #begin(): Promise<string> {
    const { transport, retrier, journal, runId, signal } = this.#scope;
    const settings = objectSettings(this.#scope, this.key, this.contentType);
    // Not given up half way: an upload whose id nobody heard could never be aborted.
    const { uploadId } = await retrier.run(() => transport.createMultipartUpload(settings), signal);
    this.#uploadId = uploadId;
    await journal.began(runId, { key: this.key, uploadId });
    return uploadId;
  }

  async #completeParts(
    uploadId: string,
    condition: { readonly ifNoneMatch: boolean },
    signal: AbortSignal,
  ): Promise<{ readonly etag: string }> {
    const parts = await Promise.all(this.#parts);
    const { transport, retrier } = this.#scope;
    return retrier.run(
      ({ ambiguous }) =>
        this.#orFound(
          ambiguous,
          transport.completeMultipartUpload({ key: this.key, uploadId, parts, ...condition }),
          signal,
        ),
      signal,
    );
  }

  async #put(condition: { readonly ifNoneMatch: boolean }, signal: AbortSignal): Promise<{ readonly etag: string }> {
    const { transport, retrier } = this.#scope;
    const object = {
      ...objectSettings(this.#scope, this.key, this.contentType),
      body: this.#held ?? new Uint8Array(0),
      checksumCrc32: checksumText(this.#crc32),
      ...condition,
    };
    return retrier.run(({ ambiguous }) => this.#orFound(ambiguous, transport.putObject(object), signal), signal);
  }

  /** An earlier attempt without an answer may have made the object: then the repetition fails, and the object is ours. */
  async #orFound(
    ambiguous: boolean,
    write: Promise<{ readonly etag: string }>,
    signal: AbortSignal,
  ): Promise<{ readonly etag: string }> {
    try {
      return await write;
    } catch (error) {
      const isDoubtful =
        ambiguous &&
        error instanceof TransportError &&
        (error.kind === 'precondition' || error.kind === 'missing-upload');
      if (!isDoubtful) throw error;
      const { transport, retrier, runId } = this.#scope;
      const head = await retrier.run(() => transport.headObject({ key: this.key }, { signal }), signal);
      if (head === undefined || head.bytes !== this.bytes || !isOfRun(head.metadata, runId)) throw error;
      return { etag: head.etag };
    }
  }

  /** Adds bytes to the checksums while they are at hand: a part at a time would hold everything else up for milliseconds. */
  #digest(bytes: Uint8Array): void {
    const { platform } = this.#scope;
    this.#hash.update(bytes);
    this.#partCrc32 = platform.crc32(bytes, this.#partCrc32);
  }

  /** What S3 calls a composite checksum: that of the parts' checksums. */
  #checksumOfParts(): string {
    const bytes = Uint8Array.from(this.#partChecksums.flatMap(crc32Bytes));
    return `${checksumText(this.#scope.platform.crc32(bytes))}-${this.#partChecksums.length}`;
  }

  #giveBack(): void {
    if (this.#buffer !== undefined) this.#scope.buffers.give(this.#buffer);
    this.#buffer = undefined;
    this.#filled = 0;
  }
}

/** Aborts an unfinished upload; one that is not known any more is as good as aborted. */
export async function abortUpload(
  scope: Pick<UploadScope, 'transport' | 'cleanup' | 'journal' | 'runId'>,
  upload: { readonly key: string; readonly uploadId: string },
): Promise<void> {
  try {
    await scope.cleanup.run(() => scope.transport.abortMultipartUpload(upload));
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind !== 'missing-upload') throw error;
  }
  await scope.journal.ended(scope.runId, upload);
}

function notAsSent(key: string, what: string): ExportError {
  return new ExportError('verification', `The file ${key} in the bucket is not what was sent: ${what}.`, {
    nextStep: 'Retry. When it fails again, look for something else that writes to this folder.',
  });
}
