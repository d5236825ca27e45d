/** Pause in typing, in milliseconds, after which the list is asked again. */
const PAUSE = 150;

/** Acts at once on the first letter, and on those that follow it quickly together, after the last of them. */
export class Typing {
  readonly #act: () => void;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => void) {
    this.#act = act;
  }

  add(): void {
    const isFirst = this.#pause === undefined;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (!isFirst) this.#act();
    }, PAUSE);
    if (isFirst) this.#act();
  }
}
