import type { S3Request } from '../wire/message.ts';
import { S3Error } from '../wire/s3-error.ts';
import type { Query } from '../wire/target.ts';
import { parseAmzDate } from './amz-date.ts';

export interface Scope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** Who a request says that it is from, and the signature that has to prove it. */
export interface Claim {
  readonly by: 'header' | 'query';
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `YYYYMMDDTHHMMSSZ`, as it goes into the string to sign. */
  readonly date: string;
  readonly at: number;
  readonly token: string | null;
  /** Only a presigned address has one. */
  readonly lifetimeSeconds: number | null;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** Seven days: the longest that Signature Version 4 allows. */
const LONGEST_LIFETIME_SECONDS = 604_800;

/** `null` for an anonymous request. */
export function readClaim(request: S3Request, query: Query): Claim | null {
  const authorization = request.headers.get('authorization');
  const presigned = query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature');
  if (authorization !== undefined && presigned)
    throw new S3Error('InvalidArgument', {
      message:
        'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
      details: { ArgumentName: 'Authorization', ArgumentValue: authorization.split(' ', 1)[0] ?? '' },
    });
  if (authorization !== undefined) return headerClaim(authorization, request);
  // what some clients still sign addresses with, unless told otherwise: S3 takes it for no bucket made since June 2020
  if (query.has('AWSAccessKeyId') && query.has('Signature')) throw unsupportedMechanism();
  return presigned ? queryClaim(query) : null;
}

function unsupportedMechanism(): S3Error {
  return new S3Error('InvalidRequest', {
    message: 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  });
}

function headerClaim(authorization: string, request: S3Request): Claim {
  const [algorithm, ...rest] = authorization.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) throw unsupportedMechanism();
  const fields = new Map(
    rest
      .join('')
      .split(',')
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)] as const),
  );
  const field = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw malformedHeader(`The authorization header is malformed; missing ${name}.`);
    return value;
  };
  const { accessKeyId, scope } = parseCredential(field('Credential'), malformedHeader);
  const { date, at } = dateOf(request);
  if (!date.startsWith(scope.day))
    throw malformedHeader(
      `The authorization header is malformed; Invalid credential date "${scope.day}". This date is not the same as X-Amz-Date: "${date.slice(0, 8)}".`,
    );
  return {
    by: 'header',
    accessKeyId,
    scope,
    signedHeaders: field('SignedHeaders').toLowerCase().split(';'),
    signature: field('Signature'),
    date,
    at,
    token: request.headers.get('x-amz-security-token') ?? null,
    lifetimeSeconds: null,
  };
}

function malformedHeader(message: string): S3Error {
  return new S3Error('AuthorizationHeaderMalformed', { message });
}

function dateOf(request: S3Request): { date: string; at: number } {
  const stamp = request.headers.get('x-amz-date');
  const at = stamp === undefined ? Date.parse(request.headers.get('date') ?? '') : parseAmzDate(stamp);
  if (at === undefined || Number.isNaN(at))
    throw new S3Error('AccessDenied', { message: 'AWS authentication requires a valid Date or x-amz-date header' });
  return { date: stamp ?? new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, ''), at };
}

function queryClaim(query: Query): Claim {
  const parameter = (name: string): string => {
    const value = query.get(name);
    if (!value)
      throw malformedQuery(
        'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
      );
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== ALGORITHM)
    throw malformedQuery('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"');
  const { accessKeyId, scope } = parseCredential(parameter('X-Amz-Credential'), malformedQuery);
  const date = parameter('X-Amz-Date');
  const at = parseAmzDate(date);
  if (at === undefined) throw malformedQuery("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!date.startsWith(scope.day))
    throw malformedQuery(
      `Invalid credential date "${scope.day}". This date is not the same as X-Amz-Date: "${date.slice(0, 8)}".`,
    );
  return {
    by: 'query',
    accessKeyId,
    scope,
    signedHeaders: parameter('X-Amz-SignedHeaders').toLowerCase().split(';'),
    signature: parameter('X-Amz-Signature'),
    date,
    at,
    token: query.get('X-Amz-Security-Token') ?? null,
    lifetimeSeconds: lifetimeOf(parameter('X-Amz-Expires')),
  };
}

function lifetimeOf(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds)) throw malformedQuery('X-Amz-Expires should be a number');
  if (seconds < 0) throw malformedQuery('X-Amz-Expires must be non-negative');
  if (seconds > LONGEST_LIFETIME_SECONDS)
    throw malformedQuery(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  return seconds;
}

function malformedQuery(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', { message });
}

/** An access key id may hold a slash; what follows it has exactly four parts. */
function parseCredential(
  credential: string,
  malformed: (message: string) => S3Error,
): { accessKeyId: string; scope: Scope } {
  const parts = credential.split('/');
  const [day, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (!accessKeyId || !day || !region || !service || terminator !== 'aws4_request')
    throw malformed(
      'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  if (!/^\d{8}$/.test(day))
    throw malformed(
      `The authorization header is malformed; incorrect date format "${day}". This date in the credential must be in the format "yyyyMMdd".`,
    );
  return { accessKeyId, scope: { day, region, service } };
}
