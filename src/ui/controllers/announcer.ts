import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * Says to screen readers what changed without moving the focus. The host renders `region()` once, always, and outside of
 * anything that comes and goes: readers follow only a region that was there before its words.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #words = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Said even when it is what was said last. */
  say(words: string): void {
    this.#words = words === this.#words ? `${words}${UNHEARD}` : words;
    this.#host.requestUpdate();
  }

  region(): TemplateResult {
    return html`<div class="pa-sr" role="status">${this.#words}</div>`;
  }

  /** What was said belongs to the visit that is over. */
  hostDisconnected(): void {
    this.#words = '';
  }
}

/** A no-break space: makes the same words a change, and is not spoken. */
const UNHEARD = '\u00a0';
