import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { pickerStates } from '../../locales/en/picker-states.ts';
import { copy, error as errorGlyph, lock, prospects, retry, search } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { factsStyles } from '../../ui/styles/facts.styles.ts';
import { headingStyles } from '../../ui/styles/heading.styles.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { failureText } from '../activation-error/failure-text.ts';
import type { ControlsWords } from './controls-words.ts';
import { keptWords } from './picker-bars.ts';
import type { PickerModel, PickerState } from './picker-model.ts';

export type StateInPlaceOfRows = Extract<PickerState, { kind: 'denied' | 'error' | 'empty' | 'no-match' }>;

export interface StateHandlers {
  readonly onRetry: () => void;
  readonly onClear: () => void;
  readonly onCopy: (text: string) => void;
}

export const pickerStatesStyles = [
  headingStyles,
  emptyStyles,
  factsStyles,
  css`
    /* What a host puts there stands where our words would, unless it says otherwise. */
    ::slotted([slot='empty']) {
      place-self: center;
      padding: var(--pa-space-4);
    }

    .pa-facts {
      justify-items: start;
      text-align: start;
      padding: var(--pa-space-3) var(--pa-space-4);
      border: var(--pa-hairline) solid var(--pa-border);
      border-radius: var(--pa-radius-lg);
      background: var(--pa-surface-sunken);
    }
  `,
];

/** What stands in the place of rows. */
export class PickerStates {
  readonly #words: ControlsWords;
  readonly #stateWords: Localize<typeof pickerStates>;

  constructor(host: LitElement, words: ControlsWords) {
    this.#words = words;
    this.#stateWords = new Localize(host, 'picker', pickerStates);
  }

  render(state: StateInPlaceOfRows, model: PickerModel, handlers: StateHandlers): TemplateResult {
    switch (state.kind) {
      case 'denied':
        return this.#denied(state, handlers.onCopy);
      case 'error':
        return this.#failed(state.error, model.selection.size, handlers.onRetry);
      case 'empty':
        return this.#empty();
      case 'no-match':
        return this.#noMatch(model, handlers.onClear);
    }
  }

  /** There is nothing to select at all. A host says better what to do first. */
  #empty(): TemplateResult {
    const words = this.#stateWords;
    return html`<slot name="empty"
      >${emptyState({ glyph: prospects, title: words.term('empty'), text: words.term('emptyText') })}</slot
    >`;
  }

  /** There are audiences, and all of them are filtered away. */
  #noMatch({ filter, selectedOnly }: PickerModel, onClear: () => void): TemplateResult {
    const words = this.#stateWords;
    if (selectedOnly) {
      return emptyState({
        glyph: search,
        title: words.term('nothingSelected'),
        actions: button(words.term('showAll'), onClear),
      });
    }
    return emptyState({
      glyph: search,
      title: words.term('noMatch'),
      text: filter.search === undefined ? words.term('noMatchFilter') : words.term('noMatchSearch', filter.search),
      actions: button(this.#words.term('clearFilters'), onClear),
    });
  }

  /** Nothing came. */
  #failed(error: ActivationError, selected: number, onRetry: () => void): TemplateResult {
    return emptyState({
      glyph: errorGlyph,
      tone: 'negative',
      title: this.#words.term('failed'),
      text: html`${failureText(this.#words, error)}${keptWords(this.#words, selected)}`,
      details: html`<code class="pa-mono pa-subtle">${error.code}</code>`,
      actions: button(this.#words.term('tryAgain'), onRetry, retry),
    });
  }

  /** Which permission is missing, and whom to ask. */
  #denied(
    { permission, contact }: Extract<PickerState, { kind: 'denied' }>,
    onCopy: (text: string) => void,
  ): TemplateResult {
    const words = this.#stateWords;
    return emptyState({
      glyph: lock,
      title: words.term('denied'),
      text: words.term('deniedText'),
      details: html`<dl class="pa-facts">
        <dt>${words.term('permission')}</dt>
        <dd class="pa-mono">${permission}</dd>
        <dt>${words.term('ask')}</dt>
        <dd>${contact ?? words.term('administrator')}</dd>
      </dl>`,
      actions: button(words.term('copyRequest'), () => onCopy(words.term('request', permission)), copy),
    });
  }
}

function button(label: string, onClick: () => void, glyph?: string): TemplateResult {
  return html`<button class="pa-button" data-kind="primary" type="button" @click=${onClick}>
    ${glyph === undefined ? nothing : icon(glyph)}${label}
  </button>`;
}
