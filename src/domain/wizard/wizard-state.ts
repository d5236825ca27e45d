import type { Activation } from '../activation.ts';
import { DEFAULT_ROWS_PER_FILE } from '../activation.ts';
import type { Audience } from '../audience.ts';
import type { Connection } from '../connection.ts';
import type { Destination } from '../destination.ts';
import { wizardSteps, type WizardDraft, type WizardStep } from '../draft.ts';
import type { Field } from '../field.ts';
import type { FileNameTemplate } from '../file-name.ts';
import type { AudienceId } from '../ids.ts';
import type { Instant } from '../primitives.ts';
import type { Review } from '../review.ts';
import type { Session } from '../session.ts';
import { sameValue } from '../same-value.ts';
import type { ScheduleForm } from './schedule-form.ts';
import type { WizardConfig } from './wizard-config.ts';

/** What the wizard has been told by the other side. `null` is not told yet. */
export interface WizardFacts {
  readonly session: Session;
  readonly destination: Destination;
  /** The adapter's time, moved on by the clock. */
  readonly now: Instant;
  /** All connections of the destination that take prospects. */
  readonly connections: readonly Connection[] | null;
  /** How many connections of the destination take other data types. */
  readonly otherConnections: number | null;
  /** Activations to those connections: for names that are taken, and for what is new. */
  readonly activations: readonly Activation[] | null;
  readonly fields: readonly Field[] | null;
  /** Those that the draft names, as far as they were looked at. */
  readonly audiences: ReadonlyMap<AudienceId, Audience>;
  /** What the adapter said of the draft as it is now; forgotten with every change. */
  readonly review: Review | null;
  /** The activation under edit, as it was when the edit began. */
  readonly editing: Activation | null;
}

/** Schedule and file name of some audiences while they are changed and not applied yet. */
export interface ScheduleEdit {
  readonly audienceIds: readonly AudienceId[];
  readonly schedule: ScheduleForm;
  readonly fileName: FileNameTemplate;
  /** Only what was touched is applied, so that a new file name leaves different schedules as they are. */
  readonly touched: { readonly schedule: boolean; readonly fileName: boolean };
}

/** Everything that the wizard is: what the person has decided, what it was told, what the host wants. */
export interface WizardState {
  readonly draft: WizardDraft;
  /** The draft as it began: what differs from it would be lost. */
  readonly origin: WizardDraft;
  readonly facts: WizardFacts;
  readonly config: WizardConfig;
  /** Steps that have been shown; their problems may be told. */
  readonly visited: readonly WizardStep[];
  readonly scheduleEdit: ScheduleEdit | null;
}

export type WizardBeginning = Pick<WizardFacts, 'session' | 'destination' | 'now'> & {
  readonly config: WizardConfig;
};

/** A new activation, with what the host prefills. */
export function beginWizard(beginning: WizardBeginning): WizardState {
  const { config } = beginning;
  const draft: WizardDraft = {
    version: 1,
    savedAt: beginning.now,
    destinationId: beginning.destination.id,
    step: 'destination',
    name: config.prefill?.name ?? '',
    connectionId: config.prefill?.connectionId ?? null,
    audiences: [],
    mapping: config.prefill?.mapping?.map((row) => ({ ...row })) ?? null,
    splitting: config.prefill?.splitting ?? { maxRows: DEFAULT_ROWS_PER_FILE, maxBytes: null },
    emptyAudience: config.prefill?.emptyAudience ?? 'header-only',
  };
  return beginAt(draft, beginning, null);
}

/** An activation that exists, to be changed. */
export function beginEditing(activation: Activation, beginning: WizardBeginning): WizardState {
  const draft: WizardDraft = {
    version: 1,
    savedAt: beginning.now,
    destinationId: activation.destinationId,
    editing: { activationId: activation.id, etag: activation.etag },
    step: 'destination',
    name: activation.name,
    connectionId: activation.connectionId,
    audiences: activation.audiences.map((entry) => ({ ...entry, name: entry.audienceId, profiles: null })),
    mapping: activation.mapping.map((row) => ({ ...row })),
    splitting: activation.splitting,
    emptyAudience: activation.emptyAudience,
  };
  // All its steps have been decided once.
  return { ...beginAt(draft, beginning, activation), visited: wizardSteps };
}

/** Whether something is decided that was not so at the beginning: what a draft keeps. */
export function hasChanges(state: WizardState): boolean {
  return !sameValue(decisions(state.draft), decisions(state.origin));
}

/** Whether schedules or file names are changed and neither applied nor discarded: no draft holds that. */
export function hasOpenEdit({ scheduleEdit }: Pick<WizardState, 'scheduleEdit'>): boolean {
  return scheduleEdit !== null && (scheduleEdit.touched.schedule || scheduleEdit.touched.fileName);
}

/** What a person decides in a draft: all but where it stands and when it was kept. Names of audiences are looked up, not decided. */
export function decisions(draft: WizardDraft): unknown {
  const { name, connectionId, mapping, splitting, emptyAudience } = draft;
  const audiences = draft.audiences.map(({ audienceId, schedule, fileName }) => ({ audienceId, schedule, fileName }));
  return { name, connectionId, mapping, splitting, emptyAudience, audiences };
}

function beginAt(draft: WizardDraft, beginning: WizardBeginning, editing: Activation | null): WizardState {
  const { session, destination, now, config } = beginning;
  const facts: WizardFacts = {
    session,
    destination,
    now,
    connections: null,
    otherConnections: null,
    activations: null,
    fields: null,
    audiences: new Map(),
    review: null,
    editing,
  };
  return { draft, origin: draft, facts, config, visited: [], scheduleEdit: null };
}
