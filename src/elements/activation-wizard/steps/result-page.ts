import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../../adapter/clock.ts';
import type { Activation } from '../../../domain/activation.ts';
import type { Run } from '../../../domain/run.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { defineElement } from '../../../ui/define.ts';
import { play, success } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { Localize } from '../../../ui/localize/localize.ts';
import { banner } from '../../../ui/templates/banner.ts';
import { ActivationLeaveEvent } from '../activation-leave-event.ts';
import { ActivationViewEvent } from '../activation-view-event.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { momentWords } from './schedule-words.ts';

/**
 * What was made, when the first file lands, and what comes next.
 *
 * @event activate-more - Another activation is to be begun.
 */
@defineElement('pa-wizard-result')
export class WizardResultPage extends LitElement {
  static override readonly styles = [
    ...wizardControlStyles,
    css`
      .pa-result {
        display: grid;
        gap: var(--pa-space-4);
        padding: var(--pa-space-6);
      }
    `,
  ];

  @property({ attribute: false }) wizard?: WizardState | undefined;
  @property({ attribute: false }) activation!: Activation;
  @property({ attribute: false }) isEdit = false;
  @property({ attribute: false }) adapter?: ActivationAdapter | undefined;
  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private runs: readonly Run[] | undefined;
  @state() private isStarting = false;
  @state() private error: ActivationError | undefined;

  readonly #words = new Localize(this, 'wizard', english);
  /** A press that is repeated after a lost answer must not run twice. */
  readonly #runKey = crypto.randomUUID();

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override render(): TemplateResult {
    const { activation } = this;
    const connection = this.wizard?.facts.connections?.find(({ id }) => id === activation.connectionId);
    return html`<div class="pa-result">
      <div class="pa-stack" data-gap="1">
        <h1 class="pa-title pa-row" id="title" tabindex="-1">
          ${icon(success, { tone: 'positive', size: 'lg' })}${this.#words.term(this.isEdit ? 'updated' : 'created')}
        </h1>
        <p>${activation.name}</p>
        <p class="pa-muted">
          ${this.#words.term('createdText', activation.audiences.length, connection?.name ?? '')} ${this.#due()}
        </p>
      </div>
      ${this.error === undefined ? nothing : banner({ tone: 'negative', title: this.#words.term('runFailedToStart'), text: this.error.message, urgent: true })}
      <p role="status">${this.runs === undefined ? nothing : this.#words.term('runsStarted', this.runs.length)}</p>
      <p class="pa-muted">
        ${this.#words.term(connection?.includeManifest === false ? 'noManifest' : 'waitForManifest')}
      </p>
      ${this.#renderButtons()}
    </div>`;
  }

  #due(): string {
    const { nextRunAt } = this.activation;
    if (nextRunAt === null || this.wizard === undefined) return this.#words.term('noFileDue');
    return this.#words.term('firstFileDue', momentWords(this.#words, nextRunAt, this.wizard.facts.session.timeZone));
  }

  #renderButtons() {
    const limit = this.wizard?.facts.session.limits.audiencesPerManualRun;
    const tooMany =
      limit !== undefined && this.activation.audiences.length > limit
        ? this.#words.term('tooManyToRun', limit)
        : undefined;
    const isOff = tooMany !== undefined || this.isStarting || this.runs !== undefined;
    return html`<div class="pa-buttons">
      <button
        class="pa-button"
        data-kind="primary"
        type="button"
        @click=${() => this.dispatchEvent(new ActivationViewEvent(this.activation))}
      >
        ${this.#words.term('openMonitor')}
      </button>
      <button
        class="pa-button"
        type="button"
        aria-disabled=${isOff ? 'true' : nothing}
        title=${tooMany ?? nothing}
        @click=${isOff ? nothing : () => void this.#run()}
      >
        ${icon(play)}${this.#words.term(this.isStarting ? 'runningNow' : 'runAllNow')}
      </button>
      <button
        class="pa-button"
        data-kind="quiet"
        type="button"
        @click=${() => this.dispatchEvent(new Event('activate-more'))}
      >
        ${this.#words.term('activateMore')}
      </button>
      <button
        class="pa-button"
        data-kind="quiet"
        type="button"
        @click=${() => this.dispatchEvent(new ActivationLeaveEvent())}
      >
        ${this.#words.term('backToDestinations')}
      </button>
    </div>`;
  }

  async #run(): Promise<void> {
    if (this.adapter === undefined) return;
    this.isStarting = true;
    this.error = undefined;
    try {
      this.runs = await this.adapter.startRuns(this.activation.id, 'all', { idempotencyKey: this.#runKey });
    } catch (thrown) {
      this.error = toActivationError(thrown);
    }
    this.isStarting = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-result': WizardResultPage;
  }
}
