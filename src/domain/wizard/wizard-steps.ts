import { wizardSteps, type WizardStep } from '../draft.ts';
import { stepIssues } from './wizard-issues.ts';
import type { WizardConfig } from './wizard-config.ts';
import type { WizardState } from './wizard-state.ts';

/** How a step stands in the stepper. */
export type StepStanding = 'done' | 'current' | 'problem' | 'todo';

/** The steps that the host wants, in order. The review is always the last. */
export function shownSteps(config: WizardConfig): readonly WizardStep[] {
  return wizardSteps.filter((step) => step === 'review' || !(config.dropSteps?.includes(step) ?? false));
}

export function stepStanding(state: WizardState, step: WizardStep): StepStanding {
  if (step === state.draft.step) return 'current';
  if (!state.visited.includes(step)) return 'todo';
  return stepIssues(state, step).length === 0 ? 'done' : 'problem';
}

export function stepBefore({ config, draft }: WizardState): WizardStep | undefined {
  const steps = shownSteps(config);
  return steps[steps.indexOf(draft.step) - 1];
}

export function stepAfter({ config, draft }: WizardState): WizardStep | undefined {
  const steps = shownSteps(config);
  return steps[steps.indexOf(draft.step) + 1];
}

/**
 * Where a wish to be at a step leads: back is always free; forward ends at the first step on the way that has a problem. A step that is
 * not shown leads to the nearest one before it.
 */
export function reachableStep(state: WizardState, wanted: WizardStep): WizardStep {
  const steps = shownSteps(state.config);
  const goal = wizardSteps.indexOf(wanted);
  const onTheWay = steps.filter((step) => wizardSteps.indexOf(step) <= goal);
  const target = onTheWay.at(-1) ?? steps[0] ?? 'review';
  if (steps.indexOf(target) <= steps.indexOf(state.draft.step)) return target;
  return onTheWay.find((step) => stepIssues(state, step).length > 0) ?? target;
}
