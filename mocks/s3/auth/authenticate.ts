import type { Digests } from '../digest/digests.ts';
import type { S3Request } from '../wire/message.ts';
import { S3Error, type S3ErrorOptions } from '../wire/s3-error.ts';
import type { Target } from '../wire/target.ts';
import { readClaim, type Claim } from './claim.ts';
import {
  anonymous,
  callerOfIdentity,
  callerOfSession,
  type Caller,
  type S3Identity,
  type S3Role,
  type S3Session,
} from './identities.ts';
import { payloadOf, type Payload } from './payload.ts';
import { expectedSignature, signingKey } from './signature.ts';

/** What a signature is checked against. */
export interface Keyring {
  readonly identities: readonly S3Identity[];
  readonly roles: readonly S3Role[];
  readonly sessions: ReadonlyMap<string, S3Session>;
  readonly account: string;
  readonly region: string;
}

/** A request whose signature holds, or that carries none. */
export interface Authenticated {
  readonly caller: Caller;
  readonly payload: Payload;
  readonly authType: 'REST-HEADER' | 'REST-QUERY-STRING' | 'anonymous';
  /** Signs the chunks of a body that is signed piece by piece. */
  readonly chain: { readonly key: Uint8Array; readonly claim: Claim } | null;
}

/** S3 refuses a request whose time is further from its own than this. */
const LARGEST_SKEW_MS = 15 * 60 * 1000;

export function authenticate(
  request: S3Request,
  target: Target,
  keyring: Keyring,
  digests: Digests,
  now: number,
): Authenticated {
  const claim = readClaim(request, target.query);
  if (claim === null) {
    const stated = request.headers.has('x-amz-content-sha256');
    return {
      caller: anonymous,
      payload: stated ? payloadOf(request) : { kind: 'unsigned' },
      authType: 'anonymous',
      chain: null,
    };
  }
  const { secret, caller } = credentialsOf(claim, keyring, now);
  if (claim.scope.service !== 's3')
    throw malformedScope(claim, `incorrect service "${claim.scope.service}". This endpoint belongs to "s3".`);
  if (claim.scope.region !== keyring.region)
    throw malformedScope(claim, `the region '${claim.scope.region}' is wrong; expecting '${keyring.region}'`, {
      details: { Region: keyring.region },
      headers: { 'x-amz-bucket-region': keyring.region },
    });
  checkTime(claim, now);
  checkSignedHeaders(claim, request);

  const payload: Payload =
    claim.by === 'query' && !request.headers.has('x-amz-content-sha256') ? { kind: 'unsigned' } : payloadOf(request);
  const payloadHash =
    claim.by === 'query' ? queryPayloadHash(request, target) : (request.headers.get('x-amz-content-sha256') ?? '');
  const key = signingKey(digests, secret, claim.scope);
  checkSignature(claim, expectedSignature(digests, key, claim, request, target, payloadHash));
  return {
    caller,
    payload,
    authType: claim.by === 'header' ? 'REST-HEADER' : 'REST-QUERY-STRING',
    chain: { key, claim },
  };
}

/** @throws S3Error where no one, or no one any longer, has that key. */
export function credentialsOf(claim: Claim, keyring: Keyring, now: number): { secret: string; caller: Caller } {
  const identity = keyring.identities.find(({ accessKeyId }) => accessKeyId === claim.accessKeyId);
  if (identity) {
    if (claim.token !== null) throw new S3Error('InvalidToken', { details: { 'Token-0': claim.token } });
    return { secret: identity.secretAccessKey, caller: callerOfIdentity(identity, keyring.account) };
  }
  const session = keyring.sessions.get(claim.accessKeyId);
  const role = keyring.roles.find(({ arn }) => arn === session?.roleArn);
  if (!session || !role || claim.token === null)
    throw new S3Error('InvalidAccessKeyId', { details: { AWSAccessKeyId: claim.accessKeyId } });
  if (claim.token !== session.sessionToken) throw new S3Error('InvalidToken', { details: { 'Token-0': claim.token } });
  if (now >= session.expiresAt) throw new S3Error('ExpiredToken', { details: { 'Token-0': claim.token } });
  return { secret: session.secretAccessKey, caller: callerOfSession(session, role) };
}

function malformedScope(
  claim: Claim,
  what: string,
  options: Pick<S3ErrorOptions, 'details' | 'headers'> = {},
): S3Error {
  const code = claim.by === 'header' ? 'AuthorizationHeaderMalformed' : 'AuthorizationQueryParametersError';
  const lead =
    claim.by === 'header'
      ? 'The authorization header is malformed; '
      : 'Error parsing the X-Amz-Credential parameter; ';
  return new S3Error(code, { message: lead + what, ...options });
}

export function checkTime(claim: Claim, now: number): void {
  if (claim.lifetimeSeconds !== null) {
    if (claim.at - now > LARGEST_SKEW_MS) throw new S3Error('AccessDenied', { message: 'Request is not yet valid' });
    const expiresAt = claim.at + claim.lifetimeSeconds * 1000;
    if (now > expiresAt)
      throw new S3Error('AccessDenied', {
        message: 'Request has expired',
        details: {
          'X-Amz-Expires': claim.lifetimeSeconds,
          Expires: isoSeconds(expiresAt),
          ServerTime: isoSeconds(now),
        },
      });
    return;
  }
  if (Math.abs(now - claim.at) > LARGEST_SKEW_MS)
    throw new S3Error('RequestTimeTooSkewed', {
      details: { RequestTime: claim.date, ServerTime: isoSeconds(now), MaxAllowedSkewMilliseconds: LARGEST_SKEW_MS },
    });
}

function isoSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}/, '');
}

/** What is not signed could have been added on the way: S3 wants the host and every `x-amz-` header signed. */
function checkSignedHeaders(claim: Claim, request: S3Request): void {
  const wanted = ['host', ...[...request.headers.keys()].filter((name) => name.startsWith('x-amz-'))];
  const unsigned = wanted.filter((name) => !claim.signedHeaders.includes(name) && name !== 'x-amz-content-sha256');
  if (unsigned.length > 0)
    throw new S3Error('AccessDenied', {
      message: 'There were headers present in the request which were not signed',
      details: { HeadersNotSigned: unsigned.join(', ') },
    });
}

function queryPayloadHash(request: S3Request, target: Target): string {
  return target.query.get('X-Amz-Content-Sha256') ?? request.headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
}

export function checkSignature(claim: Claim, expected: ReturnType<typeof expectedSignature>): void {
  if (claim.signature === expected.signature) return;
  throw new S3Error('SignatureDoesNotMatch', {
    details: {
      AWSAccessKeyId: claim.accessKeyId,
      StringToSign: expected.stringToSign,
      SignatureProvided: claim.signature,
      CanonicalRequest: expected.canonicalRequest,
    },
  });
}
