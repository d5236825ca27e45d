import type { Call } from '../call.ts';
import type { DigestName, Hash } from '../digest/digests.ts';
import { fromBase64, sameBytes, toBase64, toHex } from '../digest/encoding.ts';
import { bytesOf, flat, type Bytes } from '../state/bytes.ts';
import type { ChecksumName } from '../state/model.ts';
import { S3Error, invalidRequest } from '../wire/s3-error.ts';
import { decodeChunks } from './aws-chunked.ts';
import { declaredChecksum, requireChecksumValue, type DeclaredChecksum } from './declared-checksum.ts';

/** A body that came whole and is what its client said that it is. */
export interface Received {
  readonly bytes: Bytes;
  /** Hexadecimal. */
  readonly md5: string;
  /** The checksum that the client sent, and that was found right; Base64. */
  readonly checksum: { readonly name: ChecksumName; readonly value: string } | null;
  /** Base64 of those asked for by `alsoCompute`. */
  readonly computed: ReadonlyMap<ChecksumName, string>;
}

export interface ReceiveOptions {
  /** In bytes. */
  readonly largest: number;
  /** Given what the client declared, what else has to be computed while the bytes go by. */
  readonly alsoCompute?: (declared: DeclaredChecksum | null) => readonly ChecksumName[];
}

/** The largest body of one PUT, and of one part: 5 GiB. */
export const LARGEST_PUT = 5 * 1024 ** 3;

/** @throws S3Error for every way in which a body can differ from what its headers and trailers say. */
export async function receive(call: Call, options: ReceiveOptions): Promise<Received> {
  const { payload, headers } = call;
  const length = statedLength(call);
  if (length > options.largest) throw tooLarge(length, options.largest);
  const contentMd5 = readContentMd5(headers);
  const declared = declaredChecksum(headers, payload.kind === 'chunked' && payload.trailer);
  const extra = options.alsoCompute?.(declared) ?? [];
  const chunked =
    payload.kind === 'chunked'
      ? decodeChunks(call.request.body, call.world.digests, payload.chunksSigned ? call.chain : null, payload.trailer)
      : null;

  const names = new Set<DigestName>(['MD5', ...extra]);
  if (declared) names.add(declared.name);
  if (payload.kind === 'signed') names.add('SHA256');
  const hashes = new Map<DigestName, Hash>([...names].map((name) => [name, call.world.digests.create(name)]));
  const bytes = await collect(chunked?.pieces ?? call.request.body, [...hashes.values()], options.largest);
  const digests = new Map([...hashes].map(([name, hash]) => [name, hash.digest()] as const));
  const digest = (name: DigestName): Uint8Array => digests.get(name) ?? new Uint8Array();

  if (bytes.length !== length) throw new S3Error('IncompleteBody');
  if (payload.kind === 'signed') checkSha256(payload.sha256, toHex(digest('SHA256')));
  if (contentMd5 && !sameBytes(contentMd5, digest('MD5')))
    throw new S3Error('BadDigest', {
      details: { ExpectedDigest: toBase64(contentMd5), CalculatedDigest: toBase64(digest('MD5')) },
    });
  return {
    bytes,
    md5: toHex(digest('MD5')),
    checksum: declared && checkDeclared(declared, toBase64(digest(declared.name)), chunked?.trailers),
    computed: new Map(extra.map((name) => [name, toBase64(digest(name))])),
  };
}

/** A small body that is text, such as XML. */
export async function receiveText(call: Call, largest: number): Promise<string> {
  const { bytes } = await receive(call, { largest });
  return new TextDecoder().decode(flat(bytes));
}

/** Of the bytes themselves, without their chunking. */
function statedLength({ request: { framing }, payload, headers }: Call): number {
  if (payload.kind === 'chunked') {
    const decoded = Number(headers.get('x-amz-decoded-content-length') ?? Number.NaN);
    if (!Number.isInteger(decoded) || decoded < 0) throw new S3Error('MissingContentLength');
    return decoded;
  }
  switch (framing.kind) {
    case 'length':
      return framing.bytes;
    case 'none':
      throw new S3Error('MissingContentLength');
    case 'chunked':
      throw new S3Error('NotImplemented', { details: { Header: 'Transfer-Encoding' } });
  }
}

function readContentMd5(headers: ReadonlyMap<string, string>): Uint8Array | null {
  const header = headers.get('content-md5');
  if (header === undefined) return null;
  const value = fromBase64(header);
  if (value?.length !== 16) throw new S3Error('InvalidDigest', { details: { 'Content-MD5': header } });
  return value;
}

/** A small piece would keep the whole buffer alive into which the socket was read. */
const WORTH_KEEPING = 0.5;

async function collect(source: AsyncIterable<Uint8Array>, hashes: readonly Hash[], largest: number): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > largest) throw tooLarge(length, largest);
    for (const hash of hashes) hash.update(piece);
    pieces.push(piece.length < piece.buffer.byteLength * WORTH_KEEPING ? piece.slice() : piece);
  }
  return bytesOf(...pieces);
}

function tooLarge(size: number, largest: number): S3Error {
  return new S3Error('EntityTooLarge', { details: { ProposedSize: size, MaxSizeAllowed: largest } });
}

function checkSha256(stated: string, computed: string): void {
  if (stated === computed) return;
  throw new S3Error('XAmzContentSHA256Mismatch', {
    details: { ClientComputedContentSHA256: stated, S3ComputedContentSHA256: computed },
  });
}

function checkDeclared(
  { name, value }: DeclaredChecksum,
  computed: string,
  trailers: ReadonlyMap<string, string> | undefined,
): { name: ChecksumName; value: string } {
  const stated = value ?? trailers?.get(`x-amz-checksum-${name.toLowerCase()}`);
  if (stated === undefined) throw new S3Error('MalformedTrailerError');
  requireChecksumValue(name, stated);
  if (stated !== computed)
    throw new S3Error('BadDigest', { message: `The ${name} you specified did not match the calculated checksum.` });
  return { name, value: computed };
}

/** @throws S3Error unless the request carries some digest of its body: S3 wants one where a damaged body would destroy. */
export function requireSomeDigest(headers: ReadonlyMap<string, string>): void {
  const carried = [...headers.keys()].some(
    (name) => name === 'content-md5' || name.startsWith('x-amz-checksum-') || name === 'x-amz-trailer',
  );
  if (!carried) throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
}
