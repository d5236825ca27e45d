import type { ByteSink, ByteStage } from '../export-platform.ts';
import type { FileBody } from './row-sink.ts';

/** Makes the compressor of one file. */
export type StageFactory = (sink: ByteSink, fileNumber: number) => ByteStage;

/** Flushing costs compression: it is worth its price while what waits in a compressor is more than this share of the file. */
const WORTH_FLUSHING = 1 / 32;

/** One text file that is being written: bytes go through the compressor, if there is one, into the body. */
export class TextFile {
  readonly number: number;
  rows = 0;
  readonly #body: FileBody;
  readonly #compressor: ByteStage | undefined;

  constructor(number: number, body: FileBody, compressor: StageFactory | undefined) {
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
    return this.#body.boundWith(this.#compressor === undefined ? more : this.#compressor.pendingBound(more));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await (this.#compressor ?? this.#body).write(bytes);
  }

  /** Makes `boundWith` exact where that is worth its price; answers whether it has. */
  async tighten(maxBytes: number): Promise<boolean> {
    if (this.#compressor === undefined || this.#compressor.pendingBound(0) < maxBytes * WORTH_FLUSHING) return false;
    await this.#compressor.flush();
    return true;
  }

  async close(): Promise<void> {
    await this.#compressor?.end();
    await this.#body.close();
  }
}
