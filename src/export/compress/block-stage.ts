import type { ByteSink, ByteStage } from '../export-platform.ts';

/** How blocks become a stream that is one whole. */
export interface BlockFormat {
  readonly header: Uint8Array;
  /** Bytes before a block that help to compress it. */
  readonly reach: number;
  /** Told of each block in order, before it is compressed: for the checksum of the whole. */
  take(block: Uint8Array): void;
  /** @param before as many bytes of the block before this one as the format can use, and it has */
  compress(block: Uint8Array<ArrayBuffer>, before: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Asked once, when everything is compressed. */
  trailer(sizes: { readonly bytes: number; readonly compressedBytes: number }): Uint8Array;
  /** The most bytes that a block of so many may become. */
  bound(bytes: number): number;
  readonly trailerBound: number;
}

/** Blocks are cut at fixed offsets of the stream, so that the bytes do not depend on how they came. */
const BLOCK_BYTES = 1 << 20;

interface Running {
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly bound: number;
  readonly result: Promise<Uint8Array>;
}

/** Compresses a stream in blocks, some at a time where the platform has threads for it, and gives them out in order. */
export class BlockStage implements ByteStage {
  readonly #format: BlockFormat;
  readonly #sink: ByteSink;
  readonly #atOnce: number;
  #block = new Uint8Array(BLOCK_BYTES);
  #filled = 0;
  /** The end of the block before. */
  #before = new Uint8Array(0);
  readonly #running: Running[] = [];
  /** Blocks that are compressed, to be filled again: fresh memory costs more than what is written into it. */
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;
  #compressedBytes = 0;
  #hasBegun = false;

  /** @param atOnce blocks that are compressed at the same time; each takes a mebibyte, and its result another */
  constructor(format: BlockFormat, sink: ByteSink, atOnce: number) {
    this.#format = format;
    this.#sink = sink;
    this.#atOnce = atOnce;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length;) {
      const count = Math.min(bytes.length - offset, BLOCK_BYTES - this.#filled);
      this.#block.set(bytes.subarray(offset, offset + count), this.#filled);
      this.#filled += count;
      offset += count;
      if (this.#filled === BLOCK_BYTES) {
        if (this.#running.length === this.#atOnce) await this.#giveOutFirst();
        this.#start();
      }
    }
  }

  async flush(): Promise<void> {
    if (this.#filled > 0) this.#start();
    while (this.#running.length > 0) await this.#giveOutFirst();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.#begin();
    const sizes = { bytes: this.#bytes, compressedBytes: this.#compressedBytes };
    await this.#sink(this.#format.trailer(sizes));
  }

  pendingBound(more: number): number {
    const { format, filled } = { format: this.#format, filled: this.#filled + more };
    const blocks = Math.floor(filled / BLOCK_BYTES);
    const open = blocks * format.bound(BLOCK_BYTES) + format.bound(filled - blocks * BLOCK_BYTES);
    const running = this.#running.reduce((sum, { bound }) => sum + bound, 0);
    return (this.#hasBegun ? 0 : format.header.length) + running + open + format.trailerBound;
  }

  #start(): void {
    const block = this.#block.subarray(0, this.#filled);
    this.#format.take(block);
    const result = this.#format.compress(block, this.#before);
    // Whoever gives it out hears of its failure; until then it is not unhandled.
    result.catch(() => undefined);
    this.#running.push({ memory: this.#block, bound: this.#format.bound(block.length), result });
    this.#bytes += block.length;
    this.#before = block.slice(Math.max(0, block.length - this.#format.reach));
    this.#block = this.#spare.pop() ?? new Uint8Array(BLOCK_BYTES);
    this.#filled = 0;
  }

  async #giveOutFirst(): Promise<void> {
    const first = this.#running[0];
    if (first === undefined) return;
    const compressed = await first.result;
    this.#running.shift();
    this.#spare.push(first.memory);
    await this.#begin();
    this.#compressedBytes += compressed.length;
    await this.#sink(compressed);
  }

  async #begin(): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    await this.#sink(this.#format.header);
  }
}
