import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { HttpRequest, HttpResponse } from '@smithy/types';
import { createS3Endpoint, type S3Endpoint, type S3EndpointOptions } from '../../../mocks/s3/index.ts';

export const CREDENTIALS = { accessKeyId: 'AKIAEXPORTER00000000', secretAccessKey: 'exporter-secret' };
export const BUCKET = 'exports';
export const START = Date.parse('2026-03-10T09:30:00Z');

/** A clock that tests move. */
export class TestClock {
  #now = START;

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export function endpoint(options: Partial<S3EndpointOptions> = {}): S3Endpoint {
  return createS3Endpoint({ credentials: [CREDENTIALS], buckets: [BUCKET], clock: new TestClock(), ...options });
}

/** The SDK as a page has it: its requests go through Fetch's own classes, and no socket is opened. */
export function pageClient(target: S3Endpoint, config: S3ClientConfig = {}): S3Client {
  return new S3Client({ ...settings(target), forcePathStyle: true, ...config });
}

export function stsClient(target: S3Endpoint): STSClient {
  return new STSClient(settings(target));
}

function settings(target: S3Endpoint) {
  return {
    endpoint: 'http://s3.test',
    region: 'us-east-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
    systemClockOffset: START - Date.now(),
    logger: { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore },
    requestHandler: { handle: (request: HttpRequest) => handle(target, request) },
  };
}

function ignore(): void {
  // the SDK warns of failures, which are what these tests are about
}

async function handle(target: S3Endpoint, sent: HttpRequest): Promise<{ response: HttpResponse }> {
  const query = Object.entries(sent.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  const url = `${sent.protocol}//${sent.hostname}${sent.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const body = sent.method === 'GET' || sent.method === 'HEAD' ? null : (sent.body as BodyInit);
  // a browser states neither of them where a page's code can see it
  const { host: _host, 'content-length': _length, ...headers } = sent.headers;
  const answer = await target.handle(
    new Request(url, { method: sent.method, headers, body, duplex: 'half' } as RequestInit),
  );
  const response: HttpResponse = {
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: answer.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  };
  return { response };
}

/** A promise that a test settles when it likes. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = ignore;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
