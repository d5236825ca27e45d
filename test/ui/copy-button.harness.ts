import type { CopyButton } from '../../src/ui/copy-button/copy-button.ts';

export class CopyButtonHarness {
  readonly element: CopyButton;

  constructor(element: CopyButton) {
    this.element = element;
  }

  get button(): HTMLButtonElement {
    return this.element.shadowRoot!.querySelector('button')!;
  }

  async press(): Promise<void> {
    this.button.click();
    // The clipboard answers in a microtask of its own.
    await Promise.resolve();
    await Promise.resolve();
    await this.element.updateComplete;
  }

  async leave(): Promise<void> {
    this.button.dispatchEvent(new PointerEvent('pointerleave'));
    await this.element.updateComplete;
  }

  words(): string {
    return this.button.textContent?.trim() ?? '';
  }

  announced(): string {
    return this.element.shadowRoot!.querySelector('[role=status]')?.textContent ?? '';
  }
}
