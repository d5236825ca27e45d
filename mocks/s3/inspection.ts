import { digestOf } from './digest/digests.ts';
import { toBase64, toHex } from './digest/encoding.ts';
import { DEFAULT_CHECKSUM } from './operations/object-put.ts';
import { wholeSeconds } from './operations/object-answer.ts';
import { compareKeys } from './operations/listing.ts';
import { bytesOf, flat } from './state/bytes.ts';
import { emptyBucket, type Bucket, type Checksum, type StoredObject, type Upload } from './state/model.ts';
import { restoreState, takeSnapshot, type S3Snapshot } from './state/snapshot.ts';
import type { World } from './world.ts';

export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modifiedAt: number;
  readonly checksum: Checksum;
  /** `content-type`, `x-amz-meta-*` and the like. */
  readonly headers: ReadonlyMap<string, string>;
  /** As the answer's header says it: `AES256`, or the ARN of the KMS key. */
  readonly encryption: string;
}

export interface UnfinishedUpload {
  readonly id: string;
  readonly key: string;
  readonly startedAt: number;
  readonly parts: readonly { readonly number: number; readonly size: number }[];
}

/** How tests and the demo look into the endpoint past its wire, and put things there. */
export interface S3Inspection {
  bucketNames(): string[];
  createBucket(name: string): void;
  /** In the order of their keys. */
  objects(bucket: string): ObjectSummary[];
  /** `null` where there is none. */
  read(bucket: string, key: string): Uint8Array<ArrayBuffer> | null;
  put(bucket: string, key: string, body: string | Uint8Array, contentType?: string): void;
  unfinishedUploads(bucket: string): UnfinishedUpload[];
  snapshot(): S3Snapshot;
  restore(snapshot: S3Snapshot): void;
}

export function createInspection(world: World): S3Inspection {
  const bucketOf = (name: string): Bucket => {
    const bucket = world.buckets.get(name);
    if (!bucket) throw new Error(`There is no bucket ${name}`);
    return bucket;
  };
  return {
    bucketNames: () => [...world.buckets.keys()],
    createBucket: (name) => void world.buckets.set(name, emptyBucket(name, world.now())),
    objects: (name) =>
      [...bucketOf(name).objects.values()].sort((one, other) => compareKeys(one.key, other.key)).map(summaryOf),
    read(name, key) {
      const object = bucketOf(name).objects.get(key);
      return object ? flat(object.bytes) : null;
    },
    put: (name, key, body, contentType = 'binary/octet-stream') =>
      putDirectly(world, bucketOf(name), key, body, contentType),
    unfinishedUploads: (name) => [...bucketOf(name).uploads.values()].map(unfinished),
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreState(world, snapshot),
  };
}

function summaryOf(object: StoredObject): ObjectSummary {
  const { key, etag, modifiedAt, checksum, settings } = object;
  const encryption = settings.encryption.kind === 'AES256' ? 'AES256' : settings.encryption.keyArn;
  return { key, size: object.bytes.length, etag, modifiedAt, checksum, headers: settings.headers, encryption };
}

function unfinished({ id, key, startedAt, parts }: Upload): UnfinishedUpload {
  const sizes = [...parts.values()].map(({ number, bytes }) => ({ number, size: bytes.length }));
  return { id, key, startedAt, parts: sizes.sort((one, other) => one.number - other.number) };
}

function putDirectly(world: World, bucket: Bucket, key: string, body: string | Uint8Array, contentType: string): void {
  const bytes = bytesOf(typeof body === 'string' ? new TextEncoder().encode(body) : body.slice());
  const value = toBase64(digestOf(world.digests, DEFAULT_CHECKSUM, bytes.pieces));
  bucket.objects.set(key, {
    key,
    bytes,
    etag: toHex(digestOf(world.digests, 'MD5', bytes.pieces)),
    modifiedAt: wholeSeconds(world.now()),
    settings: {
      headers: new Map([['content-type', contentType]]),
      encryption: bucket.encryption,
      storageClass: 'STANDARD',
      tags: new Map(),
    },
    checksum: { name: DEFAULT_CHECKSUM, type: 'FULL_OBJECT', value },
    parts: null,
  });
}
