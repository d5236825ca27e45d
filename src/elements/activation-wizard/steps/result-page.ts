import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../../adapter/clock.ts';
import type { Activation } from '../../../domain/activation.ts';
import type { AudienceId } from '../../../domain/ids.ts';
import type { Run, RunEvent } from '../../../domain/run.ts';
import { chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { defineElement } from '../../../ui/define.ts';
import { check, play, spinner } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { Localize } from '../../../ui/localize/localize.ts';
import { banner } from '../../../ui/templates/banner.ts';
import { failureAt } from '../../activation-error/failure-at.ts';
import { keptFailureText } from '../../activation-error/failure-text.ts';
import { LiveRuns } from '../../activation-monitor/live-runs.ts';
import { ActivationLeaveEvent } from '../activation-leave-event.ts';
import { ActivationViewEvent } from '../activation-view-event.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { firstRunsTable, firstRunWords } from './first-runs-table.ts';
import { resultDetails } from './result-details.ts';
import { resultPageStyles } from './result-page.styles.ts';

/** Newest runs of the activation, of which it has 250 audiences at most: as many as a page may hold. */
const RUNS_READ = 500;

/**
 * What was made, when the first file lands, what to hand to whoever picks the files up, and what comes next.
 *
 * @event activate-more - Another activation is to be begun.
 */
@defineElement('pa-wizard-result')
export class WizardResultPage extends LitElement {
  static override readonly styles = [...wizardControlStyles, resultPageStyles];

  /** The wizard as it was when it ended. */
  @property({ attribute: false }) wizard!: WizardState;
  @property({ attribute: false }) activation!: Activation;
  @property({ attribute: false }) isEdit = false;
  @property({ attribute: false }) adapter?: ActivationAdapter | undefined;
  @property({ attribute: false }) clock: Clock = systemClock;

  /** The newest run of each audience that has begun since. */
  @state() private runs: ReadonlyMap<AudienceId, Run> = new Map();
  @state() private started: number | undefined;
  @state() private isStarting = false;
  @state() private error: ActivationError | undefined;

  readonly #words = new Localize(this, 'wizard', english);
  readonly #live = new LiveRuns(
    this,
    (event) => this.#hear(event),
    () => void this.#catchUp(),
  );
  /** A press that is repeated after a lost answer must not run twice. */
  readonly #runKey = crypto.randomUUID();

  protected override willUpdate(): void {
    if (this.adapter !== undefined && this.isConnected) this.#live.follow(this.adapter, this.clock);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override render(): TemplateResult {
    return html`${this.#renderHead()}
      <div class="pa-result-body">
        ${
          this.error === undefined
            ? nothing
            : banner({
                tone: 'negative',
                title: this.#words.term('runFailedToStart'),
                text: keptFailureText(this.#words, this.error),
                urgent: true,
              })
        }
        <div class="pa-split">
          <div class="pa-stack" data-gap="4">
            ${firstRunsTable(this.#words, {
              wizard: this.wizard,
              activation: this.activation,
              runs: this.runs,
              isEdit: this.isEdit,
            })}
            ${this.#renderPatience()}
          </div>
          ${resultDetails(this.#words, {
            wizard: this.wizard,
            activation: this.activation,
            onMore: this.isEdit ? undefined : () => this.dispatchEvent(new Event('activate-more')),
            onLeave: () => this.dispatchEvent(new ActivationLeaveEvent()),
          })}
        </div>
      </div>`;
  }

  #renderHead() {
    return html`<div class="pa-result-head">
      <span class="pa-result-mark">${icon(check, { size: 'lg' })}</span>
      <div class="pa-stack" data-gap="1">
        <h1 class="pa-title" id="title" tabindex="-1">${this.#words.term(this.isEdit ? 'updated' : 'created')}</h1>
        <p class="pa-muted pa-break">
          ${this.#words.term(
            'createdText',
            this.activation.audiences.length,
            chosenConnection(this.wizard)?.name ?? this.wizard.facts.destination.name,
          )}
          ${this.#due()}
        </p>
        <p class="pa-small pa-muted" role="status">
          ${this.started === undefined ? nothing : this.#words.term('runsStarted', this.started)}
        </p>
      </div>
      ${this.#renderButtons()}
    </div>`;
  }

  #due(): string {
    const first = firstRunWords(this.#words, this.wizard, this.activation);
    return first === undefined ? this.#words.term('noFileDue') : this.#words.term('firstFileDue', first);
  }

  #renderButtons() {
    const limit = this.wizard.facts.session.limits.audiencesPerManualRun;
    const tooMany =
      limit !== undefined && this.activation.audiences.length > limit
        ? this.#words.term('tooManyToRun', limit)
        : undefined;
    const isOff = tooMany !== undefined || this.isStarting || this.started !== undefined;
    return html`<div class="pa-stack pa-result-acts" data-gap="1">
      <span class="pa-buttons">
        <button
          class="pa-button"
          type="button"
          aria-disabled=${isOff ? 'true' : nothing}
          aria-describedby=${tooMany === undefined ? nothing : 'too-many'}
          @click=${isOff ? nothing : () => void this.#run()}
        >
          ${icon(this.isStarting ? spinner : play, { spin: this.isStarting })}${this.#words.term(
            this.isStarting ? 'runningNow' : 'runAllNow',
          )}
        </button>
        <button
          class="pa-button"
          data-kind="primary"
          type="button"
          @click=${() => this.dispatchEvent(new ActivationViewEvent(this.activation))}
        >
          ${this.#words.term('openMonitor')}
        </button>
      </span>
      ${tooMany === undefined ? nothing : html`<p class="pa-help" id="too-many">${tooMany}</p>`}
    </div>`;
  }

  #renderPatience() {
    const { minutesBeforeFirstRun } = this.wizard.facts.session.limits;
    return minutesBeforeFirstRun === undefined || minutesBeforeFirstRun === 0
      ? banner({ tone: 'info', title: this.#words.term('wholeFiles'), text: this.#words.term('wholeFilesText') })
      : banner({
          tone: 'info',
          title: this.#words.term('giveItTime'),
          text: this.#words.term('giveItTimeText', minutesBeforeFirstRun),
        });
  }

  async #run(): Promise<void> {
    if (this.adapter === undefined) return;
    this.isStarting = true;
    this.error = undefined;
    try {
      const runs = await this.adapter.startRuns(this.activation.id, 'all', { idempotencyKey: this.#runKey });
      this.started = runs.length;
      for (const run of runs) this.#hear({ type: 'run', run });
    } catch (thrown) {
      this.error = failureAt(this, thrown);
    }
    this.isStarting = false;
  }

  /** What ended while the link was lost nobody announces any more; runs that go on are announced again. */
  async #catchUp(): Promise<void> {
    if (this.adapter === undefined) return;
    try {
      const { items } = await this.adapter.listRuns({ activationId: this.activation.id, limit: RUNS_READ });
      for (const run of items) {
        const isShown = this.runs.get(run.audienceId)?.id === run.id;
        if (isShown && run.state.kind !== 'waiting' && run.state.kind !== 'running') this.#hear({ type: 'run', run });
      }
    } catch (thrown) {
      // The table stays as it was; the monitor is a press away.
      failureAt(this, thrown);
    }
  }

  #hear(event: RunEvent): void {
    if (event.type !== 'run' || event.run.activationId !== this.activation.id) return;
    const known = this.runs.get(event.run.audienceId);
    const isOlder = known !== undefined && known.id !== event.run.id && known.slot > event.run.slot;
    if (!isOlder) this.runs = new Map([...this.runs, [event.run.audienceId, event.run]]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-result': WizardResultPage;
  }
}
