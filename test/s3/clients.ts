import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity, Checksum, HttpRequest, SourceData } from '@smithy/types';
import { serverNow, type S3Subject } from './subject.ts';

/** The SDK as it comes, but for retries, which would hide what a server does. */
export function sdk(subject: S3Subject, config: S3ClientConfig = {}): S3Client {
  const client = new S3Client({
    endpoint: subject.endpoint,
    region: subject.region,
    credentials: subject.credentials,
    forcePathStyle: true,
    maxAttempts: 1,
    systemClockOffset: subject.clockOffset,
    logger: silent,
    ...config,
  });
  open.add(client);
  return client;
}

const ignore = (): void => undefined;
const silent = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
const open = new Set<S3Client>();

/** Sockets kept alive would keep the test process alive. */
export function closeClients(): void {
  for (const client of open) client.destroy();
  open.clear();
}

export interface RawRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly credentials?: AwsCredentialIdentity;
  readonly region?: string;
  readonly signingDate?: Date;
  /** Headers that are added when the signature is made already. */
  readonly unsignedHeaders?: Readonly<Record<string, string>>;
  /** `false` for an anonymous request. */
  readonly signed?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** `200`, `400 BadDigest` */
  readonly outcome: string;
}

/** A request that the SDK cannot be made to send. */
export async function raw(subject: S3Subject, given: RawRequest): Promise<RawAnswer> {
  const { headers } = given.signed === false ? { headers: { ...given.headers } } : await sign(subject, given);
  return send(subject, { ...given, headers: { ...headers, ...given.unsignedHeaders } });
}

export async function sign(subject: S3Subject, given: RawRequest): Promise<HttpRequest> {
  const signer = new SignatureV4({
    service: 's3',
    region: given.region ?? subject.region,
    credentials: given.credentials ?? subject.credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const signingDate = given.signingDate ?? new Date(serverNow(subject));
  return signer.sign(unsignedRequest(subject, given), { signingDate, unsignableHeaders: new Set(['expect']) });
}

export function unsignedRequest(subject: S3Subject, given: RawRequest): HttpRequest {
  const { protocol, hostname, port, host } = new URL(subject.endpoint);
  return {
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    method: given.method,
    path: given.path,
    query: { ...given.query },
    headers: { host, ...given.headers },
    body: given.body ?? '',
  };
}

export async function send(subject: S3Subject, given: RawRequest): Promise<RawAnswer> {
  const { protocol, hostname, port } = new URL(subject.endpoint);
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  const query = new URLSearchParams(given.query).toString().replaceAll('+', '%20');
  const path = query === '' ? given.path : `${given.path}?${query}`;
  const body = Buffer.from(given.body ?? '');
  const length = given.method === 'GET' || given.method === 'HEAD' ? {} : { 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const headers = { ...length, ...given.headers, connection: 'close' };
    const sent = request({ hostname, port, method: given.method, path, headers }, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (piece: string) => (text += piece));
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1];
        resolve({
          status,
          headers: answer.headers,
          text,
          outcome: code === undefined ? String(status) : `${status} ${code}`,
        });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Node's own, in the shape that the signer wants. */
export class Sha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #hash: ReturnType<typeof createHmac>;

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.#hash = this.#begin();
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#begin();
  }

  #begin(): ReturnType<typeof createHmac> {
    if (this.#secret === undefined) return createHash('SHA256');
    return createHmac(
      'SHA256',
      typeof this.#secret === 'string' ? this.#secret : new Uint8Array(this.#secret as ArrayBuffer),
    );
  }
}
