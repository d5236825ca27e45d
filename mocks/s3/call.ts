import type { Authenticated } from './auth/authenticate.ts';
import type { S3Request, S3Response } from './wire/message.ts';
import type { Bucket } from './state/model.ts';
import type { Query } from './wire/target.ts';
import type { World } from './world.ts';

/** A request whose signature holds: what an operation is given. */
export interface Call extends Authenticated {
  readonly world: World;
  readonly request: S3Request;
  /** Those of the request; of a presigned one also what the address carries in their place. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: Query;
}

export interface BucketCall extends Call {
  readonly bucket: Bucket;
}

export interface ObjectCall extends BucketCall {
  readonly key: string;
}

export type Run<C extends Call> = (call: C) => Promise<S3Response>;
