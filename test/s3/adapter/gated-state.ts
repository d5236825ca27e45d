import type { StateStore } from '../../../src/s3/index.ts';

type Operation = 'get' | 'put' | 'remove';

/** A process's own way to a state that it shares: calls can be made to wait on the way there, or on the way back. */
export class GatedState implements StateStore {
  readonly #shared: StateStore;
  #gate: Gate | undefined;

  constructor(shared: StateStore) {
    this.#shared = shared;
  }

  /** From now on the first call of the operation under the prefix, and no other, waits until it is let go. */
  haltAt(operation: Operation, prefix: string, moment: 'before' | 'after' = 'before'): Gate {
    this.#gate = new Gate((call, key) => call === operation && key.startsWith(prefix), moment);
    return this.#gate;
  }

  get(...call: Parameters<StateStore['get']>): ReturnType<StateStore['get']> {
    return this.#through('get', call[0], () => this.#shared.get(...call));
  }

  put(...call: Parameters<StateStore['put']>): ReturnType<StateStore['put']> {
    return this.#through('put', call[0], () => this.#shared.put(...call));
  }

  remove(...call: Parameters<StateStore['remove']>): ReturnType<StateStore['remove']> {
    return this.#through('remove', call[0], () => this.#shared.remove(...call));
  }

  keys(...call: Parameters<StateStore['keys']>): ReturnType<StateStore['keys']> {
    return this.#shared.keys(...call);
  }

  async #through<Answer>(operation: Operation, key: string, call: () => Promise<Answer>): Promise<Answer> {
    const gate = this.#gate;
    if (gate?.isMeant(operation, key) !== true) return call();
    this.#gate = undefined;
    if (gate.moment === 'before') await gate.pass();
    const answer = await call();
    if (gate.moment === 'after') await gate.pass();
    return answer;
  }
}

/** Where one call waits. */
export class Gate {
  readonly isMeant: (operation: Operation, key: string) => boolean;
  readonly moment: 'before' | 'after';
  letGo: () => void = () => undefined;
  #reach: () => void = () => undefined;
  /** Resolves when the call has come here. */
  readonly isReached = new Promise<void>((resolve) => (this.#reach = resolve));
  readonly #opened = new Promise<void>((resolve) => (this.letGo = resolve));

  constructor(isMeant: Gate['isMeant'], moment: Gate['moment']) {
    this.isMeant = isMeant;
    this.moment = moment;
  }

  pass(): Promise<void> {
    this.#reach();
    return this.#opened;
  }
}
