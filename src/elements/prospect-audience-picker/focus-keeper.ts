import type { LitElement, ReactiveController } from 'lit';

/** Where the focus goes, in this order, when what had it is gone: to the rows, else to what can be done where rows would be. */
const PLACES = ['#grid', '.state button', '#search'];

/** Keeps the focus in the picker when the button that had it has done its work and is not there any more, or is off. */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #had: Element | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  hostUpdated(): void {
    const had = this.#had;
    if (had === null || (had.isConnected && !had.matches(':disabled'))) return;
    const places = PLACES.map((place) => this.#host.renderRoot.querySelector<HTMLElement>(place));
    places.find((place) => place !== null)?.focus({ preventScroll: true });
  }
}
