import type { Activation } from '../../../src/domain/activation.ts';
import type { Audience } from '../../../src/domain/audience.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import type { Field } from '../../../src/domain/field.ts';
import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import { defaultFileNameTemplate } from '../../../src/domain/file-name.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import type { Review } from '../../../src/domain/review.ts';
import type { Schedule } from '../../../src/domain/schedule.ts';
import type { Session } from '../../../src/domain/session.ts';
import type { WizardAction } from '../../../src/domain/wizard/wizard-action.ts';
import type { WizardConfig } from '../../../src/domain/wizard/wizard-config.ts';
import { wizardReducer } from '../../../src/domain/wizard/wizard-reducer.ts';
import { beginWizard, type WizardState } from '../../../src/domain/wizard/wizard-state.ts';

/** A made-up world for wizards, so that a test says only what matters to its rule. */
export const NOW = '2026-11-24T08:41:00Z';

export const destination: Destination = {
  id: 'amazon-s3' as Destination['id'],
  name: 'Amazon S3',
  category: 'cloud-storage',
  description: 'Files in a bucket',
  connector: 'amazon-s3',
  dataTypes: ['prospects', 'profiles', 'datasets'],
  badges: [],
  connectionCount: 2,
};

export const session: Session = {
  user: { name: 'Mara Lind' },
  permissions: ['view-destinations', 'manage-destinations', 'activate-destinations'],
  limits: {
    audiencesPerActivation: 3,
    fieldsPerMapping: 50,
    audiencesPerHour: 100,
    audiencesPerManualRun: 80,
    minutesBeforeFirstRun: 60,
    profileLifetimeDays: 25,
  },
  capabilities: {
    audiencesByPosition: true,
    runFiles: true,
    formats: ['csv', 'json', 'parquet'],
    compressions: ['none', 'gzip'],
    openPgp: true,
  },
  timeZone: 'Europe/Paris',
  nextEvaluationAt: '2026-11-24T13:00:00Z',
  now: NOW,
};

export function connection(id: string, changes: Partial<Connection> = {}): Connection {
  return {
    id: id as Connection['id'],
    destinationId: destination.id,
    accountId: 'account-1' as Connection['accountId'],
    name: `Connection ${id}`,
    dataType: 'prospects',
    location: { bucket: 'northwind-drop', folder: 'prospects', region: 'eu-central-1' },
    format: defaultFileFormat,
    includeManifest: true,
    serverSideEncryption: { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: ['export-to-third-party'],
    alerts: ['run-failed'],
    health: { kind: 'healthy', testedAt: NOW },
    lastRunAt: null,
    createdAt: NOW,
    updatedAt: NOW,
    etag: '1',
    ...changes,
  };
}

export function audience(id: string, changes: Partial<Audience> = {}): Audience {
  return {
    id: id as AudienceId,
    name: `Audience ${id}`,
    dataType: 'prospects',
    profiles: 1000,
    status: 'published',
    availability: { kind: 'available' },
    origin: 'Meridian',
    tags: [],
    evaluatedAt: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    ...changes,
  };
}

export function field(path: string, changes: Partial<Field> = {}): Field {
  return {
    path,
    label: path,
    type: 'string',
    group: 'Person',
    fillRate: 1,
    samples: ['sample'],
    labels: [],
    recommended: true,
    ...changes,
  };
}

export const fields: readonly Field[] = [
  field('partnerID', { group: 'Identity', identityNamespace: 'Partner ID', samples: ['MD-00041877'] }),
  field('person.name.firstName', { samples: ['Sample A'] }),
  field('homeAddress.country', { group: 'Home address', samples: ['DE'] }),
  field('partnerDetails.employer', { group: 'Partner details', recommended: false, samples: ['Hanse, GmbH'] }),
  field('partnerDetails.interests', { group: 'Partner details', recommended: false, type: 'array', fillRate: 0 }),
];

export const daily: Schedule = {
  frequency: 'daily',
  start: { kind: 'at', time: '12:00' },
  firstDay: '2026-11-25',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'UTC',
};

export const monthly: Schedule = {
  ...daily,
  frequency: 'monthly',
  dayOfMonth: 31,
  start: { kind: 'at', time: '02:30' },
};

export const review: Review = { audiences: [], manifestKey: null, warnings: [], blockers: [], violations: [] };

export function activation(changes: Partial<Activation> = {}): Activation {
  return {
    id: 'act-1' as Activation['id'],
    destinationId: destination.id,
    name: 'Weekly drop',
    connectionId: connection('c1').id,
    dataType: 'prospects',
    audiences: [{ audienceId: 'a' as AudienceId, schedule: daily, fileName: defaultFileNameTemplate }],
    mapping: [{ source: 'partnerID', target: 'partner_id', mandatory: true, deduplicationKey: true }],
    splitting: { maxRows: 5_000_000, maxBytes: null },
    emptyAudience: 'header-only',
    status: 'enabled',
    activeRuns: 0,
    nextRunAt: null,
    lastResult: null,
    createdAt: NOW,
    updatedAt: NOW,
    etag: 'v1',
    ...changes,
  };
}

export function begun(config: WizardConfig = {}): WizardState {
  return beginWizard({ session, destination, now: NOW, config });
}

export function after(state: WizardState, ...actions: readonly WizardAction[]): WizardState {
  return actions.reduce(wizardReducer, state);
}

export const toldConnections: WizardAction = {
  type: 'told-connections',
  connections: [connection('c1'), connection('c2')],
  otherConnections: 0,
  activations: [],
};

/** Ready at the review, which has nothing to say against it. */
export function complete(config: WizardConfig = {}): WizardState {
  return after(
    begun(config),
    { type: 'step-entered', step: 'destination' },
    toldConnections,
    { type: 'connection-chosen', connectionId: connection('c1').id },
    { type: 'audiences-chosen', audiences: [audience('a'), audience('b')] },
    { type: 'told-fields', fields },
    { type: 'step-entered', step: 'review' },
    { type: 'told-review', review },
  );
}
