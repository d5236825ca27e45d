import { digestOf, type Digests } from '../digest/digests.ts';
import { toHex, utf8Bytes } from '../digest/encoding.ts';
import type { S3Request } from '../wire/message.ts';
import type { Target } from '../wire/target.ts';
import { encodePath, encodeUri } from '../wire/uri.ts';
import type { Claim, Scope } from './claim.ts';

/** The signature that this request has to carry: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
export function expectedSignature(
  digests: Digests,
  signingKey: Uint8Array,
  claim: Claim,
  request: S3Request,
  target: Target,
  payloadHash: string,
): { signature: string; canonicalRequest: string; stringToSign: string } {
  const canonicalRequest = [
    request.method,
    encodePath(target.path),
    canonicalQuery(target),
    ...claim.signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}`),
    '',
    claim.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
  const hash = sha256Hex(digests, canonicalRequest);
  const stringToSign = ['AWS4-HMAC-SHA256', claim.date, scopeText(claim.scope), hash].join('\n');
  return { signature: sign(digests, signingKey, stringToSign), canonicalRequest, stringToSign };
}

export function scopeText({ day, region, service }: Scope): string {
  return `${day}/${region}/${service}/aws4_request`;
}

export function sign(digests: Digests, signingKey: Uint8Array, text: string): string {
  return toHex(digests.hmacSha256(signingKey, text));
}

export function sha256Hex(digests: Digests, text: string): string {
  return toHex(digestOf(digests, 'SHA256', [utf8Bytes(text)]));
}

export function signingKey(digests: Digests, secret: string, { day, region, service }: Scope): Uint8Array {
  const steps = [day, region, service, 'aws4_request'];
  return steps.reduce((key, step) => digests.hmacSha256(key, step), utf8Bytes(`AWS4${secret}`));
}

function canonicalQuery(target: Target): string {
  return target.query.pairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map((pair) => pair.join('='))
    .join('&');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function canonicalHeader(request: S3Request, name: string): string {
  const value = name === 'host' ? request.host : (request.headers.get(name) ?? '');
  return value.trim().replace(/\s+/g, ' ');
}
