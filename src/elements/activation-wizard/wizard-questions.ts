import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { failureAt } from '../activation-error/failure-at.ts';

/** What the wizard asks the other side, each independently of the others. */
export type Question = 'beginning' | 'connections' | 'audiences' | 'prefilled' | 'fields' | 'review';

interface Asked {
  readonly about: string;
  readonly abort: AbortController;
  error: ActivationError | undefined;
  answered: boolean;
}

/**
 * Asks each question once as long as it is about the same. Asked about something else, the older call is given up and its answer, if
 * it comes all the same, is not heard.
 */
export class WizardQuestions implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #asked = new Map<Question, Asked>();

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  /** @param about what the answer depends on, in a word: another one asks anew */
  ask<Answer>(
    question: Question,
    about: string,
    call: (signal: AbortSignal) => Promise<Answer>,
    hear: (answer: Answer) => void,
  ): void {
    const last = this.#asked.get(question);
    if (last?.about === about) return;
    last?.abort.abort();
    const asked: Asked = { about, abort: new AbortController(), error: undefined, answered: false };
    this.#asked.set(question, asked);
    void this.#await(question, asked, call, hear);
  }

  isPending(question: Question): boolean {
    const asked = this.#asked.get(question);
    return asked !== undefined && !asked.answered && asked.error === undefined;
  }

  failure(question: Question): ActivationError | undefined {
    return this.#asked.get(question)?.error;
  }

  isAnswered(question: Question): boolean {
    return this.#asked.get(question)?.answered ?? false;
  }

  /** Lets it be asked again, as after a failure. */
  forget(question: Question): void {
    this.#asked.get(question)?.abort.abort();
    this.#asked.delete(question);
  }

  forgetAll(): void {
    for (const { abort } of this.#asked.values()) abort.abort();
    this.#asked.clear();
  }

  /** What was not answered is asked again when the element comes back. */
  hostDisconnected(): void {
    for (const [question, asked] of this.#asked) if (!asked.answered) this.forget(question);
  }

  async #await<Answer>(
    question: Question,
    asked: Asked,
    call: (signal: AbortSignal) => Promise<Answer>,
    hear: (answer: Answer) => void,
  ): Promise<void> {
    const isCurrent = () => this.#asked.get(question) === asked;
    try {
      const answer = await call(asked.abort.signal);
      if (!isCurrent()) return;
      asked.answered = true;
      hear(answer);
    } catch (thrown) {
      if (!isCurrent()) return;
      asked.error = failureAt(this.#host, thrown);
    }
    this.#host.requestUpdate();
  }
}
