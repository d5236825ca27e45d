import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { scenarios, type Scenario } from '../../mocks/index.ts';
import { controlStyles } from '../../src/ui/base.styles.ts';
import { defineElement } from '../../src/ui/define.ts';
import { DialogCloseEvent } from '../../src/ui/dialog/dialog-close-event.ts';
import '../../src/ui/dialog/dialog.ts';
import { buttonStyles } from '../../src/ui/styles/button.styles.ts';
import { checkStyles } from '../../src/ui/styles/check.styles.ts';
import { fieldStyles } from '../../src/ui/styles/field.styles.ts';
import { textStyles } from '../../src/ui/styles/text.styles.ts';
import { MockScenarioChangeEvent } from './mock-events.ts';
import { PanelWords } from './mock-panel-words.ts';
import { scenarioDialogStyles } from './mock-scenario-dialog.styles.ts';
import { choiceOf, counted, namesOf, toggled, type ScenarioChoice } from './scenario-choice.ts';

/**
 * Asks which world a mock backend shows: scenarios that go together, and the seed.
 *
 * @fires mock-scenario-change - The person has chosen.
 * @fires pa-dialog-close - After it closed.
 */
@defineElement('mock-scenario-dialog')
export class MockScenarioDialog extends LitElement {
  static override readonly styles = [
    ...controlStyles,
    textStyles,
    buttonStyles,
    checkStyles,
    fieldStyles,
    scenarioDialogStyles,
  ];

  @property({ type: Boolean }) open = false;

  /** The world that is shown. */
  @property({ attribute: false }) scenario: readonly string[] = [];
  @property({ attribute: false }) seed = 1;

  @state() private choice: ScenarioChoice = new Map();
  @state() private chosenSeed = 1;

  readonly #words = new PanelWords(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.choice = choiceOf(this.scenario);
    this.chosenSeed = this.seed;
  }

  protected override render(): TemplateResult {
    return html`<pa-dialog
      heading=${this.#words.term('chooseTitle')}
      size="lg"
      ?open=${this.open}
      @pa-dialog-close=${this.#onClose}
    >
      <p>${this.#words.term('chooseText')}</p>
      <div class="scenarios" role="group" aria-label=${this.#words.term('scenarios')}>
        ${scenarios.filter(({ name }) => name !== 'default').map((scenario) => this.#renderScenario(scenario))}
      </div>
      <div class="pa-field seed">
        <label class="pa-label" for="seed">${this.#words.term('seed')}</label>
        <input
          class="pa-input"
          id="seed"
          type="number"
          min="0"
          step="1"
          aria-describedby="seed-help"
          .value=${live(String(this.chosenSeed))}
          @change=${(event: Event) => this.#onSeed(event)}
        />
        <p class="pa-help" id="seed-help">${this.#words.term('seedText')}</p>
      </div>
      <button slot="footer" class="pa-button" type="button" autofocus @click=${() => this.#close()}>
        ${this.#words.term('cancel')}
      </button>
      <button slot="footer" class="pa-button" data-kind="primary" type="button" @click=${() => this.#show()}>
        ${this.#words.term('show')}
      </button>
    </pa-dialog>`;
  }

  /** What a scenario shows is told by the mock backend, in English. */
  #renderScenario({ name, shows, counts }: Scenario) {
    const isChosen = this.choice.has(name);
    return html`<div class="scenario">
      <label class="pa-option">
        <input
          class="pa-check"
          type="checkbox"
          .checked=${live(isChosen)}
          @change=${() => (this.choice = toggled(this.choice, name))}
        />
        <span><b class="pa-mono">${name}</b> <span class="pa-muted" lang="en">${shows}</span></span>
      </label>
      ${
        counts === undefined || !isChosen
          ? nothing
          : html`<input
              class="pa-input count"
              type="number"
              min="1"
              step="1"
              aria-label=${this.#words.term('countOf', name)}
              .value=${live(String(this.choice.get(name) ?? counts.unlessTold))}
              @change=${(event: Event) =>
                (this.choice = counted(this.choice, name, (event.target as HTMLInputElement).valueAsNumber))}
            />`
      }
    </div>`;
  }

  #onSeed(event: Event): void {
    const seed = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isInteger(seed) && seed >= 0) this.chosenSeed = seed;
    this.requestUpdate();
  }

  #close(): void {
    this.open = false;
  }

  readonly #onClose = ({ detail }: DialogCloseEvent): void => {
    this.open = false;
    this.dispatchEvent(new DialogCloseEvent(detail.reason));
  };

  #show(): void {
    const scenario = namesOf(this.choice);
    this.#close();
    this.dispatchEvent(
      new MockScenarioChangeEvent({ scenario, ...(this.chosenSeed === 1 ? {} : { seed: this.chosenSeed }) }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mock-scenario-dialog': MockScenarioDialog;
  }
}
