import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus in an element while its content changes: what had it is moved, or goes, as a row that sorts itself elsewhere or a
 * button that goes with what it clears. Without this the page takes the focus, and whoever works by keys begins again at its top.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #heir: (place: Element) => HTMLElement | null;
  #had: HTMLElement | undefined;
  /** From the nearest on. */
  #places: readonly Element[] = [];

  /**
   * @param heir what takes the focus within a place that is still there, of those around what had it, the nearest first; `null` asks
   * further out, at last in the host itself
   */
  constructor(host: ReactiveControllerHost & HTMLElement, heir: (place: Element) => HTMLElement | null) {
    this.#host = host;
    this.#heir = heir;
    host.addController(this);
  }

  hostUpdate(): void {
    const had = this.#host.shadowRoot?.activeElement;
    this.#had = had instanceof HTMLElement ? had : undefined;
    this.#places = this.#had === undefined ? [] : ancestorsOf(this.#had);
  }

  hostUpdated(): void {
    const had = this.#had;
    if (had === undefined || document.activeElement !== document.body) return;
    if (had.isConnected) had.focus();
    else this.#bequeath();
  }

  #bequeath(): void {
    const places = [...this.#places.filter(({ isConnected }) => isConnected), this.#host];
    for (const place of places) {
      const heir = this.#heir(place);
      if (heir === null) continue;
      heir.focus();
      return;
    }
  }
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let place = element.parentElement; place !== null; place = place.parentElement) found.push(place);
  return found;
}
