import { LitElement } from 'lit';
import type { WizardStep } from '../../../src/domain/draft.ts';
import type { ActivationWizard } from '../../../src/elements/activation-wizard/activation-wizard.ts';
import type { VirtualClock } from '../../../mocks/virtual-clock.ts';
import { words } from '../words.ts';

/** Longest wait, in milliseconds; what takes longer does not come. */
const PATIENCE = 5000;

/** Of the wizard's time: more than it waits before it asks for a review or keeps a draft. */
const A_MOMENT = 1000;

type Control = HTMLInputElement | HTMLSelectElement;

/** What a person perceives of the wizard and does with it, whatever shadow roots lie between. */
export class WizardHarness {
  readonly element: ActivationWizard;
  readonly clock: VirtualClock;

  constructor(element: ActivationWizard, clock: VirtualClock) {
    this.element = element;
    this.clock = clock;
  }

  /** All that is said now, a dialog that is open included. */
  get text(): string {
    return textOf(this.element.shadowRoot!).replace(/\s+/g, ' ');
  }

  get step(): WizardStep {
    return this.element.step;
  }

  /** What live regions hold: what a reader is told without going there. */
  get spoken(): string {
    return this.said('[role="status"], [role="alert"], [aria-live="polite"]').join(' | ');
  }

  /** What the foot says. */
  get note(): string {
    return words(this.element.shadowRoot!.querySelector('#foot-note'));
  }

  get dialog(): string | undefined {
    return this.all<HTMLElement & { open: boolean; heading: string }>('pa-dialog').find(({ open }) => open)?.heading;
  }

  /** The words of the elements that a selector finds, in whatever shadow root. */
  said(selector: string): string[] {
    return this.all(selector).map((node) => textOf(node).replace(/\s+/g, ' ').trim());
  }

  all<Found extends Element = HTMLElement>(selector: string): Found[] {
    return deep(this.element.shadowRoot!, selector) as unknown as Found[];
  }

  one<Found extends Element = HTMLElement>(selector: string): Found {
    const [found] = this.all<Found>(selector);
    if (found === undefined) throw new Error(`The wizard has no ${selector}: ${this.text.slice(0, 800)}`);
    return found;
  }

  /** Waits, from frame to frame and with a moment of the wizard's own time, until it shows something that holds. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      await this.element.updateComplete;
      if (holds()) return;
      if (performance.now() > end) throw new Error(`There never was ${what}: ${this.text.slice(0, 1500)}`);
      await this.clock.advance(A_MOMENT);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  async loaded(): Promise<this> {
    await this.until(() => this.all('[aria-busy="true"]').length === 0, 'an answer');
    return this;
  }

  /** Waits for what is said. */
  async says(text: string): Promise<void> {
    await this.until(() => this.text.includes(text), `"${text}"`);
  }

  buttons(label: string): HTMLButtonElement[] {
    return this.all<HTMLButtonElement>('button').filter(
      (button) => (button.ariaLabel ?? textOf(button).replace(/\s+/g, ' ').trim()) === label,
    );
  }

  hasButton(label: string): boolean {
    return this.buttons(label).length > 0;
  }

  /** Why a button is off, in words; `undefined` where it is on. */
  whyOff(label: string): string | undefined {
    const [button] = this.buttons(label);
    if (button === undefined) throw new Error(`There is no button "${label}": ${this.text.slice(0, 1500)}`);
    if (button.ariaDisabled !== 'true') return undefined;
    const described = button.getAttribute('aria-describedby');
    const root = button.getRootNode() as ShadowRoot;
    return described === null ? (button.title ?? '') : words(root.getElementById(described));
  }

  async press(label: string): Promise<void> {
    const [button] = this.buttons(label);
    if (button === undefined) throw new Error(`There is no button "${label}": ${this.text.slice(0, 1500)}`);
    button.click();
    await this.drawn();
  }

  /** The control whose label, or name, is this. */
  control<Found extends Control = HTMLInputElement>(label: string): Found {
    const found = this.all<Control>('input, select').find((control) => labelOf(control) === label);
    if (found === undefined)
      throw new Error(
        `There is no control "${label}", but ${this.all<Control>('input, select').map(labelOf).join('; ')}`,
      );
    return found as Found;
  }

  hasControl(label: string): boolean {
    return this.all<Control>('input, select').some((control) => labelOf(control) === label);
  }

  async choose(label: string): Promise<void> {
    this.control(label).click();
    await this.drawn();
  }

  async type(label: string, text: string): Promise<void> {
    const control = this.control<Control>(label);
    control.focus();
    control.value = text;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.drawn();
  }

  /** What is wrong with the value of a control, as a reader hears it. */
  errorOf(label: string): string {
    const control = this.control<Control>(label);
    const root = control.getRootNode() as ShadowRoot;
    if (control.ariaInvalid !== 'true') return '';
    return words(root.getElementById(control.getAttribute('aria-describedby') ?? ''));
  }

  /** The button of the steps above. */
  async goTo(step: string): Promise<void> {
    const found = this.all<HTMLButtonElement>('.pa-steps button').find((button) => textOf(button).includes(step));
    if (found === undefined) throw new Error(`The step ${step} cannot be gone to.`);
    found.click();
    await this.drawn();
  }

  /** How the steps stand, as a reader hears them. */
  get steps(): string[] {
    return this.said('.pa-step');
  }

  /** The element that has the focus, however deep. */
  get focused(): Element | null {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
  }

  /** Its name, as a reader hears it; empty where nothing has the focus. */
  get nameOfFocused(): string {
    const { focused } = this;
    return focused === null || focused === document.body ? '' : nameOf(focused);
  }

  /** The button or other control of this name. */
  named(name: string): HTMLElement {
    const found = this.all('button, input, select').find((control) => nameOf(control) === name);
    if (found === undefined) throw new Error(`There is nothing named "${name}": ${this.text.slice(0, 1500)}`);
    return found;
  }

  /** Everything that follows from a press is drawn. */
  async drawn(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.element.updateComplete;
      for (const one of this.all('*')) if (one instanceof LitElement) await one.updateComplete;
    }
  }

  async pass(milliseconds: number): Promise<void> {
    await this.clock.advance(milliseconds);
    await this.drawn();
  }

  /** Waits for an audience in the picker, and for what answers a click on it. */
  async listed(name: string): Promise<void> {
    const isThere = () => this.hasControl(`Select ${name}`) && this.hasControl('Selected only');
    await this.until(isThere, `an audience ${name}`);
  }

  async chooseAudiences(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.listed(name);
      await this.choose(`Select ${name}`);
    }
    await this.until(() => this.whyOff('Next') === undefined, 'a way on');
  }

  async next(): Promise<void> {
    await this.press('Next');
    await this.loaded();
  }

  /** From the beginning to a step, with what a person would choose on the way. */
  async walkTo(step: WizardStep, { audiences = ['Car buyers', 'New parents'] } = {}): Promise<this> {
    await this.loaded();
    if (step === 'destination') return this;
    await this.choose('Partner drop');
    await this.next();
    if (step === 'audiences') return this;
    await this.chooseAudiences(...audiences);
    await this.next();
    await this.until(() => this.step === 'scheduling', 'the step Scheduling');
    if (step === 'scheduling') return this;
    await this.next();
    if (step === 'mapping') return this;
    await this.next();
    await this.until(() => this.whyOff('Finish') === undefined || this.hasReview(), 'a review');
    return this;
  }

  hasReview(): boolean {
    return this.all('#files-heading').length > 0 && this.all('[aria-busy="true"]').length === 0;
  }
}

function nameOf(control: Element): string {
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) return labelOf(control);
  return control.ariaLabel ?? textOf(control).replace(/\s+/g, ' ').trim();
}

/** As a reader hears it: in the row of a grid, with the header of that row. */
function labelOf(control: Control): string {
  const label = control.ariaLabel ?? control.labels?.[0];
  const header = control.closest('[role=row]')?.querySelector('[role=rowheader] > :first-child');
  if (typeof label === 'string' && header) return `${label} ${textOf(header)}`;
  if (typeof label === 'string') return label;
  if (!(label instanceof Element)) return '';
  const name = label.querySelector('.pa-cell-2 > :first-child') ?? label;
  return textOf(name).replace(/\s+/g, ' ').trim();
}

function deep(root: ParentNode, selector: string): Element[] {
  return [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot === null ? [] : deep(shadowRoot, selector),
    ),
  ];
}

/** In the order of the page, shadow roots where their elements stand; styles and what is closed say nothing. */
function textOf(node: Node): string {
  if (node instanceof HTMLStyleElement) return '';
  if (node instanceof HTMLElement && node.localName === 'pa-dialog' && !(node as HTMLElement & { open: boolean }).open)
    return '';
  if (node instanceof Text) return node.data;
  const shadow = node instanceof Element && node.shadowRoot !== null ? textOf(node.shadowRoot) : '';
  return shadow + [...node.childNodes].map(textOf).join('');
}
