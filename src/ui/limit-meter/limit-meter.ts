import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { limitState, type LimitState } from '../../domain/limit.ts';
import { ui } from '../../locales/en/ui.ts';
import { controlStyles } from '../base.styles.ts';
import { defineElement } from '../define.ts';
import { Localize } from '../localize/localize.ts';
import { meterStyles } from '../styles/meter.styles.ts';
import { limitMeterStyles } from './limit-meter.styles.ts';

/**
 * Shows how much of a platform limit is used, and says in words when it bites.
 * Renders nothing where the platform states no limit.
 *
 * @csspart label - What is counted.
 * @csspart count - How many of how many, and what follows from it.
 * @csspart bar - The native `<progress>`.
 * @cssstate near - At least nine tenths of the limit are used.
 * @cssstate reached - Nothing is left.
 * @cssstate exceeded - More is used than allowed.
 */
@defineElement('pa-limit-meter')
export class LimitMeter extends LitElement {
  static override readonly styles = [...controlStyles, meterStyles, limitMeterStyles];

  /** How many are used. */
  @property({ type: Number }) used = 0;

  /** How many are allowed; absent where the platform states none. */
  @property({ type: Number }) limit?: number | undefined;

  /** What is counted, in the language of the page: "Audiences in this activation". */
  @property() label = '';

  readonly #localize = new Localize(this, 'ui', ui);
  readonly #internals = this.attachInternals();

  protected override updated(_changed: PropertyValues<this>): void {
    const { kind } = limitState(this.used, this.limit);
    this.#internals.states.clear();
    this.#internals.states.add(kind);
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = limitState(this.used, this.limit);
    if (state.kind === 'unlimited') return nothing;
    return html`
      <div class="pa-limit">
        <div>
          <span part="label">${this.label}</span>
          <span part="count" class="count">${this.#words(state)}</span>
        </div>
        <progress
          part="bar"
          class="pa-meter"
          aria-hidden="true"
          data-tone=${TONES[state.kind] ?? nothing}
          max=${state.limit}
          value=${Math.min(state.used, state.limit)}
        ></progress>
      </div>
    `;
  }

  #words(state: Exclude<LimitState, { kind: 'unlimited' }>): string {
    const { used, limit } = state;
    switch (state.kind) {
      case 'within':
        return this.#localize.term('limitCount', used, limit);
      case 'near':
        return this.#localize.term('limitNear', used, limit);
      case 'reached':
        return this.#localize.term('limitReached', limit);
      case 'exceeded':
        return this.#localize.term('limitExceeded', used, limit);
    }
  }
}

const TONES: Partial<Record<LimitState['kind'], string>> = {
  near: 'caution',
  reached: 'caution',
  exceeded: 'negative',
};

declare global {
  interface HTMLElementTagNameMap {
    'pa-limit-meter': LimitMeter;
  }
}
