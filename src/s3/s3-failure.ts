import type { ServiceProblem } from '../domain/service-problems.ts';
import { serviceCodeOf } from '../export/transport/service-code.ts';
import { cannotBeReached, gotNoAnswer } from '../export/transport/error-kinds.ts';

/** What S3, or the way to it, answered: its code, its status, and whether the connection was ever made. */
export interface S3Failure {
  readonly code: string;
  readonly status: number | undefined;
  /** ARN of the KMS key that may not be used, where the answer names one. */
  readonly keyArn?: string | undefined;
}

/** The code and status of an error of the AWS SDK, or of the network under it. */
export function failureOf(error: unknown): S3Failure {
  if (!(error instanceof Error)) return { code: 'Unknown', status: undefined };
  const metadata = (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata;
  const status = metadata?.httpStatusCode;
  const networkCode = (error as { readonly code?: unknown }).code;
  const code = status === undefined && typeof networkCode === 'string' ? networkCode : error.name;
  return { code: serviceCodeOf(code), status, keyArn: refusedKey.exec(error.message)?.[1] };
}

/** In the words of AWS: `… is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:…:key/… because …` */
const refusedKey = /\bkms:\w+ on resource: (arn:aws[\w-]*:kms:[\w-]+:\d+:key\/[\w-]+)/;

/** Names by which platforms tell that no answer came, in place of a code. A caller's own abort never comes here: this is a deadline's. */
const noAnswer: ReadonlySet<string> = new Set(['NetworkError', 'TypeError', 'TimeoutError', 'AbortError']);

/** An error as the SDK would make it, where an answer tells no code. */
export function named(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

/** What it means. */
export function problemOf(failure: S3Failure): ServiceProblem {
  return isUnreachable(failure) ? 'unreachable' : (problems.get(failure.code) ?? byStatus(failure));
}

function isUnreachable({ code, status }: S3Failure): boolean {
  return status === undefined && (noAnswer.has(code) || gotNoAnswer.test(code) || cannotBeReached.test(code));
}

/** That an object is not what was written: a server that answers everything well is no S3, or something on the way to it changes requests. */
export const PROBE_DIFFERS = 'ProbeDiffers';

const problems: ReadonlyMap<string, ServiceProblem> = new Map([
  ['InvalidAccessKeyId', 'unknown-access-key'],
  ['SignatureDoesNotMatch', 'wrong-secret-key'],
  ['ExpiredToken', 'expired-credentials'],
  ['InvalidToken', 'expired-credentials'],
  ['TokenRefreshRequired', 'expired-credentials'],
  // of STS, about the credentials with which it was asked
  ['InvalidClientTokenId', 'expired-credentials'],
  ['ExpiredTokenException', 'expired-credentials'],
  ['CredentialsProviderError', 'expired-credentials'],
  ['NoSuchBucket', 'no-such-bucket'],
  ['PermanentRedirect', 'wrong-region'],
  ['TemporaryRedirect', 'wrong-region'],
  ['AuthorizationHeaderMalformed', 'wrong-region'],
  ['IllegalLocationConstraintException', 'wrong-region'],
  ['NoSuchUpload', 'missing-upload'],
  ['NotImplemented', 'not-implemented'],
  ['RequestTimeTooSkewed', 'clock-skew'],
  ['PreconditionFailed', 'file-exists'],
  ['ConditionalRequestConflict', 'file-exists'],
  ['SlowDown', 'overloaded'],
  ['ServiceUnavailable', 'overloaded'],
  ['InternalError', 'overloaded'],
  ['RequestTimeout', 'overloaded'],
  ['KMS.DisabledException', 'unusable-key'],
  ['KMS.NotFoundException', 'unusable-key'],
  ['KMS.KMSInvalidStateException', 'unusable-key'],
  ['IncompleteAnswer', 'service-error'],
  ['BadDigest', 'corrupted'],
  [PROBE_DIFFERS, 'corrupted'],
  ['IncompleteBody', 'corrupted'],
  ['XAmzContentSHA256Mismatch', 'corrupted'],
]);

/** Codes that come with 403 too, and say that the credentials themselves are not right. */
const aboutCredentials = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'TokenRefreshRequired',
  'InvalidClientTokenId',
  'ExpiredTokenException',
  'RequestTimeTooSkewed',
]);

/** Whether rights are missing. An answer to HEAD has no body, and so no code. */
export function isDenied({ status, code }: S3Failure): boolean {
  return code === 'AccessDenied' || (status === 403 && !aboutCredentials.has(code));
}

function byStatus(failure: S3Failure): ServiceProblem {
  if (isDenied(failure)) return 'denied';
  return failure.status !== undefined && failure.status >= 500 ? 'service-error' : 'refused';
}
