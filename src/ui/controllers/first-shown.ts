import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whether an element was ever shown: while it has the attribute `hidden` from the beginning, it need not ask anybody for anything. It
 * is updated when it is shown first.
 */
export class FirstShown implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer: MutationObserver;
  #once = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  get once(): boolean {
    if (!this.#once && !this.#host.hidden) {
      this.#once = true;
      this.#observer.disconnect();
    }
    return this.#once;
  }

  hostConnected(): void {
    if (!this.once) this.#observer.observe(this.#host, { attributeFilter: ['hidden'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
