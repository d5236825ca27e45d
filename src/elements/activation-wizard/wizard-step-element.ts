import { LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import type { WizardAction } from '../../domain/wizard/wizard-action.ts';
import { isHidden, isLocked, type WizardField } from '../../domain/wizard/wizard-config.ts';
import type { WizardState } from '../../domain/wizard/wizard-state.ts';
import { wizard as english } from '../../locales/en/wizard.ts';
import { KeptFocus } from '../../ui/controllers/kept-focus.ts';
import { Localize } from '../../ui/localize/localize.ts';
import type { AudienceSelection } from '../prospect-audience-picker/audience-selection.ts';
import { WizardActionEvent } from './wizard-action-event.ts';

/** What the steps share: they show the wizard's state and ask it for changes; they decide nothing. */
export abstract class WizardStepElement extends LitElement {
  /** The wizard as it is. A step is shown only when what it needs is told. */
  @property({ attribute: false }) wizard!: WizardState;

  @property({ attribute: false }) adapter?: ActivationAdapter | undefined;

  @property({ attribute: false }) clock: Clock = systemClock;

  protected readonly words = new Localize(this, 'wizard', english);

  @query('#title') private readonly titleElement!: HTMLElement | null;

  constructor() {
    super();
    new KeptFocus(this);
  }

  /** How many things the person has chosen here that the wizard is not told of yet; `undefined` where it knows all. */
  get unsettled(): number | undefined {
    return undefined;
  }

  /** What those things are, to be given back to the step when it was left before they could be settled. */
  get unsettledChoice(): AudienceSelection | undefined {
    return undefined;
  }

  /** Why what was typed here cannot be taken, in words; `undefined` where all of it was. */
  get invalid(): string | undefined {
    return undefined;
  }

  /** What the wizard must be told before the step is left. Rejects with an `ActivationError` when that cannot be found out. */
  settle(): Promise<readonly WizardAction[]> {
    return Promise.resolve([]);
  }

  focusTitle(): void {
    this.titleElement?.focus();
  }

  /** Leads to the first thing that keeps the step from being left. */
  focusProblem(): void {
    const invalid = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
    if (invalid === null) this.focusTitle();
    else invalid.focus();
  }

  protected act(action: WizardAction): void {
    this.dispatchEvent(new WizardActionEvent(action));
  }

  protected isLocked(field: WizardField): boolean {
    return isLocked(this.wizard.config, field);
  }

  protected isHidden(field: WizardField): boolean {
    return isHidden(this.wizard.config, field);
  }
}
