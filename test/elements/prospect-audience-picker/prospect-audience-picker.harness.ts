import type { AudienceSelection } from '../../../src/elements/prospect-audience-picker/audience-selection.ts';
import type { Menu } from '../../../src/ui/menu/menu.ts';
import type { ProspectAudiencePicker } from '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';

/** Longest wait, in milliseconds; what takes longer does not come. */
const PATIENCE = 4000;

/** What a person perceives of the picker and does to it. Tests, stories and benches ask this, never the shadow root. */
export class PickerHarness {
  readonly element: ProspectAudiencePicker;
  readonly selections: AudienceSelection[] = [];

  constructor(element: ProspectAudiencePicker) {
    this.element = element;
    element.addEventListener('audience-selection-change', (event) => this.selections.push(event.detail));
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get grid(): HTMLElement {
    return this.#one('[role=grid]');
  }

  /** Waits, from frame to frame, until the picker shows something that holds. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      await this.element.updateComplete;
      if (holds()) return;
      if (performance.now() > end) throw new Error(`There never was ${what}.`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  /** Waits for the first rows, or for what stands in their place, and for the toolbar. */
  async shown(): Promise<this> {
    await this.until(
      () => this.root.querySelector('[part~="row"]:not([aria-busy="true"]), .pa-empty, slot[name=empty]') !== null,
      'rows or a state in their place',
    );
    await this.until(() => this.root.querySelector('#search') !== null, 'the toolbar');
    return this;
  }

  /** Waits for them, and for what answers a person. */
  async loaded(): Promise<this> {
    await this.shown();
    await this.until(() => this.root.querySelector('.pa-sr[role=status]') !== null, 'what answers a person');
    return this;
  }

  /** Names of the audiences in view, in their order; "…" for a row that is loading, "!" for one that failed. */
  names(): string[] {
    return this.#rows().map((row) => {
      if (row.getAttribute('part')?.includes('row-failed')) return '!';
      if (row.getAttribute('aria-busy') === 'true') return '…';
      return row.querySelector('[data-column=name] > :first-child')?.textContent ?? '';
    });
  }

  rowCount(): number {
    return Number(this.grid.getAttribute('aria-rowcount')) - 1;
  }

  rowElements(): number {
    return this.#rows().length;
  }

  async hasRow(name: string): Promise<void> {
    await this.until(() => this.names().includes(name), `a row of ${name}`);
  }

  /** What is said in the row of an audience. */
  textOf(name: string): string {
    return this.#row(name).innerText;
  }

  /** Whether a mark warns beside what is said of an audience. */
  rowMark(name: string): boolean {
    return this.#row(name).querySelector('.reason > .pa-icon')?.checkVisibility() ?? false;
  }

  /** Where the row of an audience begins, in px of the window. */
  topOf(name: string): number {
    return this.#row(name).getBoundingClientRect().top;
  }

  isSelected(name: string): boolean {
    return this.#row(name).getAttribute('aria-selected') === 'true';
  }

  isDisabled(name: string): boolean {
    return this.#row(name).getAttribute('aria-disabled') === 'true';
  }

  /** Of those in view, what the person selected; what is in the activation already is not. */
  selectedNames(): string[] {
    return this.#rows()
      .filter((row) => row.matches('[aria-selected=true]:not([aria-disabled])'))
      .map((row) => row.querySelector('[data-column=name] > :first-child')?.textContent ?? '');
  }

  async click(name: string, { shift = false } = {}): Promise<void> {
    this.#row(name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: shift }));
    await this.element.updateComplete;
  }

  async tick(name: string): Promise<void> {
    this.#row(name).querySelector('input')!.click();
    await this.element.updateComplete;
  }

  isTicked(name: string): boolean {
    return this.#row(name).querySelector('input')!.checked;
  }

  /** Presses keys in the grid, as `Shift+ArrowDown`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const combination of keys) {
      const parts = combination === '+' ? ['+'] : combination.split('+');
      const key = parts.at(-1)!;
      this.grid.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: key === 'Space' ? ' ' : key,
          shiftKey: parts.includes('Shift'),
          ctrlKey: parts.includes('Control'),
          altKey: parts.includes('Alt'),
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
      await this.element.updateComplete;
    }
  }

  /** The row or cell at which the keyboard is, as its text. */
  active(): string {
    return (this.activeElement()?.innerText ?? '').trim().split('\n')[0] ?? '';
  }

  activeElement(): HTMLElement | null {
    return this.root.getElementById(this.grid.getAttribute('aria-activedescendant') ?? '');
  }

  async scrollTo(row: number): Promise<void> {
    const height = this.#rows()[0]!.offsetHeight;
    this.grid.scrollTop = row * height;
    this.grid.dispatchEvent(new Event('scroll'));
    // The browser's own event comes with the next frame, and what it draws before the one after.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await this.element.updateComplete;
  }

  async search(text: string): Promise<void> {
    const field = this.searchField;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  get searchField(): HTMLInputElement {
    return this.#one<HTMLInputElement>('#search');
  }

  /** Opens the menu of a filter and chooses one of its values. */
  async filter(name: string, value: string): Promise<void> {
    if (this.root.querySelector('pa-menu') === null) await this.openFilter(name);
    const menu = this.#menus().find((candidate) => candidate.text.startsWith(name));
    const item = menu?.items.find((candidate) => 'label' in candidate && candidate.label.startsWith(value));
    if (item?.kind !== 'check') throw new Error(`There is no filter ${name} with a value ${value}.`);
    item.toggle(!item.checked);
    await this.element.updateComplete;
  }

  /** Presses the button of a filter, and waits for its menu. */
  async openFilter(name: string): Promise<Menu> {
    this.filterButton(name).click();
    const opened = () => this.#menus().find((menu) => menu.text.startsWith(name) && menu.matches(':state(open)'));
    await this.until(() => opened() !== undefined, `the menu of ${name}`);
    return opened()!;
  }

  /** The button that a filter is until it was opened. */
  filterButton(name: string): HTMLElement {
    const button = [...this.root.querySelectorAll<HTMLElement>('[part=filters] > button')].find(
      ({ innerText }) => innerText.trim() === name,
    );
    if (button === undefined) throw new Error(`There is no filter ${name}.`);
    return button;
  }

  filters(): string[] {
    const buttons = [...this.root.querySelectorAll<HTMLElement>('[part=filters] > button')];
    return [...buttons.map(({ innerText }) => innerText.trim()), ...this.#menus().map(({ text }) => text)];
  }

  async sortBy(column: string): Promise<void> {
    this.headerOf(column).querySelector('button')!.click();
    await this.element.updateComplete;
  }

  sortOf(column: string): string | null {
    return this.headerOf(column).getAttribute('aria-sort');
  }

  columns(): string[] {
    return [...this.root.querySelectorAll<HTMLElement>('[role=columnheader][data-column]')].map(({ innerText }) =>
      innerText.trim(),
    );
  }

  columnWidth(column: string): number {
    return Math.round(this.headerOf(column).getBoundingClientRect().width);
  }

  async pressButton(name: string): Promise<void> {
    const button = [...this.root.querySelectorAll('button')].find((candidate) =>
      (candidate.getAttribute('aria-label') ?? candidate.innerText).trim().startsWith(name),
    );
    if (button === undefined) throw new Error(`There is no button ${name}.`);
    button.click();
    await this.element.updateComplete;
  }

  headerBox(): HTMLInputElement {
    return this.#one<HTMLInputElement>('[part=header] input');
  }

  bar(): string {
    return this.#one('[part=selection-bar]').innerText.replace(/\s+/g, ' ').trim();
  }

  summary(): string {
    return this.#one('[part=footer] [role=status]').innerText.replace(/\s+/g, ' ').trim();
  }

  limit(): string {
    return this.root.querySelector<HTMLElement>('[part=limit] .count')?.innerText ?? '';
  }

  matching(): string {
    return this.#one('[part=toolbar] [role=status]').innerText;
  }

  /** What stands in the place of rows. */
  state(): string {
    return this.root.querySelector<HTMLElement>('.state')?.innerText ?? '';
  }

  banner(): string {
    return this.root.querySelector<HTMLElement>('.outdated')?.innerText ?? '';
  }

  announced(): string {
    return this.root.querySelector('.pa-sr[role=status]')?.textContent?.trim() ?? '';
  }

  async selectedOnly(on: boolean): Promise<void> {
    const box = this.#one<HTMLInputElement>('[role=switch]');
    if (box.checked !== on) box.click();
    await this.element.updateComplete;
  }

  #menus(): Menu[] {
    return [...this.root.querySelectorAll<Menu>('[part=filters] pa-menu')];
  }

  #rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.seen > [part~="row"]')];
  }

  #row(name: string): HTMLElement {
    const index = this.names().indexOf(name);
    const row = this.#rows()[index];
    if (row === undefined) throw new Error(`No row of ${name} is in view: ${this.names().join(', ')}`);
    return row;
  }

  headerOf(column: string): HTMLElement {
    const header = [...this.root.querySelectorAll<HTMLElement>('[role=columnheader]')].find(
      ({ innerText }) => innerText.trim() === column,
    );
    if (header === undefined) throw new Error(`There is no column ${column}.`);
    return header;
  }

  #one<E extends HTMLElement = HTMLElement>(selector: string): E {
    const element = this.root.querySelector<E>(selector);
    if (element === null) throw new Error(`There is no ${selector}.`);
    return element;
  }
}
