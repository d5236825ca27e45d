import { sendKeys } from '@web/test-runner-commands';
import type { Menu } from '../../src/ui/menu/menu.ts';

export class MenuHarness {
  readonly element: Menu;

  constructor(element: Menu) {
    this.element = element;
  }

  get button(): HTMLButtonElement {
    return this.element.shadowRoot!.querySelector<HTMLButtonElement>('.pa-button')!;
  }

  get panel(): HTMLElement {
    return this.element.shadowRoot!.querySelector<HTMLElement>('[role=menu]')!;
  }

  isOpen(): boolean {
    return this.panel.matches(':popover-open');
  }

  async open(): Promise<void> {
    this.button.click();
    await this.element.updateComplete;
  }

  /** Real keys, to whatever has the focus. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await sendKeys({ press: key });
      await this.element.updateComplete;
    }
  }

  items(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  item(label: string): HTMLElement {
    return this.items().find((item) => item.textContent?.includes(label))!;
  }

  /** Words of the item that has the focus; of the button, '(button)'. */
  focused(): string {
    const active = this.element.shadowRoot!.activeElement;
    if (active === this.button) return '(button)';
    return active?.textContent?.trim() ?? '';
  }
}
