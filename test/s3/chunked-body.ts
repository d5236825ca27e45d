import { createHmac } from 'node:crypto';
import { sha256Hex } from './bodies.ts';
import { send, sign, type RawAnswer, type RawRequest } from './clients.ts';
import { serverNow, type S3Subject } from './subject.ts';

export interface ChunkedPut {
  readonly path: string;
  readonly chunks: readonly (Uint8Array | string)[];
  /** Chunks are signed, one behind the other. */
  readonly signed: boolean;
  /** Header behind the last chunk. */
  readonly trailer?: readonly [name: string, value: string];
  /** By default what the chunks hold. */
  readonly statedLength?: number;
  /** Takes the place of a chunk's bytes when its signature is made already. */
  readonly tampered?: string;
  /** Signs the trailer wrongly. */
  readonly trailerTampered?: boolean;
}

/** A put whose body is `aws-chunked`, as SDKs send streams. */
export async function putChunked(subject: S3Subject, put: ChunkedPut): Promise<RawAnswer> {
  const length = put.chunks.reduce((sum, chunk) => sum + Buffer.byteLength(chunk), 0);
  const algorithm = put.signed ? 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' : 'STREAMING-UNSIGNED-PAYLOAD';
  const request: RawRequest = {
    method: 'PUT',
    path: put.path,
    signingDate: new Date(serverNow(subject)),
    headers: {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(put.statedLength ?? length),
      'x-amz-content-sha256': put.trailer || !put.signed ? `${algorithm}-TRAILER` : algorithm,
      ...(put.trailer ? { 'x-amz-trailer': put.trailer[0] } : {}),
    },
  };
  const { headers } = await sign(subject, request);
  const chain = put.signed ? new Chain(subject, headers) : null;
  return send(subject, { ...request, headers, body: encode(put, chain) });
}

function encode(put: ChunkedPut, chain: Chain | null): Buffer {
  const pieces: (Uint8Array | string)[] = [];
  for (const chunk of [...put.chunks, '']) {
    const extension = chain ? `;chunk-signature=${chain.next(chunk)}` : '';
    pieces.push(`${Buffer.byteLength(chunk).toString(16)}${extension}\r\n`);
    if (Buffer.byteLength(chunk) > 0) pieces.push(put.tampered ?? chunk, '\r\n');
  }
  if (put.trailer) {
    const [name, value] = put.trailer;
    pieces.push(`${name}:${value}\r\n`);
    if (chain)
      pieces.push(`x-amz-trailer-signature:${chain.trailer(`${name}:${put.trailerTampered ? 'other' : value}\n`)}\r\n`);
  }
  pieces.push('\r\n');
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

class Chain {
  readonly #lead: readonly string[];
  readonly #key: Buffer;
  #previous: string;

  constructor(subject: S3Subject, headers: Readonly<Record<string, string>>) {
    const date = headers['x-amz-date'] ?? '';
    const scope = `${date.slice(0, 8)}/${subject.region}/s3/aws4_request`;
    this.#lead = [date, scope];
    this.#key = scope
      .split('/')
      .reduce<Buffer>(
        (key, step) => createHmac('SHA256', key).update(step).digest(),
        Buffer.from(`AWS4${subject.credentials.secretAccessKey}`),
      );
    this.#previous = /Signature=([0-9a-f]+)/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  }

  next(chunk: Uint8Array | string): string {
    return this.#sign(['AWS4-HMAC-SHA256-PAYLOAD', ...this.#lead, this.#previous, sha256Hex(''), sha256Hex(chunk)]);
  }

  trailer(text: string): string {
    return this.#sign(['AWS4-HMAC-SHA256-TRAILER', ...this.#lead, this.#previous, sha256Hex(text)]);
  }

  #sign(lines: readonly string[]): string {
    this.#previous = createHmac('SHA256', this.#key).update(lines.join('\n')).digest('hex');
    return this.#previous;
  }
}
