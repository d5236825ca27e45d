import type { ByteSink, ByteStage } from '../export-platform.ts';
import type { FileBody } from './row-sink.ts';

/** A body whose bytes go through a stage first. */
export class StagedBody implements FileBody {
  readonly #body: FileBody;
  readonly #stage: ByteStage;

  constructor(body: FileBody, makeStage: (sink: ByteSink) => ByteStage) {
    this.#body = body;
    this.#stage = makeStage((bytes) => body.write(bytes));
  }

  get bytes(): number {
    return this.#body.bytes;
  }

  boundWith(more: number): number {
    return this.#body.boundWith(this.#stage.pendingBound(more));
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#stage.write(bytes);
  }

  async close(): Promise<void> {
    await this.#stage.end();
    await this.#body.close();
  }
}
