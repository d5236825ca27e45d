/**
 * Tells the whole of what is cut off where a pointer comes to it, and the exact moment of a time that is shown by its age. Made then,
 * not with each row: five attributes a row, at every step of a scroll, are a good part of what drawing it costs.
 */
export class CellTooltip {
  #shown: HTMLElement | null = null;

  /**
   * Tells what it shows; nothing where all is seen.
   *
   * @param momentOf words an instant exactly
   */
  show(target: Element, momentOf: (instant: string) => string): string {
    // The row of the last one may be another audience's by now.
    this.#shown?.removeAttribute('title');
    this.#shown = target.closest<HTMLElement>('.pa-truncate, .pa-tags');
    if (this.#shown === null) return '';
    const { instant } = this.#shown.dataset;
    if (instant !== undefined) this.#shown.title = momentOf(instant);
    else if (this.#shown.scrollWidth > this.#shown.clientWidth) this.#shown.title = wordsIn(this.#shown);
    return this.#shown.title;
  }
}

function wordsIn(shown: HTMLElement): string {
  const parts = shown.matches('.pa-tags') ? [...shown.children] : [shown];
  return parts.map(({ textContent }) => textContent).join(', ');
}
