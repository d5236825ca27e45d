import { issuesHere } from '../../domain/wizard/wizard-issues.ts';
import type { WizardSession } from './wizard-session.ts';
import type { WizardStepElement } from './wizard-step-element.ts';
import { footNote, type FootNote, type Words } from './wizard-words.ts';

/** What the foot says of the step: what stands in the way, or what is ready. */
export function noteOf(words: Words, { wizard }: WizardSession, step: WizardStepElement | null): FootNote {
  if (wizard === undefined) return { kind: 'wait', text: '' };
  if (step?.unsettled !== undefined && step.unsettled > 0)
    return { kind: 'ready', text: words.term('ready.audiences', step.unsettled) };
  return step?.invalid === undefined ? footNote(words, wizard) : { kind: 'problem', text: step.invalid };
}

/** What is under way and must end before it goes on. */
export function busyWith(
  words: Words,
  { isSettling, submission, wizard, questions }: WizardSession,
): string | undefined {
  if (isSettling) return words.term('resolving.audiences');
  if (submission.kind === 'submitting') return words.term(wizard?.draft.editing === undefined ? 'finishing' : 'saving');
  return wizard?.draft.step === 'review' && questions.isPending('review') ? words.term('checking') : undefined;
}

/** Whether Next, or Finish, does what it says. */
export function canGoOn({ wizard, isMissing }: WizardSession, step: WizardStepElement | null): boolean {
  if (wizard === undefined || isMissing || step?.invalid !== undefined) return false;
  return step?.unsettled === undefined ? issuesHere(wizard).length === 0 : step.unsettled > 0;
}

/** Whether the step is not to be changed meanwhile: it is sent, or what was chosen at it is taken over. */
export function isHeld({ submission, isSettling, wizard }: WizardSession): boolean {
  return submission.kind === 'submitting' || (isSettling && wizard?.draft.step === 'audiences');
}
