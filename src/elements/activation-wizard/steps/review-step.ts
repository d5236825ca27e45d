import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { EmptyAudiencePolicy } from '../../../domain/activation.ts';
import { activationInputOf } from '../../../domain/draft-to-input.ts';
import { activationDifference } from '../../../domain/wizard/activation-difference.ts';
import { defineElement } from '../../../ui/define.ts';
import { field } from '../../../ui/field.ts';
import { chevronDown } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { banner } from '../../../ui/templates/banner.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';
import type { SubmissionState } from '../wizard-submission.ts';
import { differenceTable } from './review-difference.ts';
import { reviewFiles } from './review-files.ts';
import { reviewNotes } from './review-notes.ts';
import { reviewStepStyles } from './review-step.styles.ts';
import { reviewSummaries } from './review-summaries.ts';

const emptyAudiencePolicies: readonly EmptyAudiencePolicy[] = ['header-only', 'skip', 'fail'];

/**
 * The fifth step: what was decided, what speaks against it, and the files that a first run would write.
 *
 * @event take-theirs - A newer version of the activation under edit is to be begun with.
 * @event save-mine - The changes are to be saved over a newer version.
 */
@defineElement('pa-wizard-review')
export class WizardReviewStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles, reviewStepStyles];

  /** How Finish stands. */
  @property({ attribute: false }) submission: SubmissionState = { kind: 'idle' };

  protected override render(): TemplateResult {
    const { facts, draft } = this.wizard;
    const edit = (step: 'destination' | 'audiences' | 'scheduling' | 'mapping') =>
      this.act({ type: 'step-entered', step });
    return html`<div class="pa-step-body">
      <div class="pa-wizard-intro">
        <div class="pa-stack" data-gap="0">
          <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('reviewTitle')}</h2>
          <p class="pa-muted">${this.words.term(draft.editing === undefined ? 'reviewIntro' : 'reviewEditIntro')}</p>
        </div>
      </div>
      ${this.#renderSubmission()} ${this.#renderActivation()} ${reviewSummaries(this.words, this.wizard, edit)}
      ${facts.editing === null ? nothing : this.#renderChanges()}
      ${facts.review === null ? html`<p class="pa-muted" role="status">${this.words.term('checking')}</p>` : html`${reviewNotes(this.words, facts.review, edit)} ${reviewFiles(this.words, facts.review, facts.session.timeZone)}`}
    </div>`;
  }

  #renderSubmission() {
    const { submission, words } = this;
    const title = words.term(this.wizard.draft.editing === undefined ? 'submitFailed' : 'saveFailed');
    switch (submission.kind) {
      case 'idle':
      case 'submitting':
        return nothing;
      case 'failed':
        return banner({ tone: 'negative', title, text: submission.error.message, urgent: true });
      case 'stopped':
        return banner({ tone: 'negative', title, text: words.term('stopped'), urgent: true });
      case 'conflict':
        return banner({
          tone: 'caution',
          title: words.term('conflict'),
          text: html`${words.term('conflictText')}
          ${this.wizard.facts.editing === null ? nothing : differenceTable(words, this.wizard, activationDifference(this.wizard.facts.editing, submission.newer))}`,
          actions: html`<button
              class="pa-button"
              type="button"
              @click=${() => this.dispatchEvent(new Event('take-theirs'))}
            >
              ${words.term('takeTheirs')}
            </button>
            <button class="pa-button" type="button" @click=${() => this.dispatchEvent(new Event('save-mine'))}>
              ${words.term('saveMine')}
            </button>`,
          urgent: true,
        });
    }
  }

  #renderActivation() {
    const { draft } = this.wizard;
    return html`<section class="pa-card" aria-labelledby="activation-heading">
      <header class="pa-card-head">
        <h3 class="pa-heading" id="activation-heading">${this.words.term('theActivation')}</h3>
      </header>
      <div class="pa-card-body pa-review-form">
        ${this.#renderName(draft.name)} ${this.#renderEmptyAudience(draft.emptyAudience)}
        ${this.#renderRowsPerFile(draft.splitting.maxRows)}
      </div>
    </section>`;
  }

  #renderName(name: string) {
    return field({
      id: 'activation-name',
      label: this.words.term('activationName'),
      help: this.words.term('activationNameHelp'),
      error:
        name.trim() === ''
          ? this.words.term('activationNameMissing')
          : this.#isTaken(name)
            ? this.words.term('activationNameTaken')
            : undefined,
      control: ({ id, describedBy, invalid }) =>
        html`<input
          class="pa-input"
          id=${id}
          type="text"
          maxlength="255"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          ?readonly=${this.isLocked('name')}
          .value=${live(name)}
          @input=${(event: InputEvent) => this.act({ type: 'named', name: (event.target as HTMLInputElement).value })}
        />`,
    });
  }

  #isTaken(name: string): boolean {
    const { facts, draft } = this.wizard;
    const sought = name.trim().toLowerCase();
    return (facts.activations ?? []).some(
      (activation) => activation.name.toLowerCase() === sought && activation.id !== draft.editing?.activationId,
    );
  }

  #renderEmptyAudience(policy: EmptyAudiencePolicy) {
    return field({
      id: 'empty-audience',
      label: this.words.term('emptyAudience'),
      control: ({ id, describedBy }) =>
        html`<span class="pa-select">
          <select
            id=${id}
            aria-describedby=${describedBy}
            @change=${(event: Event) => this.act({ type: 'delivery-changed', changes: { emptyAudience: (event.target as HTMLSelectElement).value as EmptyAudiencePolicy } })}
          >
            ${emptyAudiencePolicies.map((value) => html`<option value=${value} ?selected=${value === policy}>${this.words.term(`emptyAudience.${value}`)}</option>`)}
          </select>
          ${icon(chevronDown)}
        </span>`,
    });
  }

  #renderRowsPerFile(maxRows: number) {
    return field({
      id: 'rows-per-file',
      label: this.words.term('rowsPerFile'),
      help: this.words.term('rowsPerFileHelp'),
      control: ({ id, describedBy }) =>
        html`<input
          class="pa-input"
          id=${id}
          type="number"
          min="1"
          step="1"
          aria-describedby=${describedBy}
          .value=${live(String(maxRows))}
          @change=${(event: Event) => this.#splitAt((event.target as HTMLInputElement).valueAsNumber)}
        />`,
    });
  }

  /** What is no whole number of rows is not taken: the field goes back to what holds. */
  #splitAt(maxRows: number): void {
    if (!Number.isSafeInteger(maxRows) || maxRows < 1) this.requestUpdate();
    else this.act({ type: 'delivery-changed', changes: { splitting: { ...this.wizard.draft.splitting, maxRows } } });
  }

  #renderChanges() {
    const input = activationInputOf(this.wizard.draft);
    const { editing } = this.wizard.facts;
    if (input === undefined || editing === null) return nothing;
    const differences = activationDifference(editing, input);
    return html`<section class="pa-card" aria-labelledby="changes-heading">
      <header class="pa-card-head">
        <h3 class="pa-heading" id="changes-heading">${this.words.term('changes')}</h3>
      </header>
      ${differences.length === 0 ? html`<p class="pa-card-body pa-muted">${this.words.term('noChanges')}</p>` : differenceTable(this.words, this.wizard, differences)}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-review': WizardReviewStep;
  }
}
