import * as v from 'valibot';
import { activationInputSchema, activationSchema, type ActivationInput } from '../../src/domain/activation.ts';
import { audienceSchema } from '../../src/domain/audience.ts';
import { connectionSchema } from '../../src/domain/connection.ts';
import { destinationSchema } from '../../src/domain/destination.ts';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { defaultFileNameTemplate, type FileNameTemplate } from '../../src/domain/file-name.ts';
import { reviewOf, type ReviewContext } from '../../src/domain/review-rules.ts';
import type { Schedule } from '../../src/domain/schedule.ts';

export const now = '2026-11-24T09:41:00Z';
const moments = { createdAt: now, updatedAt: now, etag: '1' };
export const daily: Extract<Schedule, { frequency: 'daily' }> = {
  frequency: 'daily',
  start: { kind: 'at', time: '06:00' },
  firstDay: '2026-11-25',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'UTC',
};
export const staticName: FileNameTemplate = { ...defaultFileNameTemplate, tokens: [{ token: 'audience-slug' }] };

export const connection = v.parse(connectionSchema, {
  id: 'conn-1',
  destinationId: 'amazon-s3',
  accountId: 'acc-1',
  name: 'Partner drop',
  dataType: 'prospects',
  location: { bucket: 'northwind-drop', folder: 'prospects', region: 'eu-central-1' },
  format: defaultFileFormat,
  includeManifest: true,
  serverSideEncryption: { kind: 'bucket-default' },
  openPgpPublicKeys: [],
  marketingActions: [],
  alerts: [],
  health: { kind: 'untested' },
  lastRunAt: null,
  ...moments,
});

export function audience(id: string, changes: Record<string, unknown> = {}) {
  return v.parse(audienceSchema, {
    id,
    name: `Audience ${id}`,
    dataType: 'prospects',
    profiles: 12_000_000,
    status: 'published',
    availability: { kind: 'available' },
    origin: 'Meridian Data',
    tags: [],
    evaluatedAt: now,
    createdAt: now,
    updatedAt: now,
    ...changes,
  });
}

export function other(id: string, name: string, audiences: ActivationInput['audiences']) {
  return v.parse(activationSchema, {
    ...input({ audiences }),
    id,
    name,
    destinationId: 'amazon-s3',
    status: 'enabled',
    activeRuns: 0,
    nextRunAt: null,
    lastResult: null,
    ...moments,
  });
}

export function input(changes: Partial<ActivationInput> = {}): ActivationInput {
  return {
    ...v.parse(activationInputSchema, {
      name: 'Q4 partner drop',
      connectionId: 'conn-1',
      dataType: 'prospects',
      audiences: [{ audienceId: 'a', schedule: daily, fileName: defaultFileNameTemplate }],
      mapping: [{ source: 'partnerID', target: 'partnerID', mandatory: true, deduplicationKey: true }],
      splitting: { maxRows: 5_000_000, maxBytes: null },
      emptyAudience: 'header-only',
    }),
    ...changes,
  };
}

export function review(ofInput: ActivationInput, changes: Partial<ReviewContext> = {}) {
  return reviewOf(ofInput, {
    destination: v.parse(destinationSchema, {
      id: 'amazon-s3',
      name: 'Amazon S3',
      category: 'cloud-storage',
      description: '',
      connector: 'amazon-s3',
      dataTypes: ['prospects'],
      badges: [],
      connectionCount: 1,
    }),
    connection,
    audiences: [audience('a'), audience('b')],
    fields: [
      {
        path: 'partnerID',
        label: 'Partner ID',
        type: 'string',
        group: 'Identity',
        identityNamespace: 'Partner ID',
        fillRate: 1,
        samples: [],
        labels: [],
        recommended: true,
      },
    ],
    limits: { audiencesPerActivation: 250, minutesBeforeFirstRun: 60, profileLifetimeDays: 25, audiencesPerHour: 100 },
    now,
    nextEvaluationAt: null,
    editing: null,
    others: [],
    bytesPerRow: 20,
    violations: [],
    ...changes,
  });
}

export function entry(
  id: string,
  changes: { schedule?: Schedule; fileName?: FileNameTemplate } = {},
): ActivationInput['audiences'][number] {
  return { audienceId: audience(id).id, schedule: daily, fileName: defaultFileNameTemplate, ...changes };
}
