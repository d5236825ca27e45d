import type { ActivationInput } from '../activation.ts';
import type { WizardStep } from '../draft.ts';
import type { FileNameTemplate } from '../file-name.ts';
import type { AudienceId, ConnectionId } from '../ids.ts';
import type { Mapping } from '../mapping.ts';
import type { Schedule } from '../schedule.ts';

/** What a host can lock or hide, one by one. */
export const wizardFields = [
  'data-type',
  'connection',
  'new-connection',
  'audiences',
  'schedule',
  'file-name',
  'columns',
  'column-names',
  'mandatory',
  'deduplication-key',
  'name',
  'empty-audience',
  'splitting',
] as const;
export type WizardField = (typeof wizardFields)[number];

/** How a host makes the wizard its own, declaratively. Everything absent is as it comes. */
export interface WizardConfig {
  /** Steps that are left out. What they decide must come from `prefill`; the review always stays. */
  readonly dropSteps?: readonly Exclude<WizardStep, 'review'>[];
  /** Shown, and not to be changed. */
  readonly lock?: readonly WizardField[];
  /** Not shown at all. */
  readonly hide?: readonly WizardField[];
  /** Where a new activation begins. An activation that is edited, and a draft that is taken up again, keep what they hold. */
  readonly prefill?: WizardPrefill;
}

export interface WizardPrefill extends Partial<Pick<ActivationInput, 'name' | 'splitting' | 'emptyAudience'>> {
  readonly connectionId?: ConnectionId;
  /** Looked up when the wizard begins; those that cannot be activated are left out. */
  readonly audienceIds?: readonly AudienceId[];
  /** In place of the default, for every audience. */
  readonly schedule?: Schedule;
  readonly fileName?: FileNameTemplate;
  readonly mapping?: Mapping;
}

export function isLocked(config: WizardConfig, field: WizardField): boolean {
  return config.lock?.includes(field) ?? false;
}

export function isHidden(config: WizardConfig, field: WizardField): boolean {
  return config.hide?.includes(field) ?? false;
}
