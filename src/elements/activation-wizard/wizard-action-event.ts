import type { WizardAction } from '../../domain/wizard/wizard-action.ts';

/** How a step asks the wizard for a change. It stays inside the wizard. */
export class WizardActionEvent extends CustomEvent<WizardAction> {
  static readonly type = 'wizard-action';

  constructor(action: WizardAction) {
    super(WizardActionEvent.type, { detail: action, bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wizard-action': WizardActionEvent;
  }
}
