import type { Bytes } from '../state/bytes.ts';

/** How the client said how long its body is. */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'none' };

/** A request as it came over the wire. */
export interface S3Request {
  readonly method: string;
  /** Path and query exactly as sent: an URL object would resolve `..` and re-encode what the client signed. */
  readonly target: string;
  readonly host: string;
  readonly secure: boolean;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly framing: Framing;
  readonly body: AsyncIterable<Uint8Array>;
}

/** `content` is what a HEAD request does not get, though its length is stated. */
export interface S3Response {
  readonly status: number;
  readonly headers: Map<string, string>;
  readonly content: Bytes;
  /** Takes the place of `content` where a fault cuts or stalls the body. */
  readonly stream?: AsyncIterable<Uint8Array>;
}

/** The connection broke: a page's fetch rejects, a server destroys the socket. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';

  constructor() {
    super('The connection was dropped');
  }
}
