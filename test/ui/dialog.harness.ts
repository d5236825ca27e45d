import { sendKeys } from '@web/test-runner-commands';
import type { Dialog } from '../../src/ui/dialog/dialog.ts';

export class DialogHarness {
  readonly element: Dialog;

  constructor(element: Dialog) {
    this.element = element;
  }

  get native(): HTMLDialogElement {
    return this.element.shadowRoot!.querySelector('dialog')!;
  }

  isModal(): boolean {
    return this.native.matches(':modal');
  }

  async setOpen(open: boolean): Promise<void> {
    this.element.open = open;
    await this.element.updateComplete;
  }

  async pressEscape(): Promise<void> {
    await sendKeys({ press: 'Escape' });
    await this.element.updateComplete;
  }
}
