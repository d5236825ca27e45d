import type { Activation } from '../activation.ts';
import type { Audience } from '../audience.ts';
import type { Connection } from '../connection.ts';
import type { WizardDraft, WizardStep } from '../draft.ts';
import type { FieldPath } from '../field.ts';
import type { FileNameTemplate } from '../file-name.ts';
import type { AudienceId, ConnectionId } from '../ids.ts';
import type { DraftMappingRow } from '../draft.ts';
import type { Instant } from '../primitives.ts';
import type { Review } from '../review.ts';
import type { Session } from '../session.ts';
import type { WizardConfig } from './wizard-config.ts';
import type { WizardFacts } from './wizard-state.ts';
import type { ScheduleForm } from './schedule-form.ts';

/** Everything that can happen to a wizard. Those that begin with `told` come from the other side, the rest from the person. */
export type WizardAction = ToldAction | FrameAction | ScheduleAction | MappingAction | ReviewAction;

export type ToldAction =
  | { readonly type: 'told-session'; readonly session: Session; readonly now: Instant }
  | { readonly type: 'told-time'; readonly now: Instant }
  | { readonly type: 'told-config'; readonly config: WizardConfig }
  | {
      readonly type: 'told-connections';
      readonly connections: readonly Connection[];
      readonly otherConnections: number;
      readonly activations: readonly Activation[];
    }
  | { readonly type: 'told-fields'; readonly fields: NonNullable<WizardFacts['fields']> }
  /** Looked up for the draft: their names, profiles and expiry. Those that are gone are not among them. */
  | { readonly type: 'told-audiences'; readonly audiences: readonly Audience[] }
  /** Those that the host prefills, as they are. */
  | { readonly type: 'told-prefilled-audiences'; readonly audiences: readonly Audience[] }
  /** `null`: what was told of it does not hold any more. */
  | { readonly type: 'told-review'; readonly review: Review | null }
  /** Another version of the activation under edit; what was decided here stays and is now a change to that one. */
  | { readonly type: 'told-newer-activation'; readonly activation: Activation };

export type FrameAction =
  | { readonly type: 'step-entered'; readonly step: WizardStep }
  | { readonly type: 'draft-restored'; readonly draft: WizardDraft }
  | { readonly type: 'draft-saved'; readonly at: Instant }
  | { readonly type: 'connection-chosen'; readonly connectionId: ConnectionId }
  | { readonly type: 'connection-saved'; readonly connection: Connection }
  /** The whole choice. Who was chosen before keeps schedule and file name. */
  | { readonly type: 'audiences-chosen'; readonly audiences: readonly Audience[] }
  | { readonly type: 'audience-removed'; readonly audienceId: AudienceId };

export type ScheduleAction =
  | {
      readonly type: 'schedule-edit-began';
      readonly audienceIds: readonly AudienceId[];
      readonly intent: 'schedule' | 'file-name';
    }
  | { readonly type: 'schedule-edit-changed'; readonly schedule: Partial<ScheduleForm> }
  | { readonly type: 'file-name-edit-changed'; readonly fileName: FileNameTemplate }
  | { readonly type: 'schedule-edit-applied' }
  | { readonly type: 'schedule-edit-discarded' }
  /** Each takes what the row above it has then; a block of rows thus takes what stands above the block. */
  | { readonly type: 'copied-from-above'; readonly audienceIds: readonly AudienceId[] }
  /** Moves a schedule that starts too soon to the earliest start that is safe. */
  | { readonly type: 'start-made-safe'; readonly audienceId: AudienceId };

export type MappingAction =
  | { readonly type: 'field-added'; readonly path: FieldPath }
  | { readonly type: 'row-removed'; readonly row: number }
  | { readonly type: 'row-moved'; readonly from: number; readonly to: number }
  | { readonly type: 'row-changed'; readonly row: number; readonly changes: Partial<Omit<DraftMappingRow, 'source'>> }
  | { readonly type: 'mapping-reset' }
  /** The columns as they stood before they were reset. */
  | { readonly type: 'mapping-put-back'; readonly mapping: readonly DraftMappingRow[] };

export type ReviewAction =
  | { readonly type: 'named'; readonly name: string }
  | {
      readonly type: 'delivery-changed';
      readonly changes: Partial<Pick<WizardDraft, 'splitting' | 'emptyAudience'>>;
    }
  /** The key is kept as long as the draft stays as it is. */
  | { readonly type: 'submit-began'; readonly idempotencyKey: string };
