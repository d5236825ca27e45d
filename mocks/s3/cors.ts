import type { Bucket, CorsRule } from './state/model.ts';
import type { S3Request, S3Response } from './wire/message.ts';
import { S3Error } from './wire/s3-error.ts';
import { emptyResponse } from './operations/object-answer.ts';

/** Answers a browser that asks whether its page may send what it is about to send. */
export function preflight(request: S3Request, bucket: Bucket | undefined): S3Response {
  const { headers } = request;
  const origin = headers.get('origin');
  const method = headers.get('access-control-request-method');
  if (origin === undefined || method === undefined)
    throw new S3Error('AccessForbidden', {
      status: 400,
      message: 'Insufficient information. Origin request header needed.',
    });
  if (!bucket?.cors)
    throw new S3Error('AccessForbidden', { message: 'CORSResponse: CORS is not enabled for this bucket.' });
  const wanted = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = bucket.cors.find(
    (candidate) => allows(candidate, origin, method) && wanted.every((name) => allowsHeader(candidate, name)),
  );
  if (!rule)
    throw new S3Error('AccessForbidden', {
      message:
        "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    });
  const answer = emptyResponse(200, ruleHeaders(rule, origin));
  answer.headers.set('access-control-allow-methods', rule.methods.join(', '));
  if (wanted.length > 0) answer.headers.set('access-control-allow-headers', wanted.join(', '));
  if (rule.maxAgeSeconds !== null) answer.headers.set('access-control-max-age', String(rule.maxAgeSeconds));
  return answer;
}

/** What lets a page of another origin read the answer; nothing where no rule of the bucket lets it. */
export function corsHeaders(request: S3Request, bucket: Bucket | undefined): [string, string][] {
  const origin = request.headers.get('origin');
  if (origin === undefined) return [];
  const rule = bucket?.cors?.find((candidate) => allows(candidate, origin, request.method));
  if (!rule) return [];
  return [...ruleHeaders(rule, origin), ['access-control-allow-methods', rule.methods.join(', ')]];
}

function ruleHeaders(rule: CorsRule, origin: string): [string, string][] {
  const open = rule.origins.includes('*');
  const headers: [string, string][] = [
    ['access-control-allow-origin', open ? '*' : origin],
    ['vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'],
  ];
  if (!open) headers.push(['access-control-allow-credentials', 'true']);
  if (rule.exposed.length > 0) headers.push(['access-control-expose-headers', rule.exposed.join(', ')]);
  return headers;
}

function allows(rule: CorsRule, origin: string, method: string): boolean {
  return rule.methods.includes(method) && rule.origins.some((pattern) => fits(pattern, origin));
}

function allowsHeader(rule: CorsRule, header: string): boolean {
  return rule.headers.some((pattern) => fits(pattern.toLowerCase(), header));
}

/** At most one `*`, which stands for any text. */
function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}
