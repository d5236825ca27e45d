import type { S3Identity, S3Role } from './auth/identities.ts';
import type { Digests } from './digest/digests.ts';
import type { Fault } from './faults.ts';
import type { PolicyDocument } from './policy/document.ts';
import type { S3Quirks } from './known-quirks.ts';
import type { CorsRule } from './state/model.ts';
import type { KmsKey } from './world.ts';

/** A bucket that is there from the start. */
export interface S3BucketOptions {
  readonly name: string;
  readonly cors?: readonly CorsRule[];
  readonly policy?: PolicyDocument;
}

export interface S3EndpointOptions {
  /** Who may sign requests. */
  readonly credentials: readonly S3Identity[];
  readonly buckets?: readonly (string | S3BucketOptions)[];
  /** The only source of time. */
  readonly clock: { now(): number };
  /** Requests signed for another are refused. By default `us-east-1`. */
  readonly region?: string;
  /** The account that owns the buckets; by default `111122223333`. */
  readonly account?: string;
  readonly roles?: readonly S3Role[];
  readonly kmsKeys?: readonly KmsKey[];
  /** What it does otherwise than S3, as a server that only speaks S3's protocol; by default nothing. */
  readonly quirks?: S3Quirks;
  readonly faults?: readonly Fault[];
  /** Ids and the chances of faults come from it. By default 1. */
  readonly seed?: number;
  /** Node has faster ones than the pure ones, which are the default. */
  readonly digests?: Digests;
  /** Hosts whose subdomains are buckets; by default the region's own of AWS, and `localhost`. */
  readonly domains?: readonly string[];
}
