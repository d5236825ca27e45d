import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ui } from '../../locales/en/ui.ts';
import { controlStyles } from '../base.styles.ts';
import { defineElement } from '../define.ts';
import { check, chevronDown, ellipsis, type Glyph } from '../icons/glyphs.ts';
import { icon } from '../icons/icon.ts';
import { Localize } from '../localize/localize.ts';
import { placeBox } from '../placement.ts';
import { safeHref } from '../safe-href.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { menuStyles as panelStyles } from '../styles/menu.styles.ts';
import type { MenuAction, MenuCheck, MenuItem, MenuLink } from './menu-item.ts';
import { menuStyles } from './menu.styles.ts';
import { itemForKey } from './menu-keys.ts';

/**
 * A button that opens a menu: arrow keys, Home, End and first letters move, Escape and a press outside close, and the focus goes
 * back to the button. The items exist only while the menu is open, so a list may carry one a row.
 *
 * @csspart button - The native button.
 * @csspart menu - The box that floats.
 * @cssstate open - The menu is open.
 */
@defineElement('pa-menu')
export class Menu extends LitElement {
  static override readonly styles = [...controlStyles, buttonStyles, panelStyles, menuStyles];

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) items: readonly MenuItem[] = [];

  /** Name of the button and the menu: "Actions for Daily export". Absent: "More actions". */
  @property() label = '';

  /** Words on the button; absent: the glyph alone. */
  @property() text = '';

  /** On the button; absent: three dots. */
  @property({ attribute: false }) glyph?: Glyph | undefined;

  /** Look of the button, as `data-kind` of `pa-button`. */
  @property() kind = 'quiet';

  /** Size of the button, as `data-size` of `pa-button`; empty: the usual one. */
  @property() size = 'sm';

  /** Which edge of the menu lines up with the button. */
  @property() align: 'start' | 'end' = 'end';

  @state() private open = false;

  @query('.pa-button') declare private readonly button: HTMLButtonElement | null;

  @query('.pa-menu') declare private readonly panel: HTMLElement | null;

  readonly #localize = new Localize(this, 'ui', ui);
  readonly #internals = this.attachInternals();
  #focusWhenOpen: 'first' | 'last' = 'first';

  /** Opens it, as a press of its button does. */
  show(): void {
    this.panel?.showPopover();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
    this.open = false;
  }

  protected override render(): TemplateResult {
    const name = this.label || this.#localize.term('moreActions');
    return html`
      <button
        part="button"
        class="pa-button"
        type="button"
        data-kind=${this.kind}
        data-size=${this.size || nothing}
        ?data-icon-only=${!this.text}
        aria-label=${this.text && !this.label ? nothing : name}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-controls="menu"
        popovertarget="menu"
        @click=${this.#stop}
        @keydown=${this.#openByKey}
      >
        ${this.#face()}
      </button>
      <div
        id="menu"
        part="menu"
        class="pa-menu"
        role="menu"
        aria-label=${this.text || name}
        popover
        @beforetoggle=${this.#beforeToggle}
        @toggle=${this.#afterToggle}
        @keydown=${this.#move}
        @focusout=${this.#closeWhenLeft}
        @click=${this.#stop}
      >
        ${this.open ? this.items.map((item) => this.#item(item)) : nothing}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open')) this.#settle();
  }

  /** Once it has both its items and a box: a press of the button draws the items before the box is shown, a call of ours after. */
  #settle(): void {
    if (!this.panel?.matches(':popover-open') || this.#choices().length === 0) return;
    this.#place();
    this.#choices()
      .at(this.#focusWhenOpen === 'first' ? 0 : -1)
      ?.focus();
    this.#focusWhenOpen = 'first';
  }

  #face(): TemplateResult {
    if (!this.text) return icon(this.glyph ?? ellipsis);
    return html`${this.glyph === undefined ? nothing : icon(this.glyph)}${this.text}${icon(chevronDown, { size: 'sm' })}`;
  }

  #item(item: MenuItem): TemplateResult | typeof nothing {
    switch (item.kind) {
      case 'action':
        return this.#action(item);
      case 'link':
        return this.#link(item);
      case 'check':
        return this.#check(item);
      case 'separator':
        return html`<hr />`;
    }
  }

  #action(item: MenuAction): TemplateResult {
    return html`<button
      type="button"
      role="menuitem"
      tabindex="-1"
      data-kind=${item.danger ? 'danger' : nothing}
      aria-disabled=${item.unavailable === undefined ? nothing : 'true'}
      @click=${() => this.#choose(item)}
    >
      ${item.glyph === undefined ? nothing : icon(item.glyph)}${words(item)}
    </button>`;
  }

  #link(item: MenuLink): TemplateResult | typeof nothing {
    const href = safeHref(item.href);
    if (href === undefined) return nothing;
    return html`<a
      role="menuitem"
      tabindex="-1"
      href=${href}
      target=${item.external ? '_blank' : nothing}
      rel=${item.external ? 'noopener noreferrer' : nothing}
      @click=${this.#close}
      >${item.glyph === undefined ? nothing : icon(item.glyph)}${words(item)}</a
    >`;
  }

  #check(item: MenuCheck): TemplateResult {
    return html`<button
      type="button"
      role="menuitemcheckbox"
      tabindex="-1"
      aria-checked=${item.checked}
      aria-disabled=${item.unavailable === undefined ? nothing : 'true'}
      @click=${() => item.unavailable === undefined && item.toggle(!item.checked)}
    >
      <span class="mark">${item.checked ? icon(check) : nothing}</span>${words(item)}
    </button>`;
  }

  #choose(item: MenuAction): void {
    if (item.unavailable !== undefined) return;
    // Closed first: what is chosen may open a dialog, which then remembers the button as the place to return to.
    this.#close();
    item.select();
  }

  readonly #close = (): void => {
    this.panel?.hidePopover();
  };

  readonly #beforeToggle = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    this.#internals.states[this.open ? 'add' : 'delete']('open');
    if (!this.open && this.shadowRoot?.activeElement?.closest('.pa-menu')) this.button?.focus();
  };

  readonly #afterToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'open') {
      this.#unfollow();
      return;
    }
    this.#follow();
    if (!this.panel?.contains(this.shadowRoot?.activeElement ?? null)) this.#settle();
  };

  readonly #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    this.#focusWhenOpen = event.key === 'ArrowUp' ? 'last' : 'first';
    if (this.open) this.#choices().at(0)?.focus();
    else this.panel?.showPopover();
  };

  readonly #move = (event: KeyboardEvent): void => {
    // A grid around it has its own meaning for these keys.
    if (event.key !== 'Escape') event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choices = this.#choices();
    const current = choices.findIndex((choice) => choice === this.shadowRoot?.activeElement);
    const target = itemForKey(
      event.key,
      choices.map((choice) => choice.textContent ?? ''),
      current,
    );
    if (target === undefined) return;
    event.preventDefault();
    choices[target]?.focus();
  };

  readonly #closeWhenLeft = (event: FocusEvent): void => {
    const isInside = event.relatedTarget instanceof Node && this.panel?.contains(event.relatedTarget);
    if (this.open && event.relatedTarget !== null && !isInside) this.#close();
  };

  /** A press inside belongs to the menu alone: the row around it may be selected by a click. */
  readonly #stop = (event: Event): void => event.stopPropagation();

  readonly #place = (): void => {
    if (this.panel && this.button) placeBox(this.panel, this.button, { side: 'below', align: this.align, gap: GAP_PX });
  };

  #follow(): void {
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place, { passive: true });
  }

  #unfollow(): void {
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
  }

  #choices(): HTMLElement[] {
    return [...(this.panel?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  }
}

const GAP_PX = 4;

function words({ label, unavailable }: { label: string; unavailable?: string | undefined }): TemplateResult {
  return html`<span class="words"
    ><bdi>${label}</bdi>${unavailable === undefined ? nothing : html`<bdi class="reason">${unavailable}</bdi>`}</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-menu': Menu;
  }
}
