import type { ServerSideEncryption } from '../../domain/connection.ts';

/** An object as the bucket knows it. */
export interface ObjectHead {
  readonly bytes: number;
  /** Without quotes: some servers send none. */
  readonly etag: string;
  /**
   * CRC32 of the object in base64, or of its parts' checksums followed by `-` and their number; absent where the server keeps none.
   */
  readonly checksumCrc32?: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface UploadedPart {
  readonly partNumber: number;
  readonly etag: string;
  /** CRC32 of the part, base64. */
  readonly checksumCrc32: string;
}

/** What an object is made with. */
export interface ObjectSettings {
  readonly key: string;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly serverSideEncryption: ServerSideEncryption;
}

export interface CallSignal {
  readonly signal?: AbortSignal | undefined;
}

/** Writes only when the key is free. */
export interface Condition {
  readonly ifNoneMatch: boolean;
}

/**
 * The calls of S3 that an export makes, by S3's own names, to one bucket. Each is made once: who retries is the engine.
 *
 * Every call rejects with `TransportError`, or with the signal's reason.
 */
export interface Transport {
  createMultipartUpload(settings: ObjectSettings, options?: CallSignal): Promise<{ readonly uploadId: string }>;
  /** @param body is not kept or changed, and must not change until the call has ended */
  uploadPart(
    part: {
      readonly key: string;
      readonly uploadId: string;
      readonly partNumber: number;
      readonly body: Uint8Array;
      readonly checksumCrc32: string;
    },
    options?: CallSignal,
  ): Promise<{ readonly etag: string }>;
  completeMultipartUpload(
    upload: { readonly key: string; readonly uploadId: string; readonly parts: readonly UploadedPart[] } & Condition,
    options?: CallSignal,
  ): Promise<{ readonly etag: string }>;
  abortMultipartUpload(
    upload: { readonly key: string; readonly uploadId: string },
    options?: CallSignal,
  ): Promise<void>;
  putObject(
    object: ObjectSettings & { readonly body: Uint8Array; readonly checksumCrc32: string } & Condition,
    options?: CallSignal,
  ): Promise<{ readonly etag: string }>;
  /** `undefined` where there is none; without the right to list, S3 answers `denied` instead. */
  headObject(object: { readonly key: string }, options?: CallSignal): Promise<ObjectHead | undefined>;
  /** Takes back an object that the run itself has written. */
  deleteObject(object: { readonly key: string }, options?: CallSignal): Promise<void>;
}
