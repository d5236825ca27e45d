/** Deeds that look first and then act: those of the same name are done one after the other within this process. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  async take<T>(name: string, deed: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name);
    // How the one before ended is its caller's.
    const own = before === undefined ? deed() : before.then(deed, deed);
    this.#last.set(name, own);
    try {
      return await own;
    } finally {
      if (this.#last.get(name) === own) this.#last.delete(name);
    }
  }
}
