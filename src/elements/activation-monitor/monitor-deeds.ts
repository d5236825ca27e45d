import type { ReactiveControllerHost } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { failureAt } from '../activation-error/failure-at.ts';

export interface Deed {
  /** What is done to what: the same is not done twice at once, however often it is pressed. */
  readonly name: string;
  readonly act: (adapter: ActivationAdapter) => Promise<unknown>;
  /** What is said when it is done. */
  readonly said: string;
}

export interface DeedHandlers {
  readonly adapter: () => ActivationAdapter | undefined;
  readonly onSaid: (words: string) => void;
  /** After it was done, or refused: what is shown may be old. */
  readonly onSettled: () => Promise<void>;
}

/** What the person has done by the adapter, one press each, and why the last one came to nothing. */
export class MonitorDeeds {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #handlers: DeedHandlers;
  #underway = new Set<string>();
  #error: ActivationError | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, handlers: DeedHandlers) {
    this.#host = host;
    this.#handlers = handlers;
  }

  /** Why the last deed came to nothing; `undefined` when it did not, or when that was read. */
  get error(): ActivationError | undefined {
    return this.#error;
  }

  set error(error: ActivationError | undefined) {
    this.#error = error;
    this.#host.requestUpdate();
  }

  /** Lets go of what another adapter refused; what is on its way to it is not waited for. */
  forget(): void {
    this.#underway = new Set();
    this.error = undefined;
  }

  async do({ name, act, said }: Deed): Promise<void> {
    const adapter = this.#handlers.adapter();
    const underway = this.#underway;
    if (adapter === undefined || underway.has(name)) return;
    underway.add(name);
    this.error = undefined;
    try {
      await act(adapter);
      if (adapter === this.#handlers.adapter()) this.#handlers.onSaid(said);
    } catch (thrown) {
      if (adapter === this.#handlers.adapter()) this.error = failureAt(this.#host, thrown);
    } finally {
      underway.delete(name);
    }
    if (adapter === this.#handlers.adapter()) await this.#handlers.onSettled();
  }
}

/** Does the same to each of several; where some are refused, the others are done all the same. */
export async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  const outcomes = await Promise.allSettled(items.map(act));
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  if (refused !== undefined) throw refused.reason;
}
