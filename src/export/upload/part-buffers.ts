/**
 * A fixed set of buffers of a part's size, made when first needed and used again and again: who wants one waits until one is
 * given back. So the buffers bound both the memory and the number of parts in flight.
 */
export class PartBuffers {
  readonly partSize: number;
  readonly #free: Uint8Array<ArrayBuffer>[] = [];
  readonly #waiting: ((buffer: Uint8Array<ArrayBuffer>) => void)[] = [];
  #unmade: number;

  constructor(partSize: number, count: number) {
    this.partSize = partSize;
    this.#unmade = count;
  }

  /** @throws the signal's reason */
  async take(signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    signal.throwIfAborted();
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#unmade > 0) {
      this.#unmade--;
      return new Uint8Array(this.partSize);
    }
    return new Promise((resolve, reject) => {
      const settle = (buffer: Uint8Array<ArrayBuffer>) => {
        signal.removeEventListener('abort', onAbort);
        resolve(buffer);
      };
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(settle), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(settle);
    });
  }

  give(buffer: Uint8Array<ArrayBuffer>): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(buffer);
    else next(buffer);
  }
}
