import type { DigestName } from '../digest/digests.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Bytes } from './bytes.ts';

export type ChecksumName = Exclude<DigestName, 'MD5'>;
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export interface Checksum {
  readonly name: ChecksumName;
  readonly type: ChecksumType;
  /** Base64; of a composite one, `-` and the number of parts follow. */
  readonly value: string;
}

export type Encryption =
  | { readonly kind: 'AES256' }
  | { readonly kind: 'aws:kms'; readonly keyArn: string; readonly bucketKey: boolean };

/** What a PUT or CreateMultipartUpload says about the object beside its bytes. */
export interface ObjectSettings {
  /** `content-type`, `cache-control`…, and `x-amz-meta-*`. */
  readonly headers: ReadonlyMap<string, string>;
  readonly encryption: Encryption;
  readonly storageClass: string;
  readonly tags: ReadonlyMap<string, string>;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: Bytes;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds, cut to whole seconds as HTTP has them. */
  readonly modifiedAt: number;
  readonly settings: ObjectSettings;
  readonly checksum: Checksum;
  /** Of a multipart upload only. */
  readonly parts: readonly StoredPart[] | null;
}

export interface StoredPart {
  readonly number: number;
  readonly bytes: Bytes;
  /** Hexadecimal MD5; what the ETag of the whole is made of, even where the part's own ETag is opaque. */
  readonly md5: string;
  readonly etag: string;
  readonly modifiedAt: number;
  /** Base64; `null` where the upload asked for none. */
  readonly checksum: string | null;
}

export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly startedAt: number;
  /** ARN of who started it. */
  readonly initiator: string;
  readonly settings: ObjectSettings;
  /** What CreateMultipartUpload asked for. S3 computes CRC64NVME for the whole where it asked for none. */
  readonly checksum: { readonly name: ChecksumName; readonly type: ChecksumType } | null;
  readonly parts: Map<number, StoredPart>;
}

/** Remembered, so that a Complete that is sent again gets the same answer. */
export interface CompletedUpload {
  readonly key: string;
  readonly etag: string;
  readonly partEtags: readonly string[];
  readonly checksum: Checksum;
  readonly encryption: Encryption;
}

export interface CorsRule {
  readonly id: string | null;
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | null;
}

export interface Bucket {
  readonly name: string;
  readonly createdAt: number;
  readonly objects: Map<string, StoredObject>;
  readonly uploads: Map<string, Upload>;
  readonly completed: Map<string, CompletedUpload>;
  /** How often each key was deleted: a conditional write that began before a deletion loses to it. */
  readonly deletions: Map<string, number>;
  cors: readonly CorsRule[] | null;
  policy: { readonly text: string; readonly document: PolicyDocument } | null;
  encryption: Encryption;
}

export function emptyBucket(name: string, createdAt: number): Bucket {
  return {
    name,
    createdAt,
    objects: new Map(),
    uploads: new Map(),
    completed: new Map(),
    deletions: new Map(),
    cors: null,
    policy: null,
    encryption: { kind: 'AES256' },
  };
}
