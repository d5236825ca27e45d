import type { ByteSink, Compressor } from '../export-platform.ts';
import type { FileBody } from './row-sink.ts';

/** Makes the compressor of one file. */
export type CompressorFactory = (sink: ByteSink, fileNumber: number) => Compressor;

/** Below this there is too little in a compressor for its true size to differ much from the bound. */
const WORTH_FLUSHING = 1 << 16;

/** One text file that is being written: bytes go through the compressor, if there is one, into the body. */
export class TextFile {
  readonly number: number;
  rows = 0;
  readonly #body: FileBody;
  readonly #compressor: Compressor | undefined;

  constructor(number: number, body: FileBody, compressor: CompressorFactory | undefined) {
    this.number = number;
    this.#body = body;
    this.#compressor = compressor?.((bytes) => body.write(bytes), number);
  }

  /** Finished bytes so far. */
  get bytes(): number {
    return this.#body.bytes;
  }

  /** The most bytes that the finished file would have if it took so many more and ended. */
  boundWith(more: number): number {
    return this.#body.bytes + (this.#compressor === undefined ? more : this.#compressor.pendingBound(more));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await (this.#compressor ?? this.#body).write(bytes);
  }

  /** Makes `boundWith` exact where that is worth its price; answers whether it has. */
  async tighten(): Promise<boolean> {
    if (this.#compressor === undefined || this.#compressor.pendingBound(0) < WORTH_FLUSHING) return false;
    await this.#compressor.flush();
    return true;
  }

  async close(): Promise<void> {
    await this.#compressor?.end();
    await this.#body.close();
  }
}
