/** A part of the picker whose file comes when it is needed first. */
export class LaterPart<Part> {
  /** Once it is there. */
  part: Part | undefined;
  /** Its file did not come: the network is gone, or the page was published anew since. It is asked for again when it is wanted again. */
  isMissing = false;

  readonly #load: () => Promise<Part>;
  readonly #changed: () => void;
  #loading: Promise<void> | undefined;

  /** @param changed called when it is there, or known to be missing */
  constructor(load: () => Promise<Part>, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  want(): Promise<void> {
    this.#loading ??= this.#get();
    return this.#loading;
  }

  async #get(): Promise<void> {
    try {
      this.part = await this.#load();
      this.isMissing = false;
    } catch {
      this.isMissing = true;
      this.#loading = undefined;
    }
    this.#changed();
  }
}
