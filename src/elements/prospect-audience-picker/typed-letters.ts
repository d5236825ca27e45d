/** Letters typed within this time, in milliseconds, belong together. */
const TOGETHER = 800;

/** Gathers letters that are typed one after the other into the beginning of a name. */
export class TypedLetters {
  #text = '';
  #at = -Infinity;

  /** @param at when it was typed, in milliseconds of any clock */
  add(letter: string, at: number): string {
    this.#text = at - this.#at > TOGETHER ? letter : this.#text + letter;
    this.#at = at;
    return this.#text;
  }
}
