import { html, type TemplateResult } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { Clock } from '../../adapter/clock.ts';
import type { Connection } from '../../domain/connection.ts';
import type { WizardState } from '../../domain/wizard/wizard-state.ts';
import type { AudienceSelection } from '../prospect-audience-picker/audience-selection.ts';
import { pickerParts } from './picker-parts.ts';
import type { SubmissionState } from './wizard-submission.ts';
import './steps/audiences-step.ts';
import type { ConfigureConnectionEvent } from './steps/configure-connection-event.ts';
import './steps/destination-step.ts';
import './steps/mapping-step.ts';
import './steps/review-step.ts';
import './steps/scheduling-step.ts';

export interface StepViewContent {
  readonly wizard: WizardState;
  readonly adapter: ActivationAdapter | undefined;
  readonly clock: Clock;
  readonly submission: SubmissionState;
  /** Audiences that the step was left with before they could be looked up. */
  readonly leftover: AudienceSelection | undefined;
  /** What the foot says may have changed. */
  readonly onTyped: () => void;
  /** To change a connection; `undefined`: to set up a new one. */
  readonly onConfigure: (connection: Connection | undefined) => void;
  readonly onConnectionsChanged: () => void;
  readonly onTakeTheirs: () => void;
  readonly onSaveMine: () => void;
}

/** The step at which the wizard stands. */
export function stepView(content: StepViewContent): TemplateResult {
  const { wizard, adapter, clock, submission, onTyped } = content;
  switch (wizard.draft.step) {
    case 'destination':
      return html`<pa-wizard-destination
        class="pa-step-content"
        .wizard=${wizard}
        .adapter=${adapter}
        .clock=${clock}
        @configure-connection=${(event: ConfigureConnectionEvent) => content.onConfigure(event.detail ?? undefined)}
        @connections-changed=${content.onConnectionsChanged}
      ></pa-wizard-destination>`;
    case 'audiences':
      return html`<pa-wizard-audiences
        class="pa-step-content"
        exportparts=${pickerParts}
        .wizard=${wizard}
        .adapter=${adapter}
        .clock=${clock}
        .leftover=${content.leftover}
        @audience-selection-change=${onTyped}
      ></pa-wizard-audiences>`;
    case 'scheduling':
      return html`<pa-wizard-scheduling
        class="pa-step-content"
        .wizard=${wizard}
        .adapter=${adapter}
        .clock=${clock}
      ></pa-wizard-scheduling>`;
    case 'mapping':
      return html`<pa-wizard-mapping
        class="pa-step-content"
        .wizard=${wizard}
        .adapter=${adapter}
        .clock=${clock}
      ></pa-wizard-mapping>`;
    case 'review':
      return html`<pa-wizard-review
        class="pa-step-content"
        .wizard=${wizard}
        .adapter=${adapter}
        .clock=${clock}
        .submission=${submission}
        @step-typed=${onTyped}
        @take-theirs=${content.onTakeTheirs}
        @save-mine=${content.onSaveMine}
      ></pa-wizard-review>`;
  }
}
