import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { createRef } from 'lit/directives/ref.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import { adapterContext, clockContext, draftStoreContext } from '../../adapter/context.ts';
import { MemoryDraftStore, type DraftStore } from '../../adapter/draft-store.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Destination } from '../../domain/destination.ts';
import type { WizardStep } from '../../domain/draft.ts';
import type { WizardAction } from '../../domain/wizard/wizard-action.ts';
import type { WizardConfig } from '../../domain/wizard/wizard-config.ts';
import { stepAfter, stepBefore } from '../../domain/wizard/wizard-steps.ts';
import { wizard as english } from '../../locales/en/wizard.ts';
import { absentMeans } from '../../ui/absent-means.ts';
import { FocusInSight } from '../../ui/controllers/focus-in-sight.ts';
import { defineElement } from '../../ui/define.ts';
import '../../ui/dialog/dialog.ts';
import { languageRoot } from '../../ui/localize/language-root.ts';
import { Localize } from '../../ui/localize/localize.ts';
import '../connect-destination/connect-destination.ts';
import type { ConnectDestination, ConnectionSavedEvent } from '../connect-destination/connect-destination.ts';
import { ActivationCancelEvent } from './activation-cancel-event.ts';
import { ActivationStepChangeEvent } from './activation-step-change-event.ts';
import { activationWizardStyles } from './activation-wizard.styles.ts';
import { WizardSession } from './wizard-session.ts';
import { leaveDialog, restoreDialog } from './wizard-dialogs.ts';
import { busyWith, canGoOn, isHeld, noteOf } from './wizard-foot-words.ts';
import { wizardFoot, wizardSteps, wizardTitle } from './wizard-frame.ts';
import type { WizardStepElement } from './wizard-step-element.ts';
import { stepView } from './wizard-step-view.ts';
import {
  askedAgainInVain,
  askedInVain,
  stepSkeleton,
  wizardDenied,
  wizardWithoutDestination,
} from './wizard-states.ts';
import './steps/result-page.ts';

export { ActivationErrorEvent } from '../activation-error/activation-error-event.ts';
export { ActivationCancelEvent, type Leaving } from './activation-cancel-event.ts';
export { ActivationCreatedEvent } from './activation-created-event.ts';
export { ActivationLeaveEvent } from './activation-leave-event.ts';
export { ActivationStepChangeEvent, type StepChange } from './activation-step-change-event.ts';
export { ActivationSubmitEvent, type Submission } from './activation-submit-event.ts';
export { ActivationUpdatedEvent } from './activation-updated-event.ts';
export { ActivationViewEvent } from './activation-view-event.ts';

/**
 * Leads through an activation of prospect audiences, or through the change of one: destination, audiences, scheduling, mapping, review,
 * and what comes next. What is entered survives an ended session, a reload and a closed tab, as a draft in the host's `DraftStore`.
 *
 * The picker inside is styled by the parts of `<prospect-audience-picker>`, under the same names.
 *
 * @event {ActivationStepChangeEvent} activation-step-change - Another step is shown.
 * @event {ActivationSubmitEvent} activation-submit - Finish was pressed. Cancelable, and waits for what is handed to `waitUntil`.
 * @event {ActivationCreatedEvent} activation-created - The activation was created.
 * @event {ActivationUpdatedEvent} activation-updated - The activation under edit was changed.
 * @event {ActivationCancelEvent} activation-cancel - The person leaves without finishing. Cancelable.
 * @event {ActivationViewEvent} activation-view - Open the monitor was pressed. Cancelable.
 * @event {ActivationLeaveEvent} activation-leave - Back to destinations was pressed after the end. Cancelable.
 * @event {ActivationErrorEvent} activation-error - Something failed that the service gave no reason for. Cancelable: else it is reported.
 * @csspart frame - The whole wizard.
 * @csspart head - Title and steps.
 * @csspart steps - The list of steps.
 * @csspart body - The step.
 * @csspart foot - Cancel, what stands in the way, Back and Next.
 */
@defineElement('activation-wizard')
export class ActivationWizard extends LitElement {
  static override readonly styles = activationWizardStyles;

  /** Who stands behind the wizard; else the nearest `<activation-provider>`'s. */
  @consume({ context: adapterContext, subscribe: true })
  @absentMeans(() => undefined)
  @property({ attribute: false })
  adapter?: ActivationAdapter | undefined;

  /** Where unfinished wizards are kept; else the provider's, else as long as this element lives. */
  @consume({ context: draftStoreContext, subscribe: true })
  @property({ attribute: false })
  get draftStore(): DraftStore {
    return this.#hostDrafts ?? this.#ownDrafts;
  }
  set draftStore(store: DraftStore | null | undefined) {
    this.#hostDrafts = store;
  }

  /** Where time is read; else the provider's, else the machine's. */
  @consume({ context: clockContext, subscribe: true })
  @absentMeans(() => systemClock)
  @property({ attribute: false })
  clock: Clock = systemClock;

  /** Where to activate. */
  @absentMeans(() => undefined)
  @property({ attribute: false })
  destination?: Destination | undefined;

  /** The same by its id, which is looked up in the catalogue. */
  @absentMeans(() => undefined)
  @property({ attribute: 'destination-id' })
  destinationId?: string | undefined;

  /** An activation to be changed, in place of a new one. */
  @absentMeans(() => undefined)
  @property({ attribute: 'activation-id' })
  activationId?: string | undefined;

  /** The step that is shown. Set to another one it leads there, as far as the steps before it are decided. */
  @absentMeans(() => 'destination')
  @property({ reflect: true })
  step: WizardStep = 'destination';

  /** What the host prefills, locks, hides or leaves out. */
  @absentMeans(() => ({}))
  @property({ attribute: false })
  config: WizardConfig = {};

  @state() private isLeaving = false;
  /** The form of a connection stands in the place of the step: of one that is changed, or of a new one. */
  @state() private configuring: Pick<ConnectDestination, 'connection'> | undefined;

  @query('connect-destination') private readonly connectElement!: ConnectDestination | null;
  @query('.pa-step-content') private readonly stepElement!: WizardStepElement | null;

  /** Kept in the page, for whoever is signed in. */
  #ownDrafts = new MemoryDraftStore();
  #hostDrafts: DraftStore | null | undefined;
  readonly #words = new Localize(this, 'wizard', english);
  readonly #session = new WizardSession(this);
  @query('h1') private readonly heading!: HTMLElement | null;

  readonly #nextButton = createRef<HTMLButtonElement>();
  #shownStep: WizardStep | null = null;

  constructor() {
    super();
    new FocusInSight(this);
  }

  /** Begins anew, as after the activation was created. What is not kept is lost. */
  restart(): void {
    this.isLeaving = false;
    this.configuring = undefined;
    this.#shownStep = null;
    this.#session.restart();
  }

  /** Puts the focus on the heading, as after the element was shown in place of another. */
  focusHeading(): void {
    this.heading?.focus();
  }

  override focus(): void {
    this.stepElement?.focusTitle();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#session.clock = this.clock;
    if (this.#isOther(changed)) this.restart();
    if (changed.has('adapter') && this.adapter === undefined) this.#ownDrafts = new MemoryDraftStore();
    if (changed.has('config')) this.#session.act({ type: 'told-config', config: this.config });
    if (changed.has('step') && this.hasUpdated) this.#session.wishStep(this.step);
    const shown = this.#session.wizard?.draft.step;
    if (shown !== undefined) this.step = shown;
    if (shown !== 'destination') this.configuring = undefined;
  }

  protected override updated(): void {
    this.#session.askWhatIsMissing();
    const { wizard } = this.#session;
    if (wizard === undefined || wizard.draft.step === this.#shownStep) return;
    const previous = this.#shownStep;
    this.#shownStep = wizard.draft.step;
    this.dispatchEvent(new ActivationStepChangeEvent({ step: this.#shownStep, previous }));
    if (previous !== null) void this.#focusStep();
  }

  protected override render(): TemplateResult {
    const { done } = this.#session;
    return html`<div class="pa-wizard" part="frame" @wizard-action=${this.#take} ${languageRoot(this, this.#words)}>
      ${done === undefined ? this.#renderFrame() : this.#renderResult(done)}
    </div>`;
  }

  #renderFrame() {
    const session = this.#session;
    const { wizard } = session;
    return html`
      <div class="pa-wizard-head" part="head">
        ${wizardTitle(this.#words, {
          destinationName: (wizard?.facts.destination ?? this.destination)?.name,
          isEdit: this.activationId !== undefined,
          draft: session.draftState,
          onClose: () => this.#close(),
        })}
        ${wizard === undefined ? nothing : wizardSteps(this.#words, wizard, this.configuring ? undefined : (step) => this.#goTo(step))}
      </div>
      <div class="pa-wizard-body" part="body" ?inert=${isHeld(session)}>${this.#renderBody()}</div>
      ${this.configuring ? nothing : this.#renderFoot()}
      ${leaveDialog(
        this.#words,
        { open: this.isLeaving, hasOpenEdit: session.hasOpenEdit },
        {
          onStay: () => (this.isLeaving = false),
          onKeep: () => void this.#leave('keep'),
          onDiscard: () => void this.#leave('discard'),
        },
      )}
      ${restoreDialog(
        this.#words,
        session.restorable,
        wizard && { now: wizard.facts.now, timeZone: wizard.facts.session.timeZone },
        {
          onRestore: () => session.restore(),
          onStartOver: () => void session.startOver(),
          onDismiss: () => session.restore(),
        },
      )}
    `;
  }

  #renderBody() {
    const { beginning, wizard, questions } = this.#session;
    const failure = questions.failure('beginning');
    if (failure !== undefined) return askedInVain(this.#words, failure, undefined, { onRetry: () => this.#retry() });
    if (beginning !== undefined && !beginning.session.permissions.includes('activate-destinations'))
      return wizardDenied(this.#words, 'activate-destinations', beginning.session);
    if (beginning !== undefined && beginning.destination === undefined)
      return wizardWithoutDestination(this.#words, 'destinationGone');
    if (wizard !== undefined) return this.configuring ? this.#renderConnect() : this.#renderAsked();
    return this.#session.isWanted ? stepSkeleton(this.#words) : wizardWithoutDestination(this.#words, 'noDestination');
  }

  #renderConnect() {
    return html`<connect-destination
      .adapter=${this.adapter}
      .destination=${this.#session.wizard?.facts.destination}
      .connection=${this.configuring?.connection}
      @connection-saved=${this.#connectionSaved}
      @connect-cancel=${() => this.#configure()}
    ></connect-destination>`;
  }

  /** The step, once what it needs is told. */
  #renderAsked() {
    const { failure, isMissing, wizard } = this.#session;
    const retry = { onRetry: () => this.#retry() };
    if (isMissing)
      return failure === undefined
        ? stepSkeleton(this.#words)
        : askedInVain(this.#words, failure, wizard?.facts.session, retry);
    return html`${failure === undefined ? nothing : askedAgainInVain(this.#words, failure, retry)} ${this.#renderStep()}`;
  }

  #renderStep() {
    const session = this.#session;
    if (session.wizard === undefined) return nothing;
    return stepView({
      wizard: session.wizard,
      adapter: this.adapter,
      clock: this.clock,
      submission: session.submission,
      leftover: session.leftover,
      onTyped: () => this.requestUpdate(),
      onConfigure: (connection) => this.#configure({ connection }),
      onConnectionsChanged: () => session.askConnectionsAgain(),
      onTakeTheirs: () => void session.takeTheirs().then(() => this.#focusStep()),
      onSaveMine: () => this.#saveMine(),
    });
  }

  #renderResult(activation: Activation) {
    return html`<pa-wizard-result
      .wizard=${this.#session.wizard}
      .activation=${activation}
      .isEdit=${this.activationId !== undefined}
      .adapter=${this.adapter}
      .clock=${this.clock}
      @activate-more=${() => this.#beginAgain()}
      @activation-view=${this.#afterEnd}
      @activation-leave=${this.#afterEnd}
    ></pa-wizard-result>`;
  }

  #renderFoot() {
    const { wizard } = this.#session;
    if (wizard === undefined) return nothing;
    return wizardFoot(this.#words, wizard, {
      note: noteOf(this.#words, this.#session, this.stepElement),
      busy: busyWith(this.#words, this.#session),
      canGoOn: canGoOn(this.#session, this.stepElement),
      onCancel: () => this.#cancel(),
      onBack: () => this.#goTo(stepBefore(wizard)),
      onNext: () => void this.#goOn(),
      nextButton: this.#nextButton,
    });
  }

  /** A pressed button that goes away takes the focus with it, unless it is led elsewhere. */
  #retry(): void {
    this.#session.retry();
    void this.#focusStep();
  }

  #beginAgain(): void {
    this.restart();
    void this.#focusStep();
  }

  #saveMine(): void {
    this.#nextButton.value?.focus();
    void this.#session.saveMine();
  }

  #configure(configuring?: Pick<ConnectDestination, 'connection'>): void {
    this.configuring = configuring;
    void this.#focusStep();
  }

  async #goOn(): Promise<void> {
    const { wizard } = this.#session;
    if (wizard === undefined || busyWith(this.#words, this.#session) !== undefined) return;
    if (!canGoOn(this.#session, this.stepElement)) return this.stepElement?.focusProblem();
    const next = stepAfter(wizard);
    if (next === undefined) return this.#session.submit();
    if (await this.#session.settle(this.stepElement)) this.#session.wishStep(next);
  }

  /** Back, and to steps that were decided before: always free. What is not settled yet is settled behind it. */
  #goTo(step: WizardStep | undefined): void {
    if (step === undefined) return;
    void this.#session.settle(this.stepElement);
    this.#session.wishStep(step);
  }

  #cancel(): void {
    if (this.#session.hasChanges || this.#session.hasOpenEdit) this.isLeaving = true;
    else void this.#leave('keep');
  }

  /** Keeps the draft without a question, unless there is something that it does not hold. */
  #close(): void {
    if (this.#session.hasOpenEdit) this.isLeaving = true;
    else void this.#leave('keep');
  }

  async #leave(draft: 'keep' | 'discard'): Promise<void> {
    const draftKept = draft === 'keep' && this.#session.hasChanges;
    this.isLeaving = false;
    if (!this.dispatchEvent(new ActivationCancelEvent({ draftKept }))) return;
    if (draftKept) return this.#session.keepNow();
    await this.#session.discard();
    this.restart();
  }

  /** What was created is done with; unless the host keeps the person here, the next visit begins anew. */
  readonly #afterEnd = (event: Event): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.restart();
    });
  };

  readonly #take = (event: CustomEvent<WizardAction>): void => {
    event.stopPropagation();
    this.#session.act(event.detail);
  };

  readonly #connectionSaved = (event: ConnectionSavedEvent): void => {
    this.#configure();
    this.#session.act({ type: 'connection-saved', connection: event.detail });
  };

  /** The title of what is shown: of the step, of the form in its place, or of the wizard while there is neither. */
  async #focusStep(): Promise<void> {
    await this.updateComplete;
    const { connectElement: form, stepElement: step } = this;
    await (form ?? step)?.updateComplete;
    if (form !== null) form.focusHeading();
    else if (step !== null) step.focusTitle();
    else this.focusHeading();
  }

  #isOther(changed: PropertyValues<this>): boolean {
    if (changed.has('adapter') || changed.has('destinationId') || changed.has('activationId')) return true;
    return changed.has('destination') && changed.get('destination')?.id !== this.destination?.id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-wizard': ActivationWizard;
  }
}
