import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { ActivationError } from '../adapter/activation-error.ts';
import type { AccountAuth, S3Endpoint } from '../domain/account.ts';

/** Temporary or lasting credentials, as the AWS SDK takes them. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Asked for credentials whenever the ones at hand have expired. */
export type S3CredentialProvider = () => Promise<S3Credentials>;

/** How the service itself signs, and how it assumes the roles of its customers. */
export interface S3Identity {
  /** The service's own credentials: for accounts of kind `ambient`, and to assume roles with. */
  readonly credentials?: S3CredentialProvider;
  /** Where STS answers, for a server that is not AWS. */
  readonly stsEndpoint?: string;
  /** Of one customer alone: with one that several share, each could name the role of another, and have the service assume it. */
  readonly externalId?: string;
  readonly principalArn?: string;
  /** Makes the signal that ends a call of STS, or one of the connection test, after so many milliseconds; the platform's own unless told. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
  /**
   * Whether accounts may name this address; any unless told. Where the service runs more can be reached than from where people sit: its
   * network, its cloud's metadata. An address may be a name that leads anywhere: a firewall, or a `requestHandler` that looks where it
   * connects to, is what holds.
   */
  readonly allowsEndpoint?: (endpoint: URL) => boolean;
  /** Passed to every client: a proxy, a connection pool. */
  readonly requestHandler?: S3ClientConfig['requestHandler'];
}

/** An account's way to S3, saved or still being typed. */
export interface S3Access {
  readonly auth: AccountAuth;
  readonly endpoint?: S3Endpoint | undefined;
  readonly region: string;
  /** Of an access key. */
  readonly secretAccessKey?: string | undefined;
}

/** By this account nothing can be sent, in two sentences: why, and what to do. */
export class AccountUnusable extends ActivationError {
  readonly found: string;
  readonly fix: string;

  constructor(found: string, fix: string) {
    super('unavailable', `${found} ${fix}`);
    this.found = found;
    this.fix = fix;
  }
}

/** Milliseconds after which a call that is answered in one or two of them counts as lost. */
const SHORT_CALL = 30_000;

/** Ends a short call that nobody answers, and with the signal of whoever asks. */
export function shortCall(
  { deadline = (limit) => AbortSignal.timeout(limit) }: S3Identity,
  signal?: AbortSignal,
): AbortSignal {
  const timeout = deadline(SHORT_CALL);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

/**
 * A client that signs as the account does. Whoever gets it destroys it.
 *
 * @throws AccountUnusable
 */
export function s3Client(access: S3Access, identity: S3Identity): S3Client {
  if (!isAllowed(access.endpoint, identity))
    throw new AccountUnusable(
      'The operator of this service does not allow the address of this account.',
      'Use another address, or ask the operator to allow it.',
    );
  return new S3Client({
    region: access.region,
    // Who retries is the caller, who knows which call may be repeated.
    maxAttempts: 1,
    credentials: credentialsOf(access, identity),
    ...(access.endpoint === undefined
      ? {}
      : { endpoint: access.endpoint.url, forcePathStyle: access.endpoint.addressing === 'path' }),
    ...handlerOf(identity),
  });
}

/** Credentials of a role, for an hour; without the external id where `withExternalId` says so, to see that the role insists on it. */
export async function assumeRole(
  roleArn: string,
  region: string,
  identity: S3Identity,
  options: { readonly withExternalId: boolean; readonly signal?: AbortSignal | undefined },
): Promise<S3Credentials> {
  const config: STSClientConfig = {
    region,
    credentials: ownCredentials(identity),
    ...(identity.stsEndpoint === undefined ? {} : { endpoint: identity.stsEndpoint }),
    ...handlerOf(identity),
  };
  const client = new STSClient(config);
  try {
    const answer = await client.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'prospect-activation',
        ...(options.withExternalId && identity.externalId !== undefined ? { ExternalId: identity.externalId } : {}),
      }),
      { abortSignal: shortCall(identity, options.signal) },
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    if (AccessKeyId === undefined || SecretAccessKey === undefined)
      throw new ActivationError('unavailable', 'The role was assumed, but no credentials came back.');
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    };
  } finally {
    client.destroy();
  }
}

export function isAllowed(endpoint: S3Endpoint | undefined, { allowsEndpoint }: S3Identity): boolean {
  return endpoint === undefined || allowsEndpoint === undefined || allowsEndpoint(new URL(endpoint.url));
}

function credentialsOf(access: S3Access, identity: S3Identity): S3CredentialProvider {
  const { auth, secretAccessKey } = access;
  switch (auth.kind) {
    case 'access-key':
      if (secretAccessKey === undefined)
        throw new AccountUnusable('The secret of this account is not known any more.', 'Enter its access key again.');
      return () => Promise.resolve({ accessKeyId: auth.accessKeyId, secretAccessKey });
    case 'assumed-role':
      return () => assumeRole(auth.roleArn, access.region, identity, { withExternalId: true });
    case 'ambient':
      return ownCredentials(identity);
  }
}

/** @throws AccountUnusable */
export function ownCredentials({ credentials }: S3Identity): S3CredentialProvider {
  if (credentials !== undefined) return credentials;
  throw new AccountUnusable(
    'This service has no credentials of its own.',
    'Use an access key, or ask its operator to set credentials up.',
  );
}

function handlerOf(identity: S3Identity): Pick<S3ClientConfig, 'requestHandler'> {
  return identity.requestHandler === undefined ? {} : { requestHandler: identity.requestHandler };
}
