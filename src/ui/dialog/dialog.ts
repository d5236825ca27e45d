import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../base.styles.ts';
import { defineElement } from '../define.ts';
import { dialogStyles } from '../styles/dialog.styles.ts';
import { textStyles } from '../styles/text.styles.ts';
import { DialogCloseEvent } from './dialog-close-event.ts';
import { dialogBoxStyles } from './dialog.styles.ts';

/**
 * A modal question or a short form over the screen. Its buttons stand in the `footer` slot and belong to the host, which sets `open`
 * to false when one is pressed; the one to be focused first carries `autofocus` (of a question, the harmless one).
 *
 * @fires pa-dialog-close - After it closed, by the host or by the person. Follow it to keep `open` true to the screen.
 * @slot - What is asked.
 * @slot footer - Buttons of class `pa-button`, the deed last.
 * @csspart dialog - The native `<dialog>`.
 */
@defineElement('pa-dialog')
export class Dialog extends LitElement {
  static override readonly styles = [...controlStyles, textStyles, dialogStyles, dialogBoxStyles];

  @property({ type: Boolean, reflect: true }) open = false;

  /** What is asked, in one line: name of the dialog. */
  @property() heading = '';

  /** Wide, for a form or a list. */
  @property() size: 'md' | 'lg' = 'md';

  @query('dialog') declare private readonly dialog: HTMLDialogElement | null;

  #isDismissed = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
  }

  protected override render(): TemplateResult {
    return html`<dialog
      part="dialog"
      class="pa-dialog"
      data-size=${this.size === 'lg' ? 'lg' : nothing}
      aria-labelledby="heading"
      @cancel=${this.#dismiss}
      @close=${this.#afterClose}
    >
      <h2 id="heading" class="pa-heading">${this.heading}</h2>
      <div class="body"><slot></slot></div>
      <footer><slot name="footer"></slot></footer>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { dialog } = this;
    if (!changed.has('open') || dialog === null || this.open === dialog.open) return;
    if (!this.open) return dialog.close();
    dialog.showModal();
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  readonly #dismiss = (): void => {
    this.#isDismissed = true;
  };

  readonly #afterClose = (): void => {
    this.open = false;
    this.dispatchEvent(new DialogCloseEvent(this.#isDismissed ? 'dismissed' : 'closed'));
    this.#isDismissed = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-dialog': Dialog;
  }
}
