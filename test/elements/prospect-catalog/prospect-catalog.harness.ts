import type { ProspectCatalog } from '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import { until } from '../stub-adapter.ts';
import { words } from '../words.ts';

/** What a person perceives of a catalogue, and does with it. */
export class ProspectCatalogHarness {
  constructor(element: ProspectCatalog) {
    this.element = element;
  }

  readonly element: ProspectCatalog;

  /** Resolves when the answer is there, whichever it is. */
  async settled(): Promise<this> {
    await until(() => this.#root.querySelector('[aria-busy="true"]') === null);
    await this.element.updateComplete;
    return this;
  }

  get text(): string {
    return words(this.#root.querySelector('.pa-catalog'));
  }

  get names(): string[] {
    return [...this.#root.querySelectorAll('.pa-dest h3')].map(words);
  }

  get result(): string {
    return words(this.#root.querySelector('.pa-catalog-bar [role="status"]'));
  }

  primaryOf(destination: string): HTMLButtonElement {
    const card = [...this.#root.querySelectorAll('.pa-dest')].find(
      (candidate) => words(candidate.querySelector('h3')) === destination,
    );
    return card!.querySelector<HTMLButtonElement>('[part="primary-action"]')!;
  }

  /** Whether the glyph of those that can export prospect audiences points from right to left. */
  get capabilityMirrored(): boolean {
    const glyph = this.#root.querySelector('.pa-dest-can svg');
    return glyph !== null && getComputedStyle(glyph).scale === '-1 1';
  }

  /** Of the categories, those whose own background shows where colours are forced. */
  get categoriesThatStandOut(): string[] {
    return [...this.#root.querySelectorAll('.pa-rail-link')]
      .filter((link) => getComputedStyle(link).forcedColorAdjust === 'none')
      .map((link) => words(link.firstElementChild));
  }

  /** The words, or the name, of what has the focus inside. */
  get focused(): string {
    const { activeElement } = this.#root;
    return activeElement?.ariaLabel ?? words(activeElement);
  }

  get sortShown(): string {
    return this.#root.querySelector<HTMLSelectElement>('#sort')!.value;
  }

  /** As a person chooses it. */
  async sortBy(value: string): Promise<void> {
    const select = this.#root.querySelector<HTMLSelectElement>('#sort')!;
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await this.element.updateComplete;
  }

  async search(text: string): Promise<void> {
    const input = this.#root.querySelector<HTMLInputElement>('input[type="search"]')!;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Presses the button whose words, or name, are these. */
  async press(label: string): Promise<void> {
    const button = [...this.#root.querySelectorAll('button')].find(
      (candidate) => candidate.ariaLabel === label || words(candidate).startsWith(label),
    );
    button!.focus();
    button!.click();
    await this.element.updateComplete;
  }

  async tick(label: string): Promise<void> {
    const option = [...this.#root.querySelectorAll('label')].find((candidate) => words(candidate) === label);
    option!.querySelector('input')!.click();
    await this.element.updateComplete;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}
