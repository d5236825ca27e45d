/** How many bytes of small files may wait in memory for the commit, over all files of a run. */
export class HeldBytes {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Whether so many more may be held; if so they are. */
  hold(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }
}
