/** A part of the picker whose file comes when it is needed first. */
export class LaterPart<Module, Part> {
  /** Once it is there. */
  part: Part | undefined;
  /** Its file did not come: the network is gone, or the page was published anew since. It is asked for again when it is wanted again. */
  isMissing = false;

  readonly #file: LaterFile<Module>;
  readonly #make: (module: Module) => Part;
  readonly #changed: () => void;
  #coming: Promise<void> | undefined;

  /** @param changed called when it is there, or known to be missing */
  constructor(load: () => Promise<Module>, make: (module: Module) => Part, changed: () => void = () => undefined) {
    this.#file = new LaterFile(load);
    this.#make = make;
    this.#changed = changed;
  }

  want(): Promise<void> {
    this.#coming ??= this.#get();
    return this.#coming;
  }

  /** Acts on it: at once where it is there, else as soon as it is. What it misses is not made up for later. */
  use(act: (part: Part) => void): void {
    if (this.part !== undefined) act(this.part);
    else void this.want().then(() => this.part !== undefined && act(this.part));
  }

  async #get(): Promise<void> {
    try {
      this.part = this.#make(await this.#file.load());
      this.isMissing = false;
    } catch {
      this.isMissing = true;
      this.#coming = undefined;
    }
    this.#changed();
  }
}

/** A module that can be asked for again when it did not come. */
export class LaterFile<Module> {
  readonly #load: () => Promise<Module>;
  #failures = 0;
  #address: string | undefined;

  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** Chromium remembers that an address failed and never asks it again, but names it in the error: asked under another one, it does. */
  async load(): Promise<Module> {
    try {
      return await this.#load();
    } catch (thrown) {
      this.#address ??= addressIn(thrown);
      this.#failures += 1;
      if (this.#failures === 1 || this.#address === undefined) throw thrown;
      const address = anew(this.#address, this.#failures);
      return moduleIn((await import(/* @vite-ignore */ /* webpackIgnore: true */ address)) as object);
    }
  }
}

function addressIn(thrown: unknown): string | undefined {
  return thrown instanceof TypeError ? /https?:\S+$/.exec(thrown.message)?.[0] : undefined;
}

function anew(address: string, attempt: number): string {
  const url = new URL(address);
  url.searchParams.set('attempt', String(attempt));
  return url.href;
}

/** A bundler that put more than the module into its file hands out the module, whole, under a name of its own. */
function moduleIn<Module>(file: object): Module {
  const isModule = (value: unknown) => Object.prototype.toString.call(value) === '[object Module]';
  return (Object.values(file).find(isModule) ?? file) as Module;
}
