/**
 * Hands every value to everyone who listens at that moment. A slow listener keeps only the newest value of each key, so that what
 * waits for it is bounded by the number of keys.
 */
export class Broadcast<T> {
  readonly #keyOf: (value: T) => string;
  readonly #listeners = new Set<Listener<T>>();

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  send(value: T): void {
    for (const listener of this.#listeners) listener.receive(this.#keyOf(value), value);
  }

  /** Begins to listen at once, whenever the first value is asked for; ends when the signal is aborted or the loop is left. */
  listen(signal?: AbortSignal): AsyncIterableIterator<T> {
    const listener = new Listener<T>();
    this.#listeners.add(listener);
    const end = () => {
      this.#listeners.delete(listener);
      listener.end();
    };
    if (signal?.aborted === true) end();
    else signal?.addEventListener('abort', end, { once: true });
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () => listener.next(),
      return: () => {
        signal?.removeEventListener('abort', end);
        end();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}

class Listener<T> {
  readonly #waiting = new Map<string, T>();
  #wake: (() => void) | undefined;
  #ended = false;

  receive(key: string, value: T): void {
    this.#waiting.delete(key);
    this.#waiting.set(key, value);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      if (this.#ended) return { done: true, value: undefined };
      for (const [key, value] of this.#waiting) {
        this.#waiting.delete(key);
        return { done: false, value };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
