import { MemoryStateStore } from '../../../src/s3/index.ts';

/** Keys that S3 tells in one answer. */
const KEYS_OF_A_LIST = 1000;

/** Counts the calls that S3 would be sent. */
export class CountedState extends MemoryStateStore {
  readonly calls = { get: 0, put: 0, remove: 0, list: 0 };
  /** Readings under way at once, at most. */
  mostReadings = 0;
  #readings = 0;

  forgetCalls(): void {
    Object.assign(this.calls, { get: 0, put: 0, remove: 0, list: 0 });
  }

  override async get(...call: Parameters<MemoryStateStore['get']>): ReturnType<MemoryStateStore['get']> {
    this.calls.get++;
    this.mostReadings = Math.max(this.mostReadings, ++this.#readings);
    try {
      return await super.get(...call);
    } finally {
      this.#readings--;
    }
  }

  override put(...call: Parameters<MemoryStateStore['put']>): ReturnType<MemoryStateStore['put']> {
    this.calls.put++;
    return super.put(...call);
  }

  override remove(...call: Parameters<MemoryStateStore['remove']>): ReturnType<MemoryStateStore['remove']> {
    this.calls.remove++;
    return super.remove(...call);
  }

  override async *keys(...call: Parameters<MemoryStateStore['keys']>): AsyncIterable<string> {
    let told = 0;
    this.calls.list++;
    for await (const key of super.keys(...call)) {
      if (told > 0 && told % KEYS_OF_A_LIST === 0) this.calls.list++;
      told++;
      yield key;
    }
  }
}
