/**
 * Hands every value to all who listen at that moment. A listener who is slow keeps the newest value of each key alone, so that what
 * waits for it does not grow with time.
 */
export class Broadcast<T> {
  readonly #keyOf: (value: T) => string;
  readonly #listeners = new Set<(key: string, value: T) => void>();

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  send(value: T): void {
    const key = this.#keyOf(value);
    for (const receive of this.#listeners) receive(key, value);
  }

  /** What is sent from the moment of the call on. Ends when the signal is aborted or the loop is left. */
  listen(signal?: AbortSignal): AsyncIterableIterator<T> {
    const waiting = new Map<string, T>();
    let isOver = signal?.aborted === true;
    let wake: (() => void) | undefined;
    const receive = (key: string, value: T) => {
      waiting.delete(key);
      waiting.set(key, value);
      wake?.();
    };
    const end = () => {
      isOver = true;
      this.#listeners.delete(receive);
      signal?.removeEventListener('abort', end);
      wake?.();
    };
    this.#listeners.add(receive);
    signal?.addEventListener('abort', end, { once: true });

    const next = async (): Promise<IteratorResult<T, undefined>> => {
      while (!isOver) {
        for (const [key, value] of waiting) {
          waiting.delete(key);
          return { done: false, value };
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return { done: true, value: undefined };
    };
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next,
      return: () => {
        end();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}
