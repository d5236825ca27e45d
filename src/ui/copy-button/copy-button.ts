import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ui } from '../../locales/en/ui.ts';
import { controlStyles } from '../base.styles.ts';
import { Announcer } from '../controllers/announcer.ts';
import { defineElement } from '../define.ts';
import { check, copy, failure, type Glyph } from '../icons/glyphs.ts';
import { icon } from '../icons/icon.ts';
import { Localize } from '../localize/localize.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { copyButtonStyles } from './copy-button.styles.ts';

type Outcome = 'idle' | 'copied' | 'failed';

/**
 * Copies a text, whole, and says so. It shows the outcome until the pointer and the focus have left.
 *
 * @csspart button - The native button.
 */
@defineElement('pa-copy-button')
export class CopyButton extends LitElement {
  static override readonly styles = [...controlStyles, buttonStyles, copyButtonStyles];

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** What is copied. Never a secret: anything on the page may read the clipboard. */
  @property() value = '';

  /** Says what is copied, for the button's name: "Copy the role". Absent: "Copy". */
  @property() label = '';

  /** Glyph alone, of 24 px: for a row or a line of text. */
  @property({ type: Boolean, attribute: 'icon-only' }) iconOnly = false;

  @state() private outcome: Outcome = 'idle';

  readonly #localize = new Localize(this, 'ui', ui);
  readonly #announcer = new Announcer(this);

  protected override render(): TemplateResult {
    const words = this.outcome === 'copied' ? this.#localize.term('copied') : this.#localize.term('copy');
    return html`
      <button
        part="button"
        class="pa-button"
        type="button"
        data-kind="quiet"
        data-size=${this.iconOnly ? 'xs' : 'sm'}
        ?data-icon-only=${this.iconOnly}
        aria-label=${this.label || (this.iconOnly ? this.#localize.term('copy') : nothing)}
        title=${this.outcome === 'failed' ? this.#localize.term('copyFailed') : nothing}
        @click=${this.#copy}
        @pointerleave=${this.#settle}
        @blur=${this.#settle}
      >
        ${icon(GLYPHS[this.outcome], this.iconOnly ? { size: 'sm' } : {})}${this.iconOnly ? nothing : words}
      </button>
      ${this.#announcer.region()}
    `;
  }

  readonly #copy = async (event: Event): Promise<void> => {
    // A copy button stands in rows that a click selects.
    event.stopPropagation();
    try {
      // Only a secure context has a clipboard at all.
      await navigator.clipboard.writeText(this.value);
      this.outcome = 'copied';
      this.#announcer.say(this.#localize.term('copied'));
    } catch {
      this.outcome = 'failed';
      this.#announcer.say(this.#localize.term('copyFailed'));
    }
  };

  readonly #settle = (): void => {
    this.outcome = 'idle';
  };
}

const GLYPHS: Readonly<Record<Outcome, Glyph>> = { idle: copy, copied: check, failed: failure };

declare global {
  interface HTMLElementTagNameMap {
    'pa-copy-button': CopyButton;
  }
}
