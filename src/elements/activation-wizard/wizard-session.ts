import type { LitElement } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import type { DraftStore } from '../../adapter/draft-store.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Destination } from '../../domain/destination.ts';
import { activationInputOf } from '../../domain/draft-to-input.ts';
import { wizardSteps, type WizardDraft, type WizardStep } from '../../domain/draft.ts';
import type { Instant } from '../../domain/primitives.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { WizardAction } from '../../domain/wizard/wizard-action.ts';
import type { WizardConfig } from '../../domain/wizard/wizard-config.ts';
import { wizardReducer } from '../../domain/wizard/wizard-reducer.ts';
import {
  beginEditing,
  beginWizard,
  decisions,
  hasChanges,
  hasOpenEdit,
  type WizardState,
} from '../../domain/wizard/wizard-state.ts';
import { failureAt } from '../activation-error/failure-at.ts';
import { ActivationCreatedEvent } from './activation-created-event.ts';
import { ActivationUpdatedEvent } from './activation-updated-event.ts';
import { ClockTick } from './clock-tick.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { askBeginning, type Beginning } from './wizard-answers.ts';
import { askForConnections, askWhatIsMissing, needsOf } from './wizard-asking.ts';
import { WizardQuestions, type Question } from './wizard-questions.ts';
import type { AudienceSelection } from '../prospect-audience-picker/audience-selection.ts';
import type { WizardStepElement } from './wizard-step-element.ts';
import { submitActivation, type SubmissionState } from './wizard-submission.ts';

/** The element, as far as its session needs it. */
type Host = LitElement & {
  readonly adapter?: ActivationAdapter | undefined;
  readonly draftStore: DraftStore;
  readonly destination?: Destination | undefined;
  readonly destinationId?: string | undefined;
  readonly activationId?: string | undefined;
  readonly step: WizardStep;
  readonly config: WizardConfig;
};

/** One visit to the wizard: holds its state, asks the adapter for what is missing, keeps the draft, submits it. */
export class WizardSession {
  readonly questions: WizardQuestions;
  readonly #host: Host;
  readonly #keeper: DraftKeeper;
  readonly #tick: ClockTick;
  #clock: Clock = systemClock;
  /** The clock when the session told the adapter's time. */
  #toldAt = 0;
  /** Where the person or the host wanted to be and could not yet. */
  #wished: WizardStep | undefined;
  #keptAt: Instant | undefined;
  /** The host's prefilled audiences are for a wizard that begins anew. */
  #isRestored = false;
  #settleError: ActivationError | undefined;
  /** Changes with each beginning: what was waited for before it is not heard. */
  #visit = {};

  beginning: Beginning | undefined;
  wizard: WizardState | undefined;
  /** A draft from another visit that nobody has decided about. */
  restorable: WizardDraft | undefined;
  submission: SubmissionState = { kind: 'idle' };
  /** What came of it, once it has. */
  done: Activation | undefined;
  isSettling = false;
  /** Audiences that were chosen at a step which was left before they could be looked up. */
  leftover: AudienceSelection | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.questions = new WizardQuestions(host);
    this.#keeper = new DraftKeeper(host, {
      store: () => host.draftStore,
      clock: () => this.#clock,
      onKept: ({ savedAt }) => this.#draftKept(savedAt),
    });
    this.#tick = new ClockTick(host, () => {
      if (this.wizard !== undefined) this.act({ type: 'told-time', now: this.#now() });
    });
  }

  set clock(clock: Clock) {
    this.#clock = clock;
    this.#tick.clock = clock;
  }

  /** Whether anything says where to activate, and there is somebody to ask. */
  get isWanted(): boolean {
    const { adapter, destination, destinationId, activationId } = this.#host;
    return adapter !== undefined && (destination ?? destinationId ?? activationId) !== undefined;
  }

  /** Whether there is something for a draft to keep. */
  get hasChanges(): boolean {
    return this.wizard !== undefined && hasChanges(this.wizard);
  }

  /** Whether there is something that no draft keeps. */
  get hasOpenEdit(): boolean {
    return this.wizard !== undefined && hasOpenEdit(this.wizard);
  }

  /** How the draft is kept; `undefined` before it was in this visit. */
  get draftState() {
    if (this.#keeper.failed) return 'failed' as const;
    if (this.#keptAt === undefined || this.wizard === undefined) return undefined;
    return { savedAt: this.#keptAt, timeZone: this.wizard.facts.session.timeZone };
  }

  /** What was asked in vain for the step that is shown. */
  get failure(): ActivationError | undefined {
    return this.#failedQuestion === undefined ? this.#settleError : this.questions.failure(this.#failedQuestion);
  }

  /** Whether the step that is shown lacks what it cannot do without. */
  get isMissing(): boolean {
    if (this.wizard === undefined) return true;
    const { facts, draft } = this.wizard;
    return needsOf(draft.step).some((need) => facts[need] === null);
  }

  askWhatIsMissing(): void {
    const { adapter } = this.#host;
    if (adapter === undefined || !this.isWanted || this.done !== undefined) return;
    if (this.beginning === undefined) this.#askBeginning(adapter);
    else if (this.wizard !== undefined)
      askWhatIsMissing(this.wizard, {
        adapter,
        questions: this.questions,
        clock: this.#clock,
        tell: (action) => this.act(action),
        wizard: () => this.wizard,
        prefills: !this.#isRestored && this.restorable === undefined,
      });
  }

  /** Asks how the connections are now; what is known of them stays until the answer is there. */
  askConnectionsAgain(): void {
    const { adapter } = this.#host;
    if (adapter === undefined || this.wizard === undefined) return;
    this.questions.forget('connections');
    askForConnections(adapter, this.wizard, this.questions, (action) => this.act(action));
  }

  /** Asks again what was asked in vain. */
  retry(): void {
    if (this.#failedQuestion !== undefined) this.questions.forget(this.#failedQuestion);
    this.#settleError = undefined;
    this.#host.requestUpdate();
  }

  restart(): void {
    this.questions.forgetAll();
    this.#keeper.drop();
    this.beginning = this.wizard = this.restorable = this.done = undefined;
    this.#keptAt = this.#wished = this.#settleError = undefined;
    this.#isRestored = this.isSettling = false;
    this.leftover = undefined;
    this.submission = { kind: 'idle' };
    this.#visit = {};
    this.#host.requestUpdate();
  }

  act(action: WizardAction): void {
    const before = this.wizard;
    if (before === undefined) return;
    let next = wizardReducer(before, action);
    if (this.#wished !== undefined && action.type.startsWith('told-'))
      next = wizardReducer(next, { type: 'step-entered', step: this.#wished });
    else if (!action.type.startsWith('told-') && action.type !== 'draft-saved') this.#wished = undefined;
    this.wizard = next;
    if (action.type === 'audiences-chosen') this.leftover = undefined;
    this.#host.requestUpdate();
    const isDecision = !sameValue(decisions(next.draft), decisions(before.draft));
    if (isDecision && this.submission.kind !== 'submitting') this.submission = { kind: 'idle' };
    if (hasChanges(next)) {
      if (isDecision || next.draft.step !== before.draft.step) this.#keepSoon();
    } else if (isDecision && this.#keptAt !== undefined) {
      // What was changed is as it was: a draft of it would offer what nobody wants any more.
      this.#keptAt = undefined;
      void this.discard();
    }
  }

  /** Leads to a step now or, where what decides it is not told yet, as soon as it is; not past audiences that are chosen and not looked up. */
  wishStep(wanted: WizardStep): void {
    const isPastLeftover =
      this.leftover !== undefined && wizardSteps.indexOf(wanted) > wizardSteps.indexOf('audiences');
    const step = isPastLeftover ? 'audiences' : wanted;
    this.act({ type: 'step-entered', step });
    const isAhead =
      this.wizard !== undefined && wizardSteps.indexOf(step) > wizardSteps.indexOf(this.wizard.draft.step);
    this.#wished = isAhead ? step : undefined;
  }

  /** Takes over what the step holds and has not told yet. Whether that worked. */
  async settle(step: WizardStepElement | null): Promise<boolean> {
    if (step?.unsettled === undefined) return true;
    this.isSettling = true;
    this.#settleError = undefined;
    this.#host.requestUpdate();
    const visit = this.#visit;
    try {
      const actions = await step.settle();
      if (visit !== this.#visit) return false;
      for (const action of actions) this.act(action);
      return true;
    } catch (thrown) {
      if (visit !== this.#visit) return false;
      this.#settleError = failureAt(this.#host, thrown);
      this.leftover = step.unsettledChoice;
      return false;
    } finally {
      if (visit === this.#visit) this.isSettling = false;
      this.#host.requestUpdate();
    }
  }

  restore(): void {
    const draft = this.restorable;
    if (draft === undefined) return;
    this.restorable = undefined;
    this.#isRestored = true;
    this.act({ type: 'draft-restored', draft });
    this.act({ type: 'step-entered', step: draft.step });
  }

  async startOver(): Promise<void> {
    this.restorable = undefined;
    this.#host.requestUpdate();
    await this.discard();
  }

  async keepNow(): Promise<void> {
    this.#keepSoon();
    await this.#keeper.flush();
  }

  async discard(): Promise<void> {
    if (this.wizard !== undefined) await this.#keeper.remove(draftKeyOf(this.wizard.draft));
  }

  async submit(): Promise<void> {
    const { adapter } = this.#host;
    if (adapter === undefined || this.submission.kind === 'submitting') return;
    this.act({ type: 'submit-began', idempotencyKey: crypto.randomUUID() });
    const draft = this.wizard?.draft;
    const input = draft && activationInputOf(draft);
    if (draft?.idempotencyKey === undefined || input === undefined) return;
    this.#enter({ kind: 'submitting' });
    // The key is kept before it is used: should the answer be lost with the page, the next visit does not create twice.
    const visit = this.#visit;
    await this.keepNow();
    if (visit !== this.#visit) return;
    const end = await submitActivation({
      adapter,
      draft,
      input,
      idempotencyKey: draft.idempotencyKey,
      element: this.#host,
    });
    if (end.kind !== 'done') return visit === this.#visit ? this.#refused(end) : undefined;
    await this.#keeper.remove(draftKeyOf(draft));
    if (adapter !== this.#host.adapter) return;
    if (visit === this.#visit) {
      this.done = end.activation;
      this.#enter({ kind: 'idle' });
    }
    this.#host.dispatchEvent(
      draft.editing === undefined
        ? new ActivationCreatedEvent(end.activation)
        : new ActivationUpdatedEvent(end.activation),
    );
  }

  /** Puts what was decided here on top of what someone else changed since. */
  async saveMine(): Promise<void> {
    if (this.submission.kind !== 'conflict') return;
    this.act({ type: 'told-newer-activation', activation: this.submission.newer });
    await this.submit();
  }

  /** Gives up what was decided here and begins from what is there now. */
  async takeTheirs(): Promise<void> {
    await this.discard();
    this.restart();
  }

  get #failedQuestion(): Question | undefined {
    if (this.wizard === undefined) return this.questions.failure('beginning') && 'beginning';
    const { step } = this.wizard.draft;
    const asked: Question[] = [...needsOf(step), 'audiences', 'prefilled'];
    if (step === 'review') asked.push('review');
    return asked.find((question) => this.questions.failure(question) !== undefined);
  }

  #askBeginning(adapter: ActivationAdapter): void {
    const { destination, destinationId, activationId } = this.#host;
    this.questions.ask(
      'beginning',
      '',
      async (signal) => {
        const beginning = await askBeginning(adapter, { destination, destinationId, activationId }, { signal });
        const { destination: found, editing } = beginning;
        const key = found && draftKeyOf({ destinationId: found.id, editing: editing && { activationId: editing.id } });
        return { beginning, draft: key === undefined ? undefined : await this.#keeper.load(key) };
      },
      ({ beginning, draft }) => this.#begin(beginning, draft),
    );
  }

  #begin(beginning: Beginning, kept: WizardDraft | undefined): void {
    this.beginning = beginning;
    const { session, destination, editing } = beginning;
    if (destination === undefined || !session.permissions.includes('activate-destinations')) return;
    this.#toldAt = this.#clock.now();
    const context = { session, destination, now: session.now, config: this.#host.config };
    this.wizard = editing === undefined ? beginWizard(context) : beginEditing(editing, context);
    if (kept !== undefined && !sameValue(decisions(kept), decisions(this.wizard.draft))) this.restorable = kept;
    this.wishStep(this.#host.step);
  }

  /** What stands against it since it was reviewed is found, and led to, by another review. */
  #refused(end: SubmissionState): void {
    if (end.kind === 'failed' && end.error.code === 'invalid') this.act({ type: 'told-review', review: null });
    this.#enter(end);
  }

  #enter(submission: SubmissionState): void {
    this.submission = submission;
    this.#host.requestUpdate();
  }

  #keepSoon(): void {
    if (this.wizard === undefined || this.done !== undefined) return;
    const draft = { ...this.wizard.draft, savedAt: this.#now() };
    this.#keeper.keepSoon(draftKeyOf(draft), draft);
  }

  #draftKept(at: Instant): void {
    this.#keptAt = at;
    this.act({ type: 'draft-saved', at });
  }

  /** The adapter's time: what it told, moved on by the clock. */
  #now(): Instant {
    const told = Date.parse(this.wizard?.facts.session.now ?? '');
    return new Date(told + this.#clock.now() - this.#toldAt).toISOString().replace('.000Z', 'Z');
  }
}

/** One draft a destination, and one an activation under edit. */
function draftKeyOf(draft: {
  readonly destinationId: string;
  readonly editing?: { readonly activationId: string } | undefined;
}): string {
  return draft.editing === undefined
    ? `destination:${draft.destinationId}`
    : `activation:${draft.editing.activationId}`;
}
