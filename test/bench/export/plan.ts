import * as v from 'valibot';
import { defaultCsvDialect, type FileFormat } from '../../../src/domain/file-format.ts';
import { defaultFileNameTemplate } from '../../../src/domain/file-name.ts';
import { audienceIdSchema, destinationIdSchema, runIdSchema } from '../../../src/domain/ids.ts';
import type { ExportPlan } from '../../../src/export/index.ts';
import { prospectMapping } from './prospect-columns.ts';

export const BUCKET = 'exports';

export const plainCsv = {
  type: 'csv',
  dialect: defaultCsvDialect,
  compression: 'none',
} as const satisfies FileFormat;

/** @param number tells runs at once apart, and their files */
export function planOf(format: FileFormat, number = 1): ExportPlan {
  const runId = v.parse(runIdSchema, `run-${number}`);
  const audienceId = v.parse(audienceIdSchema, 'all');
  const moment = '2026-11-24T13:00:00Z';
  return {
    runId,
    destinationId: v.parse(destinationIdSchema, 's3'),
    audienceId,
    connection: {
      location: { bucket: BUCKET, folder: `in-${number}`, region: 'eu-west-1' },
      format,
      serverSideEncryption: { kind: 'bucket-default' },
      openPgpPublicKeys: [],
      includeManifest: true,
    },
    mapping: prospectMapping,
    splitting: { maxRows: 100_000_000, maxBytes: null },
    emptyAudience: 'header-only',
    fileName: defaultFileNameTemplate,
    names: {
      destinationName: 'Amazon S3',
      connectionName: 'Main',
      audienceId,
      audienceName: 'All',
      runId,
      slot: moment,
      startedAt: moment,
    },
    expectedRows: null,
  };
}
