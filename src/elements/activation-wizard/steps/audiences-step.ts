import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { WizardAction } from '../../../domain/wizard/wizard-action.ts';
import { defineElement } from '../../../ui/define.ts';
import type { AudienceSelectionChangeEvent } from '../../prospect-audience-picker/audience-selection-change-event.ts';
import type { AudienceSelection } from '../../prospect-audience-picker/audience-selection.ts';
import '../../prospect-audience-picker/prospect-audience-picker.ts';
import type { ProspectAudiencePicker } from '../../prospect-audience-picker/prospect-audience-picker.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { pickerParts } from '../picker-parts.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';

/** The second step: the picker. A selection becomes audiences of the draft, with the default schedule, as soon as they are looked up. */
@defineElement('pa-wizard-audiences')
export class WizardAudiencesStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles];

  /** What was chosen here before, and could not be looked up when the step was left: it is chosen still, and looked up again. */
  @property({ attribute: false }) leftover: AudienceSelection | undefined;

  @query('prospect-audience-picker') private readonly picker!: ProspectAudiencePicker | null;

  /** Given to the picker once: from then on it is the picker's own. */
  #selection: AudienceSelection | undefined;
  #unsettled: number | undefined;
  #looking = new AbortController();

  override get unsettled(): number | undefined {
    return this.#unsettled;
  }

  override get unsettledChoice(): AudienceSelection | undefined {
    return this.#unsettled === undefined ? undefined : this.#selection;
  }

  override async settle(): Promise<readonly WizardAction[]> {
    const { picker } = this;
    if (picker === null || this.#unsettled === undefined) return [];
    this.#looking.abort();
    const audiences = await picker.selectedAudiences();
    this.#unsettled = undefined;
    return [{ type: 'audiences-chosen', audiences }];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#looking.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('leftover') && this.leftover !== undefined && this.#unsettled === undefined)
      this.#take(this.leftover);
    if (changed.has('wizard') && this.#unsettled === undefined) {
      const ids = this.wizard.draft.audiences.map(({ audienceId }) => audienceId);
      if (!this.#says(ids)) this.#selection = { kind: 'ids', ids };
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="pa-step-body">
      <div class="pa-wizard-intro">
        <div class="pa-stack" data-gap="0">
          <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('audiencesTitle')}</h2>
          <p class="pa-muted">${this.words.term('audiencesIntro')}</p>
        </div>
      </div>
      ${this.isLocked('audiences') || this.isHidden('audiences') ? this.#renderLocked() : this.#renderPicker()}
    </div>`;
  }

  #renderPicker() {
    return html`<prospect-audience-picker
      exportparts=${pickerParts}
      .adapter=${this.adapter}
      .selection=${this.#selection ?? { kind: 'ids', ids: [] }}
      @audience-selection-change=${this.#changed}
    ></prospect-audience-picker>`;
  }

  #renderLocked() {
    return html`<div class="pa-card">
      <p class="pa-card-head pa-muted">${this.words.term('audiencesLocked')}</p>
      <table class="pa-table">
        <thead>
          <tr>
            <th>${this.words.term('audience')}</th>
            <th class="pa-num">${this.words.term('profilesTerm')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.wizard.draft.audiences.map(
            ({ name, profiles }) =>
              html`<tr>
                <td class="pa-medium">${name}</td>
                <td class="pa-num">
                  ${profiles === null ? this.words.term('unknown') : formatNumber(this.words.language, profiles)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** Told at once, so that a closed tab loses none of it; what fails now is asked again when the step is left. */
  readonly #changed = (event: AudienceSelectionChangeEvent): void => this.#take(event.detail);

  #take(selection: AudienceSelection): void {
    this.#selection = selection;
    this.#unsettled = selection.kind === 'ids' ? selection.ids.length : selection.count;
    this.#looking.abort();
    this.#looking = new AbortController();
    void this.#lookUp(this.#looking.signal);
  }

  async #lookUp(signal: AbortSignal): Promise<void> {
    await this.updateComplete;
    await this.picker?.updateComplete;
    try {
      const audiences = await this.picker?.selectedAudiences({ signal });
      if (signal.aborted || audiences === undefined) return;
      this.#unsettled = undefined;
      this.act({ type: 'audiences-chosen', audiences });
    } catch {
      // It stays unsettled: leaving the step asks again, and says what is wrong.
    }
  }

  #says(ids: readonly string[]): boolean {
    if (this.#selection === undefined) return false;
    if (this.#selection.kind === 'matching') return this.#selection.count === ids.length;
    const said = new Set<string>(this.#selection.ids);
    return said.size === ids.length && ids.every((id) => said.has(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-audiences': WizardAudiencesStep;
  }
}
