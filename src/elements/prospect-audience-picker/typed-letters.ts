/** Letters typed within this time, in milliseconds, belong together. */
const TOGETHER = 800;

/** Gathers letters that are typed one after the other into the beginning of a name. */
export class TypedLetters {
  #text = '';
  #at = -Infinity;

  /**
   * Whether a letter would be added to others.
   *
   * @param at in milliseconds of the clock that `add` is told
   */
  isGathering(at: number): boolean {
    return at - this.#at <= TOGETHER;
  }

  /** @param at when it was typed, in milliseconds of any clock */
  add(letter: string, at: number): string {
    this.#text = this.isGathering(at) ? this.#text + letter : letter;
    this.#at = at;
    return this.#text;
  }

  /** Something else was done: the next letter begins anew. */
  end(): void {
    this.#at = -Infinity;
  }
}
