import type { ByteSink, ByteStage } from '../export-platform.ts';

/** What stands round the compressed stream. */
export interface StreamFrame {
  readonly header: Uint8Array;
  readonly trailerBound: number;
  /** Told of all bytes in their order, before they are compressed. */
  take(bytes: Uint8Array): void;
  trailer(sizes: { readonly bytes: number; readonly compressedBytes: number }): Uint8Array;
}

const nothing = new Uint8Array(0);

export const noFrame: StreamFrame = { header: nothing, trailerBound: 0, take: () => undefined, trailer: () => nothing };

/** Deflate's own worst case: five bytes a stored block, which the platforms cut at 16 KiB or more; and header and check of gzip. */
const BLOCK = 16_383;
const BYTES_A_BLOCK = 5;
const BYTES_OF_FORMAT = 64;

/**
 * Compresses through the platform's CompressionStream. It cannot be flushed, so nobody knows how much waits inside: the bound takes
 * all that went in for incompressible, and a file that is limited in bytes ends where its rows alone would reach the limit.
 */
export class StreamStage implements ByteStage {
  readonly #frame: StreamFrame;
  readonly #sink: ByteSink;
  readonly #input: WritableStreamDefaultWriter<BufferSource>;
  readonly #output: Promise<void>;
  #taken = 0;
  #given = 0;

  constructor(format: CompressionFormat, frame: StreamFrame, sink: ByteSink) {
    const stream = new CompressionStream(format);
    this.#frame = frame;
    this.#sink = sink;
    this.#input = stream.writable.getWriter();
    this.#output = this.#giveOut(stream.readable.getReader());
    // Whoever writes or ends hears of its failure; until then it is not unhandled.
    this.#output.catch((error: unknown) => this.#input.abort(error)).catch(() => undefined);
    this.#input.closed.catch(() => undefined);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#frame.take(bytes);
    this.#taken += bytes.length;
    await this.#input.ready;
    await this.#input.write(bytes.slice());
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  async end(): Promise<void> {
    await this.#input.close();
    await this.#output;
    await this.#sink(
      this.#frame.trailer({ bytes: this.#taken, compressedBytes: this.#given - this.#frame.header.length }),
    );
  }

  pendingBound(more: number): number {
    const bytes = this.#taken + more;
    const whole = bytes + Math.ceil(bytes / BLOCK) * BYTES_A_BLOCK + BYTES_OF_FORMAT;
    return this.#frame.header.length + whole + this.#frame.trailerBound - this.#given;
  }

  async #giveOut(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    await this.#give(this.#frame.header);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      await this.#give(value);
    }
  }

  async #give(bytes: Uint8Array): Promise<void> {
    this.#given += bytes.length;
    await this.#sink(bytes);
  }
}
