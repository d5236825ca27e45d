import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Keeps the focus in an element while its content changes: what had it is moved, or goes, as a row that sorts itself elsewhere or a
 * button that goes with what it clears. Without this the page takes the focus, and whoever works by keys begins again at its top.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #heir: (place: Element) => HTMLElement | null;
  #had: HTMLElement | undefined;
  /** From the nearest on. */
  #places: readonly Element[] = [];
  /** In the order of the page. */
  #controls: readonly HTMLElement[] = [];

  /**
   * @param heir what takes the focus within a place that is still there, of those around what had it, the nearest first; `null` asks
   * further out, at last in the host itself. Where none of them has an heir it is what came into the nearest place, as another button
   * in place of the pressed one, or else the next control after what had the focus, or the one before.
   */
  constructor(host: ReactiveElement, heir: (place: Element) => HTMLElement | null = () => null) {
    this.#host = host;
    this.#heir = heir;
    host.addController(this);
  }

  hostUpdate(): void {
    const had = this.#host.shadowRoot?.activeElement;
    this.#had = had instanceof HTMLElement ? had : undefined;
    this.#places = this.#had === undefined ? [] : ancestorsOf(this.#had);
    this.#controls = this.#had === undefined ? [] : controlsIn(this.#host.renderRoot);
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
    (this.#newcomer(places[0]) ?? this.#neighbour())?.focus();
  }

  #newcomer(place: Element | undefined): HTMLElement | undefined {
    return place && controlsIn(place).find((control) => !this.#controls.includes(control) && isThere(control));
  }

  #neighbour(): HTMLElement | undefined {
    const at = this.#controls.findIndex((control) => control === this.#had);
    return [...this.#controls.slice(at + 1), ...this.#controls.slice(0, Math.max(0, at)).reverse()].find(isThere);
  }
}

/** What can be reached by the keyboard, custom elements of ours too. */
function controlsIn(place: ParentNode): readonly HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(CONTROLS)];
}

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"], pa-menu, pa-copy-button';

function isThere(control: HTMLElement): boolean {
  return control.isConnected && control.checkVisibility() && !control.matches(':disabled');
}

function ancestorsOf(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let place = element.parentElement; place !== null; place = place.parentElement) found.push(place);
  return found;
}
