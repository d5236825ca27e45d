import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from '../base.styles.ts';
import { defineElement } from '../define.ts';
import { placeBox } from '../placement.ts';
import { tooltipStyles } from '../styles/tooltip.styles.ts';
import { tooltipBoxStyles } from './tooltip.styles.ts';

/**
 * Words over what it holds, on hover and on focus alike; Escape takes them away and the pointer may rest on them (WCAG 2.2, 1.4.13).
 * Never the only place of a reason: what matters stands in the open.
 *
 * @slot - One element.
 * @csspart tooltip - The box that floats.
 */
@defineElement('pa-tooltip')
export class Tooltip extends LitElement {
  static override readonly styles = [...controlStyles, tooltipStyles, tooltipBoxStyles];

  /** Empty: no tooltip. */
  @property() text = '';

  /** Only where the words inside do not fit: it then shows them whole. */
  @property({ type: Boolean, attribute: 'when-truncated' }) whenTruncated = false;

  @query('.pa-tooltip') declare private readonly box: HTMLElement | null;

  #isHovered = false;
  #isFocused = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('pointerenter', this.#enter);
    this.addEventListener('pointerleave', this.#leave);
    this.addEventListener('focusin', this.#focus);
    this.addEventListener('focusout', this.#blur);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('pointerenter', this.#enter);
    this.removeEventListener('pointerleave', this.#leave);
    this.removeEventListener('focusin', this.#focus);
    this.removeEventListener('focusout', this.#blur);
    this.#isHovered = this.#isFocused = false;
    this.#unfollow();
  }

  protected override render(): TemplateResult {
    return html`<slot @slotchange=${this.#describe}></slot>
      <div part="tooltip" class="pa-tooltip" aria-hidden="true" popover="manual">${this.text}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('text') || changed.has('whenTruncated')) this.#describe();
    if (changed.has('text') && !this.text) this.#hide();
  }

  get #anchor(): Element | undefined {
    return this.firstElementChild ?? undefined;
  }

  /**
   * An id does not reach out of a shadow root, so a reader gets the words themselves; not where they only repeat what is cut for the
   * eye, or the name.
   */
  readonly #describe = (): void => {
    const anchor = this.#anchor;
    if (anchor === undefined) return;
    const isNews = this.text !== '' && !this.whenTruncated && anchor.getAttribute('aria-label') !== this.text;
    if (isNews) anchor.setAttribute('aria-description', this.text);
    else anchor.removeAttribute('aria-description');
  };

  readonly #enter = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#isHovered = true;
    this.#showOrHide();
  };

  readonly #leave = (): void => {
    this.#isHovered = false;
    this.#showOrHide();
  };

  readonly #focus = (event: FocusEvent): void => {
    this.#isFocused = event.target instanceof Element && event.target.matches(':focus-visible');
    this.#showOrHide();
  };

  readonly #blur = (): void => {
    this.#isFocused = false;
    this.#showOrHide();
  };

  #showOrHide(): void {
    if ((this.#isHovered || this.#isFocused) && this.text && (!this.whenTruncated || this.#isTruncated())) this.#show();
    else this.#hide();
  }

  #show(): void {
    const { box } = this;
    const anchor = this.#anchor;
    if (anchor === undefined || box === null || box.matches(':popover-open')) return;
    box.showPopover();
    this.#place();
    document.addEventListener('keydown', this.#hideByKey, { capture: true });
    // The focus itself may scroll its element into view.
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place, { passive: true });
  }

  #hide(): void {
    this.#unfollow();
    if (this.box?.matches(':popover-open')) this.box.hidePopover();
  }

  readonly #hideByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The dialog or menu around it stays: one press, one thing.
    event.preventDefault();
    event.stopPropagation();
    this.#hide();
  };

  readonly #place = (): void => {
    const anchor = this.#anchor;
    if (anchor && this.box) placeBox(this.box, anchor, { side: 'above', align: 'center', gap: GAP_PX });
  };

  #unfollow(): void {
    document.removeEventListener('keydown', this.#hideByKey, { capture: true });
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
  }

  #isTruncated(): boolean {
    const anchor = this.#anchor;
    if (anchor === undefined) return false;
    return [anchor, ...anchor.querySelectorAll('*')].some(cutsItsWords);
  }
}

function cutsItsWords(element: Element): boolean {
  if (getComputedStyle(element).overflowX === 'visible' || element.matches('.pa-sr')) return false;
  // A pixel is rounding.
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}

const GAP_PX = 6;

declare global {
  interface HTMLElementTagNameMap {
    'pa-tooltip': Tooltip;
  }
}
