import * as v from 'valibot';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { accountInputSchema, accountSchema } from '../../src/domain/account.ts';
import { activationInputSchema, activationSchema } from '../../src/domain/activation.ts';
import { audiencePageSchema } from '../../src/domain/audience.ts';
import { connectionInputSchema, connectionSchema } from '../../src/domain/connection.ts';
import { connectionTestEventSchema } from '../../src/domain/connection-test.ts';
import { destinationSchema } from '../../src/domain/destination.ts';
import { fieldSchema } from '../../src/domain/field.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import { exportPreviewSchema, reviewSchema } from '../../src/domain/review.ts';
import { runEventSchema, runSchema } from '../../src/domain/run.ts';
import { sessionSchema } from '../../src/domain/session.ts';

/** One valid value of everything that crosses the wire. */

const NOW = '2026-11-24T09:41:00Z';
const stamps = { createdAt: NOW, updatedAt: NOW, etag: 'v1' };

export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const session = v.parse(sessionSchema, {
  user: { name: 'Ada' },
  permissions: ['view-destinations', 'manage-destinations', 'activate-destinations'],
  limits: { audiencesPerActivation: 250 },
  capabilities: {
    audiencesByPosition: true,
    runFiles: true,
    formats: ['csv'],
    compressions: ['none'],
    openPgp: false,
  },
  timeZone: 'Europe/Paris',
  nextEvaluationAt: null,
  now: NOW,
});

export const destination = v.parse(destinationSchema, {
  id: 'amazon-s3',
  name: 'Amazon S3',
  category: 'cloud-storage',
  description: 'Files in a bucket.',
  connector: 'amazon-s3',
  dataTypes: ['prospects'],
  badges: [],
  connectionCount: 1,
});

export const accountInput = v.parse(accountInputSchema, {
  destinationId: 'amazon-s3',
  name: 'Partner drop',
  credentials: { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret },
});

export const account = v.parse(accountSchema, {
  id: 'account 1/ü',
  destinationId: 'amazon-s3',
  name: 'Partner drop',
  auth: { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
  connectionCount: 1,
  ...stamps,
});

export const connectionInput = v.parse(connectionInputSchema, {
  destinationId: 'amazon-s3',
  accountId: account.id,
  name: 'Weekly drop',
  dataType: 'prospects',
  location: { bucket: 'partner-drop', folder: 'prospects', region: 'eu-west-1' },
  format: defaultFileFormat,
  includeManifest: true,
  serverSideEncryption: { kind: 'bucket-default' },
  openPgpPublicKeys: [],
  marketingActions: [],
  alerts: [],
});

export const connection = v.parse(connectionSchema, {
  ...connectionInput,
  id: 'connection-1',
  health: { kind: 'untested' },
  lastRunAt: null,
  ...stamps,
});

export const testEvent = v.parse(connectionTestEventSchema, {
  stage: 'credentials',
  outcome: 'passed',
  detail: 'The key is known.',
});

export const audiencePage = v.parse(audiencePageSchema, {
  items: [
    {
      id: 'audience-1',
      name: 'Readers',
      dataType: 'prospects',
      profiles: 10,
      status: 'published',
      availability: { kind: 'available' },
      origin: 'Acme',
      tags: [],
      evaluatedAt: NOW,
      createdAt: NOW,
      updatedAt: NOW,
    },
  ],
  position: 0,
  nextCursor: null,
  total: 1,
  unfilteredTotal: 1,
  available: { count: 1, profiles: 10 },
});

export const field = v.parse(fieldSchema, {
  path: 'person.name',
  label: 'Name',
  type: 'string',
  group: 'Person',
  fillRate: 1,
  samples: ['Ada'],
  labels: [],
  recommended: true,
});

export const activationInput = v.parse(activationInputSchema, {
  name: 'Weekly readers',
  connectionId: connection.id,
  dataType: 'prospects',
  audiences: [
    {
      audienceId: 'audience-1',
      schedule: {
        frequency: 'once',
        day: '2026-11-25',
        start: { kind: 'after-evaluation' },
        timeZone: 'Europe/Paris',
      },
      fileName: defaultFileNameTemplate,
    },
  ],
  mapping: [{ source: 'person.name', target: 'name', mandatory: false, deduplicationKey: false }],
  splitting: { maxRows: 5_000_000, maxBytes: null },
  emptyAudience: 'skip',
});

export const activation = v.parse(activationSchema, {
  ...activationInput,
  id: 'activation-1',
  destinationId: 'amazon-s3',
  status: 'enabled',
  activeRuns: 0,
  nextRunAt: NOW,
  lastResult: null,
  ...stamps,
});

export const preview = v.parse(exportPreviewSchema, { content: 'bmFtZQo=', rows: 0, truncated: false });

export const review = v.parse(reviewSchema, {
  audiences: [],
  manifestKey: null,
  warnings: [],
  blockers: [],
  violations: [],
});

export const run = v.parse(runSchema, {
  id: 'run-1',
  activationId: activation.id,
  audienceId: 'audience-1',
  audienceName: 'Readers',
  slot: NOW,
  trigger: 'manual',
  attempt: 1,
  state: { kind: 'waiting' },
  ledger: { read: 0, excluded: 0, duplicates: 0, notDelivered: 0, written: 0 },
  files: [],
});

export const runEvent = v.parse(runEventSchema, { type: 'run', run });

export const fileBytes = new TextEncoder().encode('name\nAda\n');

async function* streamOf<T>(...events: readonly T[]): AsyncGenerator<T> {
  for (const event of events) yield await Promise.resolve(event);
}

/** Answers every call with its sample. */
export const sampleAdapter: ActivationAdapter = {
  getSession: () => Promise.resolve(session),
  listDestinations: () => Promise.resolve([destination]),
  listAccounts: () => Promise.resolve({ items: [account], nextCursor: 'more' }),
  createAccount: () => Promise.resolve(account),
  updateAccount: () => Promise.resolve(account),
  deleteAccount: () => Promise.resolve(),
  listConnections: () => Promise.resolve({ items: [connection], nextCursor: null }),
  createConnection: () => Promise.resolve(connection),
  updateConnection: () => Promise.resolve(connection),
  deleteConnection: () => Promise.resolve(),
  testConnection: () => streamOf(testEvent, testEvent),
  listAudiences: () => Promise.resolve(audiencePage),
  listFields: () => Promise.resolve([field]),
  previewExport: () => Promise.resolve(preview),
  reviewActivation: () => Promise.resolve(review),
  createActivation: () => Promise.resolve(activation),
  listActivations: () => Promise.resolve({ items: [activation], nextCursor: null }),
  getActivation: () => Promise.resolve(activation),
  updateActivation: () => Promise.resolve(activation),
  deleteActivation: () => Promise.resolve(),
  startRuns: () => Promise.resolve([run]),
  listRuns: () => Promise.resolve({ items: [run], nextCursor: null }),
  getRun: () => Promise.resolve(run),
  cancelRun: () => Promise.resolve(run),
  retryRun: () => Promise.resolve(run),
  watchRuns: () => streamOf(runEvent),
  readRunFile: () =>
    Promise.resolve({
      contentType: 'text/csv',
      bytes: fileBytes.byteLength,
      body: new Blob([fileBytes]).stream(),
    }),
};
