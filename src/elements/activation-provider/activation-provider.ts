import { ContextProvider } from '@lit/context';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import { adapterContext, clockContext, draftStoreContext } from '../../adapter/context.ts';
import { MemoryDraftStore, type DraftStore } from '../../adapter/draft-store.ts';
import { defineElement } from '../../ui/define.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { linkViews } from './linked-views.ts';

/**
 * Gives every element inside it the adapter, the store of drafts and the clock. With `link` it also shows one of them at a time and
 * leads from one to the next: catalogue, form of a connection, wizard, monitor. A host that routes itself leaves `link` out and
 * listens to the events.
 *
 * @slot - The elements of the kit, and whatever else the host puts beside them.
 */
@defineElement('activation-provider')
export class ActivationProvider extends LitElement {
  static override readonly styles = [
    tokens,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /**
   * Who stands behind the elements. Taken away, as when the person signs out, they show nothing any more of what it told, and drafts
   * that are kept in the page are gone.
   */
  @property({ attribute: false })
  get adapter(): ActivationAdapter | undefined {
    return this.#adapter.value;
  }
  set adapter(adapter: ActivationAdapter | null | undefined) {
    if (!adapter && this.draftStore === this.#ownDrafts) this.draftStore = this.#ownDrafts = new MemoryDraftStore();
    this.#adapter.setValue(adapter ?? undefined);
  }

  /** Where unfinished wizards are kept; as long as the page lives unless told. */
  @property({ attribute: false })
  get draftStore(): DraftStore {
    return this.#draftStore.value;
  }
  set draftStore(store: DraftStore | null | undefined) {
    this.#draftStore.setValue(store ?? this.#ownDrafts);
  }

  /** Where time is read. */
  @property({ attribute: false })
  get clock(): Clock {
    return this.#clock.value;
  }
  set clock(clock: Clock | null | undefined) {
    this.#clock.setValue(clock ?? systemClock);
  }

  /** The elements inside lead to each other by themselves. */
  @property({ type: Boolean, reflect: true }) link = false;

  readonly #adapter = new ContextProvider(this, { context: adapterContext });
  #ownDrafts = new MemoryDraftStore();
  readonly #draftStore = new ContextProvider(this, {
    context: draftStoreContext,
    initialValue: this.#ownDrafts,
  });
  readonly #clock = new ContextProvider(this, { context: clockContext, initialValue: systemClock });

  constructor() {
    super();
    linkViews(this, { isLinked: () => this.link });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-provider': ActivationProvider;
  }
}
