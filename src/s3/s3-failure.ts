/** What S3, or the way to it, answered: its code, its status, and whether the connection was ever made. */
export interface S3Failure {
  readonly code: string;
  readonly status: number | undefined;
}

/** The same for a person: what happened, what it means, what to do. Holds no host name, no key and nothing of the service's own text. */
export interface Explanation {
  readonly title: string;
  readonly message: string;
  readonly nextStep: string;
}

/** The code and status of an error of the AWS SDK, or of the network under it. */
export function failureOf(error: unknown): S3Failure {
  if (!(error instanceof Error)) return { code: 'Unknown', status: undefined };
  const metadata = (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata;
  const networkCode = (error as { readonly code?: unknown }).code;
  const code = metadata?.httpStatusCode === undefined && typeof networkCode === 'string' ? networkCode : error.name;
  return { code, status: metadata?.httpStatusCode };
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'NetworkError',
  'TypeError',
  'TimeoutError',
]);

/** @param subject what was being done, after "S3 refused": "the upload" */
export function explain(failure: S3Failure, subject: string): Explanation {
  if (failure.status === undefined && unreachable.has(failure.code)) {
    return {
      title: 'S3 could not be reached',
      message: 'No connection to the endpoint could be made.',
      nextStep: 'Check the endpoint address and region, and that the network lets requests out to it.',
    };
  }
  switch (failure.code) {
    case 'InvalidAccessKeyId':
      return {
        title: 'The access key is not known',
        message: 'S3 does not know this access key id.',
        nextStep: 'Enter the key id and its secret again, or create a new key.',
      };
    case 'SignatureDoesNotMatch':
      return {
        title: 'The secret key is wrong',
        message: 'The secret access key does not belong to this key id.',
        nextStep: 'Enter the secret access key again, as it was issued.',
      };
    case 'ExpiredToken':
    case 'InvalidToken':
    case 'TokenRefreshRequired':
      return {
        title: 'The credentials have expired',
        message: 'The temporary credentials are not valid any more.',
        nextStep: 'Retry; when it fails again, renew the credentials that the service runs with.',
      };
    case 'NoSuchBucket':
      return {
        title: 'The bucket does not exist',
        message: 'There is no bucket of this name in this account and region.',
        nextStep: 'Check the bucket name, or create the bucket.',
      };
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return {
        title: 'The bucket is in another region',
        message: 'The bucket does not answer in this region.',
        nextStep: 'Enter the region in which the bucket was created.',
      };
    case 'NotImplemented':
      return {
        title: 'The server does not offer this',
        message: `The server speaks the protocol of S3, but does not know a part of it that is needed for ${subject.replace(/^to /, '')}.`,
        nextStep: 'Run the connection test: it says what the server lacks.',
      };
    case 'RequestTimeTooSkewed':
      return {
        title: 'The clocks differ',
        message: 'The clock of this service and that of S3 are more than 15 minutes apart.',
        nextStep: 'Set the clock of the machine that exports.',
      };
    case 'PreconditionFailed':
    case 'ConditionalRequestConflict':
      return {
        title: 'The file exists already',
        message: 'A file of this name is already in the bucket, and the activation does not replace files.',
        nextStep: 'Add the date and time to the file name, or allow it to replace.',
      };
    case 'SlowDown':
    case 'ServiceUnavailable':
    case 'InternalError':
    case 'RequestTimeout':
      return {
        title: 'S3 is overloaded',
        message: 'S3 answered again and again that it cannot take requests now.',
        nextStep: 'Retry in a few minutes.',
      };
    case 'KMS.DisabledException':
    case 'KMS.NotFoundException':
    case 'KMS.KMSInvalidStateException':
      return {
        title: 'The encryption key cannot be used',
        message: 'The KMS key does not exist, is disabled, or is about to be deleted.',
        nextStep: 'Check the key id and its region, or enable the key.',
      };
    default:
      return byStatus(failure, subject);
  }
}

/** Codes that come with 403 too, and say that the credentials themselves are not right. */
const aboutCredentials = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
  'TokenRefreshRequired',
  'RequestTimeTooSkewed',
]);

/** Whether rights are missing. An answer to HEAD has no body, and so no code. */
export function isDenied({ status, code }: S3Failure): boolean {
  return code === 'AccessDenied' || (status === 403 && !aboutCredentials.has(code));
}

function byStatus(failure: S3Failure, subject: string): Explanation {
  if (isDenied(failure)) {
    return {
      title: `S3 refused ${subject}`,
      message: 'The credentials are right, but they are not allowed to do this.',
      nextStep:
        'Add the policy below to the role or user, or remove the statement of the bucket policy that denies it.',
    };
  }
  if (failure.status !== undefined && failure.status >= 500) {
    return {
      title: 'S3 did not answer as it should',
      message: 'S3 reported an error of its own.',
      nextStep: 'Retry in a few minutes.',
    };
  }
  return {
    title: `S3 refused ${subject}`,
    message: 'S3 did not accept the request.',
    nextStep: 'Run the connection test: it shows which step fails.',
  };
}
