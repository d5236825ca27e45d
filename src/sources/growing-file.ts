import { open, rm, unlink, type FileHandle } from 'node:fs/promises';

/**
 * A file that another writes at its end, read from its beginning. It is taken out of its folder as soon as it is opened, so that its
 * bytes go with the process; some systems do not let go of a file that is open: there it goes when it is closed.
 */
export class GrowingFile {
  readonly #path: string;
  readonly #memory: readonly [Uint8Array, Uint8Array];
  #turn: 0 | 1 = 0;
  #handle: FileHandle | undefined;
  #position = 0;

  /** @param maxRead bytes of a reading at most; memory for two of them is taken */
  constructor(path: string, maxRead: number) {
    this.#path = path;
    this.#memory = [new Uint8Array(maxRead), new Uint8Array(maxRead)];
  }

  /** Bytes that are there and were not read yet; none while the file is not there, or is not to be had yet. */
  async ready(): Promise<number> {
    this.#handle ??= await this.#take().catch(() => undefined);
    return this.#handle === undefined ? 0 : (await this.#handle.stat()).size - this.#position;
  }

  /**
   * @returns so many bytes, good until the second reading after this one
   * @throws where they are not there
   */
  async read(count: number): Promise<Uint8Array> {
    this.#turn = this.#turn === 0 ? 1 : 0;
    const bytes = this.#memory[this.#turn].subarray(0, count);
    const handle = (this.#handle ??= await this.#take());
    for (let filled = 0; filled < count;) {
      const { bytesRead } = await handle.read(bytes, filled, count - filled, this.#position);
      if (bytesRead === 0) throw new Error('The file is shorter than it should be');
      filled += bytesRead;
      this.#position += bytesRead;
    }
    return bytes;
  }

  /**
   * The bytes that are still to come of a file that has ended.
   *
   * @param bytes of the whole file
   * @throws where the file has more or fewer
   */
  async readLast(bytes: number): Promise<Uint8Array> {
    this.#handle ??= await this.#take();
    const { size } = await this.#handle.stat();
    if (size !== bytes) throw new Error(`The file has ${size} bytes instead of ${bytes}`);
    return this.read(bytes - this.#position);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    await rm(this.#path, { force: true }).catch(() => undefined);
  }

  async #take(): Promise<FileHandle> {
    const handle = await open(this.#path);
    await unlink(this.#path).catch(() => undefined);
    return handle;
  }
}
