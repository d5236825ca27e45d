import type { S3Request } from '../wire/message.ts';
import { S3Error, invalidArgument, invalidRequest } from '../wire/s3-error.ts';

/** What `x-amz-content-sha256` promises about the body. */
export type Payload =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'signed'; readonly sha256: string }
  | { readonly kind: 'chunked'; readonly chunksSigned: boolean; readonly trailer: boolean };

const CHUNKED: Readonly<Record<string, Payload>> = {
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { kind: 'chunked', chunksSigned: false, trailer: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { kind: 'chunked', chunksSigned: true, trailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { kind: 'chunked', chunksSigned: true, trailer: true },
};

export function payloadOf(request: S3Request): Payload {
  const header = request.headers.get('x-amz-content-sha256');
  if (header === undefined) throw invalidRequest('Missing required header for this request: x-amz-content-sha256');
  if (header === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' };
  const chunked = CHUNKED[header];
  if (chunked) return chunked;
  if (header.startsWith('STREAMING-'))
    throw new S3Error('NotImplemented', { details: { Header: 'x-amz-content-sha256' } });
  if (!/^[0-9a-f]{64}$/i.test(header))
    throw invalidArgument(
      'x-amz-content-sha256',
      header,
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
    );
  return { kind: 'signed', sha256: header.toLowerCase() };
}
