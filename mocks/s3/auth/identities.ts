import type { PolicyDocument } from '../policy/document.ts';

/** One who may sign requests. Without `policies` it may do everything in its own account. */
export interface S3Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `arn:aws:iam::111122223333:user/exporter`; by default a user of the endpoint's account, named by its access key. */
  readonly arn?: string;
  readonly policies?: readonly PolicyDocument[];
}

/** A role that others assume. Its trust policy says who, and under which ExternalId. */
export interface S3Role {
  readonly arn: string;
  readonly trustPolicy: PolicyDocument;
  /** What a session of it may do. Without it: everything in its own account. */
  readonly policies?: readonly PolicyDocument[];
  /** As in IAM from 3,600 to 43,200; by default 3,600. */
  readonly maxSessionSeconds?: number;
}

/** Credentials that STS gave. */
export interface S3Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
  readonly roleArn: string;
  readonly sessionName: string;
  /** Narrows what the role allows. */
  readonly sessionPolicy: PolicyDocument | null;
}

/** Who sent a request, proven by its signature. `policies` is `null` for one who may do everything in its account. */
export interface Caller {
  readonly accessKeyId: string | null;
  readonly arn: string;
  /** The role behind a session; policies may name either. */
  readonly roleArn: string | null;
  readonly account: string;
  readonly policies: readonly PolicyDocument[] | null;
  readonly sessionPolicy: PolicyDocument | null;
}

export const anonymous: Caller = {
  accessKeyId: null,
  arn: '*',
  roleArn: null,
  account: '',
  policies: [],
  sessionPolicy: null,
};

export function callerOfIdentity(identity: S3Identity, account: string): Caller {
  const arn = identity.arn ?? `arn:aws:iam::${account}:user/${identity.accessKeyId}`;
  return {
    accessKeyId: identity.accessKeyId,
    arn,
    roleArn: null,
    account: accountOf(arn),
    policies: identity.policies ?? null,
    sessionPolicy: null,
  };
}

export function callerOfSession(session: S3Session, role: S3Role): Caller {
  const account = accountOf(role.arn);
  const roleName = role.arn.slice(role.arn.lastIndexOf('/') + 1);
  return {
    accessKeyId: session.accessKeyId,
    arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${session.sessionName}`,
    roleArn: role.arn,
    account,
    policies: role.policies ?? null,
    sessionPolicy: session.sessionPolicy,
  };
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
