import type { WizardStep } from '../../domain/draft.ts';

export interface StepChange {
  readonly step: WizardStep;
  /** `null` when the wizard begins. */
  readonly previous: WizardStep | null;
}

/** Another step is shown, so that a host can put it into its URL and give it back as `step`. */
export class ActivationStepChangeEvent extends CustomEvent<StepChange> {
  static readonly type = 'activation-step-change';

  constructor(change: StepChange) {
    super(ActivationStepChangeEvent.type, { detail: change, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'activation-step-change': ActivationStepChangeEvent;
  }
}
