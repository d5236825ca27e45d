import type { TransportErrorDetails, TransportErrorKind } from './transport-error.ts';

/** Regions by their names, so far as they are known. */
export interface AskedRegion {
  /** The one that was asked. */
  readonly asked?: string | undefined;
  /** The bucket's own, as the answer says. */
  readonly actual?: string | undefined;
}

/** What S3's own code, or its status where the code is not known, means for an export. */
export function errorKindOf(
  { operation, serviceCode, status }: TransportErrorDetails,
  { asked, actual }: AskedRegion = {},
): TransportErrorKind {
  const known = kinds.get(serviceCode);
  if (known !== undefined) return known;
  if (serviceCode.startsWith('KMS.')) return 'encryption-key';
  // what a server does not offer it will not offer at the next call
  if (status === 501) return 'invalid';
  if (status === undefined && cannotBeReached.test(serviceCode)) return 'misconfigured';
  if (status === undefined || status >= 500 || status === 408 || status === 200) return 'unavailable';
  if (status === 403 || status === 401) return 'denied';
  if (status === 409 || status === 412) return 'precondition';
  if (status === 429) return 'throttled';
  if (status === 301 || status === 307) return 'wrong-region';
  if (operation !== 'HeadObject' || status !== 400) return 'invalid';
  // An answer to HEAD has no body and so no code: a bad request that was made well is one whose token has expired.
  return asked !== undefined && actual !== undefined && asked !== actual ? 'wrong-region' : 'expired';
}

/**
 * The platform's words for calls that cannot reach S3, now or a moment later: an address that is none or that no name server knows, a
 * certificate that is not trusted, a port that speaks otherwise.
 *
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export const cannotBeReached =
  /CERT|^(?:ERR_TLS_|UNABLE_TO_)|^(?:INVALID_CA|HOSTNAME_MISMATCH|EPROTO|ENOTFOUND|ERR_INVALID_URL|InvalidBucketName|EndpointError)$/;

/** Node's codes for calls that got no answer, such as `ECONNRESET`; its `ERR_INVALID_ARG_TYPE` and the like are defects. */
export const gotNoAnswer = /^E(?!RR_)[A-Z_]+$/;

const kinds: ReadonlyMap<string, TransportErrorKind> = new Map([
  ['AccessDenied', 'denied'],
  ['AllAccessDisabled', 'denied'],
  ['InvalidAccessKeyId', 'denied'],
  ['SignatureDoesNotMatch', 'denied'],
  ['CredentialsProviderError', 'denied'],
  ['NoSuchBucket', 'missing-bucket'],
  ['NoSuchUpload', 'missing-upload'],
  ['PermanentRedirect', 'wrong-region'],
  ['TemporaryRedirect', 'wrong-region'],
  ['AuthorizationHeaderMalformed', 'wrong-region'],
  ['IllegalLocationConstraintException', 'wrong-region'],
  ['PreconditionFailed', 'precondition'],
  ['ConditionalRequestConflict', 'precondition'],
  ['SlowDown', 'throttled'],
  ['ServiceUnavailable', 'throttled'],
  ['TooManyRequests', 'throttled'],
  // of STS
  ['Throttling', 'throttled'],
  ['RequestTimeTooSkewed', 'skewed'],
  ['ExpiredToken', 'expired'],
  ['InvalidToken', 'expired'],
  ['TokenRefreshRequired', 'expired'],
  ['BadDigest', 'corrupted'],
  ['XAmzContentSHA256Mismatch', 'corrupted'],
  ['IncompleteBody', 'corrupted'],
  ['RequestTimeout', 'unavailable'],
]);
