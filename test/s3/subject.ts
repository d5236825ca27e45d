import type { AwsCredentialIdentity } from '@smithy/types';

/** What not every S3 server has. */
export type Capability =
  /** A second user, who is allowed nothing but what bucket policies allow. */
  | 'second-user'
  /** A key of its key management, and none by any other name. */
  | 'kms'
  /** STS, and a role that trusts the second user only. */
  | 'sts'
  /** STS, and a role that trusts the second user only, and only with an ExternalId. */
  | 'external-id';

/** An S3 server, and who may use it. */
export interface S3Subject {
  /** As in the table of differences, with its version: `Ceph RADOS Gateway 18.2.7`. */
  readonly server: string;
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentialIdentity;
  /** One that the rules share; each uses keys of its own. */
  readonly bucket: string;
  /** One for a rule that changes its settings. */
  makeBucket(): Promise<string>;
  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  readonly clockOffset: number;
  readonly secondUser?: { readonly credentials: AwsCredentialIdentity; readonly principal: string };
  readonly kmsKeyId?: string;
  readonly roleArn?: string;
  readonly externalIdRole?: { readonly arn: string; readonly externalId: string };
}

export function has(subject: S3Subject, capability: Capability): boolean {
  switch (capability) {
    case 'second-user':
      return subject.secondUser !== undefined;
    case 'kms':
      return subject.kmsKeyId !== undefined;
    case 'sts':
      return subject.roleArn !== undefined;
    case 'external-id':
      return subject.externalIdRole !== undefined;
  }
}

/** The time on the server's clock. */
export function serverNow(subject: S3Subject): number {
  return Date.now() + subject.clockOffset;
}
