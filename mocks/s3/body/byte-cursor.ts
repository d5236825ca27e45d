import { S3Error } from '../wire/s3-error.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Reads lines and counted runs of bytes from pieces that were cut anywhere. */
export class ByteCursor {
  readonly #source: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array();
  #at = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** A line without its CR LF; `undefined` at the end. */
  async line(longest: number): Promise<string | undefined> {
    let text = '';
    while (await this.#more()) {
      const byte = this.#piece[this.#at++];
      if (byte === LINE_FEED && text.endsWith('\r')) return text.slice(0, -1);
      text += String.fromCharCode(byte ?? CARRIAGE_RETURN);
      if (text.length > longest)
        throw new S3Error('IncompleteBody', { message: 'The request body terminated unexpectedly' });
    }
    return text === '' ? undefined : text;
  }

  /** The next `count` bytes, in the pieces in which they lie. */
  async *run(count: number): AsyncGenerator<Uint8Array, void> {
    let left = count;
    while (left > 0) {
      if (!(await this.#more()))
        throw new S3Error('IncompleteBody', { message: 'The request body terminated unexpectedly' });
      const piece = this.#piece.subarray(this.#at, this.#at + left);
      this.#at += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<boolean> {
    while (this.#at >= this.#piece.length) {
      const next = await this.#source.next();
      if (next.done) return false;
      this.#piece = next.value;
      this.#at = 0;
    }
    return true;
  }
}
