import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * "/" leads to the search field of an element while the focus is anywhere else inside it. Not page-wide: a single-character
 * shortcut may work only where its component has the focus (WCAG 2.2, 2.1.4), and a host may have its own "/".
 */
export class SearchHotkey implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #field: () => HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, field: () => HTMLElement | undefined) {
    this.#host = host;
    this.#field = field;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#focusField);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#focusField);
  }

  readonly #focusField = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTypedInto(event.composedPath()[0])) return;
    const field = this.#field();
    if (field === undefined) return;
    event.preventDefault();
    field.focus();
  };
}

function isTypedInto(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select')
  );
}
