import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Clock } from '../../adapter/clock.ts';
import { activationInputOf } from '../../domain/draft-to-input.ts';
import { wizardSteps, type WizardStep } from '../../domain/draft.ts';
import type { WizardAction } from '../../domain/wizard/wizard-action.ts';
import { wizardIssues } from '../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../domain/wizard/wizard-state.ts';
import { askAudiences, askConnections } from './wizard-answers.ts';
import type { WizardQuestions } from './wizard-questions.ts';

/** Pause in milliseconds before the review is asked for, so that a number is typed whole first. */
const TYPING_PAUSE = 300;

/** What each step cannot be shown without. */
export function needsOf(step: WizardStep): readonly ('connections' | 'fields')[] {
  switch (step) {
    case 'audiences':
      return [];
    case 'destination':
    case 'scheduling':
      return ['connections'];
    case 'mapping':
    case 'review':
      return ['connections', 'fields'];
  }
}

export interface AskingContext {
  readonly adapter: ActivationAdapter;
  readonly questions: WizardQuestions;
  readonly clock: Clock;
  readonly tell: (action: WizardAction) => void;
  /** The wizard as it is when an answer comes. */
  readonly wizard: () => WizardState | undefined;
  /** Whether what the host prefills is still wanted. */
  readonly prefills: boolean;
}

/** Asks the adapter for what the wizard was not told yet and needs at the step where it stands. */
export function askWhatIsMissing(wizard: WizardState, context: AskingContext): void {
  const { adapter, questions, tell } = context;
  const { facts, draft, config } = wizard;
  if (facts.connections === null) askForConnections(adapter, wizard, questions, tell);
  if (facts.fields === null && wizardSteps.indexOf(draft.step) >= wizardSteps.indexOf('scheduling'))
    questions.ask(
      'fields',
      '',
      (signal) => adapter.listFields({ signal }),
      (fields) => tell({ type: 'told-fields', fields }),
    );
  const unknown = draft.audiences.map(({ audienceId }) => audienceId).filter((id) => !facts.audiences.has(id));
  if (unknown.length > 0)
    questions.ask(
      'audiences',
      unknown.join(' '),
      (signal) => askAudiences(adapter, unknown, { signal }),
      (audiences) => tell({ type: 'told-audiences', audiences }),
    );
  const prefilled = config.prefill?.audienceIds ?? [];
  if (context.prefills && prefilled.length > 0 && draft.editing === undefined)
    questions.ask(
      'prefilled',
      prefilled.join(' '),
      (signal) => askAudiences(adapter, prefilled, { signal }),
      (audiences) =>
        tell({
          type: 'told-prefilled-audiences',
          audiences: audiences.filter(({ availability }) => availability.kind === 'available'),
        }),
    );
  if (draft.step === 'review' && facts.review === null) askReview(wizard, context);
}

export function askForConnections(
  adapter: ActivationAdapter,
  { facts: { destination } }: WizardState,
  questions: WizardQuestions,
  tell: (action: WizardAction) => void,
): void {
  questions.ask(
    'connections',
    destination.id,
    (signal) => askConnections(adapter, destination.id, { signal }),
    (answer) => tell({ type: 'told-connections', ...answer }),
  );
}

/** A draft that cannot be activated for reasons that are known here is not sent. */
function askReview(wizard: WizardState, context: AskingContext): void {
  const { adapter, questions, clock, tell } = context;
  const isAsked = wizard.facts.connections !== null && wizard.facts.fields !== null;
  if (!isAsked || wizardIssues(wizard).some(({ step }) => step !== 'review')) return;
  const input = reviewInputOf(wizard);
  if (input === undefined) return;
  const about = JSON.stringify(input);
  const editing = wizard.draft.editing?.activationId;
  if (questions.isAnswered('review')) questions.forget('review');
  questions.ask(
    'review',
    about,
    async (signal) => {
      await clock.sleep(TYPING_PAUSE, signal);
      return adapter.reviewActivation(input, { signal, ...(editing === undefined ? {} : { editing }) });
    },
    (review) => {
      const now = context.wizard();
      if (now !== undefined && JSON.stringify(reviewInputOf(now)) === about) tell({ type: 'told-review', review });
    },
  );
}

/** The name is no part of what is reviewed, and may still be missing. */
function reviewInputOf({ draft, facts }: WizardState) {
  return activationInputOf({ ...draft, name: facts.editing?.name ?? 'review' });
}
