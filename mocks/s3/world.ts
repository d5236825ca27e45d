import type { S3Identity, S3Role, S3Session } from './auth/identities.ts';
import type { Digests } from './digest/digests.ts';
import type { PolicyDocument } from './policy/document.ts';
import type { Ids } from './state/ids.ts';
import type { S3Quirks } from './known-quirks.ts';
import type { Bucket } from './state/model.ts';

/** A key of AWS KMS that objects may be encrypted by. */
export interface KmsKey {
  readonly id: string;
  /** `alias/exports`, with which a request may name it too. */
  readonly alias?: string;
  readonly enabled?: boolean;
  /** Without it, the account's identity policies alone decide. */
  readonly policy?: PolicyDocument;
}

/** Everything that an operation can see and change. */
export interface World {
  readonly region: string;
  readonly account: string;
  readonly identities: readonly S3Identity[];
  readonly roles: readonly S3Role[];
  readonly kmsKeys: readonly KmsKey[];
  readonly digests: Digests;
  readonly quirks: S3Quirks;
  readonly ids: Ids;
  readonly buckets: Map<string, Bucket>;
  readonly sessions: Map<string, S3Session>;
  /** Milliseconds since 1970. */
  now(): number;
}
