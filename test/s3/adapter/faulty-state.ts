import type { StateStore } from '../../../src/s3/index.ts';

/** A process's own way to a state that it shares, which may break: from one call on, for one call or until it is mended. */
export class FaultyState implements StateStore {
  readonly #shared: StateStore;
  #left = Infinity;
  #isMendedAtOnce = true;
  /** Calls since it was last told to break. */
  calls = 0;

  constructor(shared: StateStore) {
    this.#shared = shared;
  }

  /** After so many calls one fails, or all of them until `mend`. */
  breakAfter(calls: number, { forOne }: { readonly forOne: boolean }): void {
    this.#left = calls;
    this.#isMendedAtOnce = forOne;
    this.calls = 0;
  }

  mend(): void {
    this.#left = Infinity;
  }

  get(...call: Parameters<StateStore['get']>): ReturnType<StateStore['get']> {
    return this.#through(() => this.#shared.get(...call));
  }

  put(...call: Parameters<StateStore['put']>): ReturnType<StateStore['put']> {
    return this.#through(() => this.#shared.put(...call));
  }

  remove(...call: Parameters<StateStore['remove']>): ReturnType<StateStore['remove']> {
    return this.#through(() => this.#shared.remove(...call));
  }

  async *keys(...call: Parameters<StateStore['keys']>): AsyncIterable<string> {
    await this.#through(() => Promise.resolve());
    yield* this.#shared.keys(...call);
  }

  #through<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    this.calls++;
    if (this.#left-- > 0) return call();
    if (this.#isMendedAtOnce) this.mend();
    return Promise.reject(new Error('The state store does not answer.'));
  }
}
