import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { ByteSink, ByteStage } from '../../../../src/export/export-platform.ts';

/** gzip as most would write it: one stream of zlib's at its usual level, on one thread. Never asked for bounds: nothing is split. */
export class OneGzipStream implements ByteStage {
  readonly #gzip = createGzip();
  readonly #givenOut: Promise<void>;

  constructor(sink: ByteSink) {
    this.#givenOut = this.#giveOut(sink);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#gzip.write(bytes.slice())) await once(this.#gzip, 'drain');
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  async end(): Promise<void> {
    this.#gzip.end();
    await this.#givenOut;
  }

  pendingBound(more: number): number {
    return more;
  }

  async #giveOut(sink: ByteSink): Promise<void> {
    for await (const bytes of this.#gzip) await sink(bytes as Buffer);
  }
}
