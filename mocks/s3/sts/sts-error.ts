import { utf8Bytes } from '../digest/encoding.ts';
import { bytesOf } from '../state/bytes.ts';
import type { S3Response } from '../wire/message.ts';
import { xmlText } from '../wire/xml.ts';

const STATUSES = {
  AccessDenied: 403,
  ExpiredTokenException: 403,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  MalformedPolicyDocument: 400,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
  ValidationError: 400,
} as const;

export type StsErrorCode = keyof typeof STATUSES;

/** What STS answers in place of what was asked: its codes and its XML are not those of S3. */
export class StsError extends Error {
  override readonly name = 'StsError';
  readonly code: StsErrorCode;
  readonly status: number;

  constructor(code: StsErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = STATUSES[code];
  }
}

export const STS_NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export function stsErrorResponse(error: StsError, requestId: string): S3Response {
  const content = { Error: { Type: 'Sender', Code: error.code, Message: error.message }, RequestId: requestId };
  const text = xmlText('ErrorResponse', content, STS_NAMESPACE);
  return { status: error.status, headers: new Map([['content-type', 'text/xml']]), content: bytesOf(utf8Bytes(text)) };
}
