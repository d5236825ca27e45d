import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Keeps what the keyboard has come to from lying under a foot that sticks to the end of the window (WCAG 2.2, 2.4.11): a browser holds
 * what the foot covers to be in sight. It looks when a key goes up, for a focus that moves within a shadow root is not told outside.
 */
export class FocusInSight implements ReactiveController {
  readonly #host: ReactiveElement;

  /** @param host whose foot has the class `pa-foot` */
  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keyup', this.#uncover);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keyup', this.#uncover);
  }

  readonly #uncover = (event: KeyboardEvent): void => {
    const [focused] = event.composedPath();
    const foot = this.#host.renderRoot.querySelector('.pa-foot');
    if (!(focused instanceof HTMLElement) || foot === null || foot.contains(focused)) return;
    const cover = foot.getBoundingClientRect();
    const { top, bottom, height } = focused.getBoundingClientRect();
    // What is higher than the room above the foot cannot be shown whole.
    if (bottom <= cover.top || top >= cover.bottom || height > cover.top) return;
    focused.style.setProperty('scroll-margin-block-end', `${cover.height + CLEARANCE_PX}px`);
    focused.scrollIntoView({ block: 'nearest' });
    focused.style.removeProperty('scroll-margin-block-end');
  };
}

/** For the ring around it. */
const CLEARANCE_PX = 8;
