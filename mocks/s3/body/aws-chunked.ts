import type { Digests, Hash } from '../digest/digests.ts';
import { toHex } from '../digest/encoding.ts';
import { scopeText, sha256Hex, sign } from '../auth/signature.ts';
import type { Claim } from '../auth/claim.ts';
import { S3Error } from '../wire/s3-error.ts';
import { ByteCursor } from './byte-cursor.ts';

/** Signs chunk after chunk, each with the signature before it. */
export interface Chain {
  readonly key: Uint8Array;
  readonly claim: Claim;
}

export interface ChunkedBody {
  /** The bytes inside the chunks. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** The headers behind the last chunk, once `pieces` is at its end. Names in lower case. */
  readonly trailers: ReadonlyMap<string, string>;
}

const SMALLEST_CHUNK = 8192;
const LONGEST_LINE = 4096;

/**
 * Takes the `aws-chunked` encoding off.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and …/sigv4-streaming-trailers.html
 *
 * @param chain `null` where the chunks are not signed
 */
export function decodeChunks(
  source: AsyncIterable<Uint8Array>,
  digests: Digests,
  chain: Chain | null,
  expectsTrailer: boolean,
): ChunkedBody {
  const trailers = new Map<string, string>();
  const verifier = chain ? new ChainVerifier(digests, chain) : null;
  return { pieces: chunks(new ByteCursor(source), verifier, expectsTrailer ? trailers : null), trailers };
}

async function* chunks(
  cursor: ByteCursor,
  verifier: ChainVerifier | null,
  trailers: Map<string, string> | null,
): AsyncGenerator<Uint8Array, void> {
  let short: { readonly chunk: number; readonly size: number } | undefined;
  for (let number = 1; ; number++) {
    const { size, signature } = parseChunkHeader(await cursor.line(LONGEST_LINE), verifier !== null);
    if (short && size > 0)
      throw new S3Error('InvalidChunkSizeError', { details: { Chunk: short.chunk + 1, BadChunkSize: short.size } });
    if (size < SMALLEST_CHUNK) short = { chunk: number, size };
    const hash = verifier?.begin();
    for await (const piece of cursor.run(size)) {
      hash?.update(piece);
      yield piece;
    }
    if (hash) verifier?.end(hash, signature);
    if (size === 0) break;
    if ((await cursor.line(2)) !== '') throw new S3Error('IncompleteBody');
  }
  await readTrailers(cursor, verifier, trailers);
}

function parseChunkHeader(line: string | undefined, signed: boolean): { size: number; signature: string } {
  const [size = '', extension = ''] = line?.split(';') ?? [];
  if (!/^[0-9a-f]+$/i.test(size))
    throw new S3Error('IncompleteBody', { message: 'The request body terminated unexpectedly' });
  const signature = /^chunk-signature=([0-9a-f]{64})$/.exec(extension)?.[1] ?? '';
  if (signed && signature === '') throw new S3Error('SignatureDoesNotMatch');
  return { size: Number.parseInt(size, 16), signature };
}

async function readTrailers(
  cursor: ByteCursor,
  verifier: ChainVerifier | null,
  trailers: Map<string, string> | null,
): Promise<void> {
  let signed = '';
  let signature = '';
  for (
    let line = await cursor.line(LONGEST_LINE);
    line !== undefined && line !== '';
    line = await cursor.line(LONGEST_LINE)
  ) {
    const colon = line.indexOf(':');
    if (colon < 1 || !trailers) throw new S3Error('MalformedTrailerError');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'x-amz-trailer-signature') signature = value;
    else {
      trailers.set(name, value);
      signed += `${name}:${value}\n`;
    }
  }
  if (verifier && trailers) verifier.endTrailer(signed, signature);
}

class ChainVerifier {
  readonly #digests: Digests;
  readonly #chain: Chain;
  readonly #emptyHash: string;
  #previous: string;

  constructor(digests: Digests, chain: Chain) {
    this.#digests = digests;
    this.#chain = chain;
    this.#previous = chain.claim.signature;
    this.#emptyHash = sha256Hex(digests, '');
  }

  begin(): Hash {
    return this.#digests.create('SHA256');
  }

  end(hash: Hash, signature: string): void {
    this.#check(['AWS4-HMAC-SHA256-PAYLOAD', ...this.#lead(), this.#emptyHash, toHex(hash.digest())], signature);
  }

  endTrailer(trailer: string, signature: string): void {
    this.#check(['AWS4-HMAC-SHA256-TRAILER', ...this.#lead(), sha256Hex(this.#digests, trailer)], signature);
  }

  #lead(): string[] {
    return [this.#chain.claim.date, scopeText(this.#chain.claim.scope), this.#previous];
  }

  #check(lines: readonly string[], signature: string): void {
    const expected = sign(this.#digests, this.#chain.key, lines.join('\n'));
    if (expected !== signature) throw new S3Error('SignatureDoesNotMatch');
    this.#previous = expected;
  }
}
