import { brokenBy, toldBy, type ConnectionTestStage } from '../../src/domain/connection-test.ts';
import type { Connection, ConnectionHealth, MarketingAction } from '../../src/domain/connection.ts';
import type { DataType } from '../../src/domain/destination.ts';
import { defaultCsvDialect, defaultFileFormat, type FileFormat } from '../../src/domain/file-format.ts';
import type { AccountId, ConnectionId, DestinationId } from '../../src/domain/ids.ts';
import { instantAt, MILLISECONDS_A_DAY } from './audience-seeds.ts';
import { chanceOf } from './chance.ts';
import type { RunFailureKind } from './run-failures.ts';

/** A connection as the backend keeps it. `lastRunAt` follows from the runs. */
export interface ConnectionRecord extends Omit<Connection, 'etag' | 'lastRunAt'> {
  /** What every run to it meets. */
  readonly failure?: RunFailureKind;
  readonly version: number;
}

const gzipCsv: FileFormat = { ...defaultFileFormat, compression: 'gzip' };
const jsonLines: FileFormat = { type: 'json', framing: 'lines', shape: 'flat', compression: 'gzip' };
const semicolonCsv: FileFormat = {
  type: 'csv',
  dialect: { ...defaultCsvDialect, delimiter: 'semicolon', lineEnding: 'crlf', byteOrderMark: true },
  compression: 'none',
};

interface Row {
  readonly id: string;
  readonly account: string;
  readonly destination?: string;
  readonly name: string;
  readonly description?: string;
  readonly bucket: string;
  readonly folder: string;
  readonly region?: string;
  readonly dataType?: DataType;
  readonly format?: FileFormat;
  readonly sse?: Connection['serverSideEncryption'];
  readonly marketing?: readonly MarketingAction[];
  readonly daysAgo: number;
  readonly health?: (epoch: number) => ConnectionHealth;
  readonly failure?: RunFailureKind;
}

const rows: readonly Row[] = [
  {
    id: 'conn_acquisition',
    account: 'acc_marketing_role',
    name: 'Acquisition lake',
    description: 'Nightly prospect files for the acquisition models.',
    bucket: 'acme-acquisition-lake',
    folder: 'prospects/%AUDIENCE_NAME%',
    marketing: ['analytics', 'data-science'],
    daysAgo: 180,
  },
  {
    id: 'conn_dsp',
    account: 'acc_marketing_role',
    name: 'Programmatic onboarding',
    bucket: 'acme-media-onboarding',
    folder: 'inbound/prospects',
    format: gzipCsv,
    sse: { kind: 'sse-s3' },
    marketing: ['onsite-advertising'],
    daysAgo: 120,
  },
  {
    id: 'conn_direct_mail',
    account: 'acc_agency_role',
    name: 'Direct mail, Fathom & Pike',
    description: 'Their importer wants semicolons and a byte order mark.',
    bucket: 'fathom-pike-inbound',
    folder: 'acme/weekly',
    region: 'us-east-1',
    format: semicolonCsv,
    daysAgo: 90,
  },
  {
    id: 'conn_models',
    account: 'acc_analytics_key',
    name: 'Model features',
    bucket: 'acme-analytics-sandbox',
    folder: 'features/prospects',
    format: jsonLines,
    sse: { kind: 'sse-kms', keyId: 'alias/analytics-sandbox' },
    marketing: ['data-science'],
    daysAgo: 75,
  },
  {
    id: 'conn_partner_share',
    account: 'acc_agency_role',
    name: 'Partner share',
    description: 'Read by a partner outside the company.',
    bucket: 'fathom-pike-inbound',
    folder: 'acme/shared',
    region: 'us-east-1',
    marketing: ['export-to-third-party'],
    daysAgo: 40,
  },
  {
    id: 'conn_denied',
    account: 'acc_analytics_key',
    name: 'Lookalike seeds',
    bucket: 'acme-lookalike-seeds',
    folder: 'daily',
    daysAgo: 66,
    health: broken(3, 'write', 'write-denied'),
    failure: 'access-denied',
  },
  {
    id: 'conn_gone',
    account: 'acc_marketing_role',
    name: 'Spring campaign archive',
    bucket: 'acme-campaign-2026-spring',
    folder: 'prospects',
    daysAgo: 200,
    health: broken(18, 'bucket', 'no-such-bucket'),
    failure: 'no-such-bucket',
  },
  {
    id: 'conn_new',
    account: 'acc_marketing_role',
    name: 'Retail media pilot',
    bucket: 'acme-retail-media-pilot',
    folder: '',
    daysAgo: 1,
    health: () => ({ kind: 'untested' }),
  },
  {
    id: 'conn_customers',
    account: 'acc_marketing_role',
    name: 'Customer profiles',
    bucket: 'acme-customer-lake',
    folder: 'profiles',
    dataType: 'profiles',
    daysAgo: 205,
  },
  {
    id: 'conn_datasets',
    account: 'acc_analytics_key',
    name: 'Raw datasets',
    bucket: 'acme-analytics-sandbox',
    folder: 'datasets',
    dataType: 'datasets',
    format: jsonLines,
    daysAgo: 140,
  },
  {
    id: 'conn_onprem',
    account: 'acc_onprem',
    destination: 's3-compatible',
    name: 'Frankfurt, prospects',
    bucket: 'prospects-eu',
    folder: 'exports/%AUDIENCE_ID%',
    region: 'default',
    daysAgo: 60,
  },
  {
    id: 'conn_gcs',
    account: 'acc_gcs',
    destination: 'google-cloud-storage',
    name: 'Media project bucket',
    bucket: 'acme-media-prospects',
    folder: 'in',
    region: 'europe-west4',
    daysAgo: 110,
  },
  {
    id: 'conn_azure',
    account: 'acc_azure',
    destination: 'azure-blob-storage',
    name: 'Audience drop',
    bucket: 'audience-drop',
    folder: 'prospects',
    region: 'westeurope',
    daysAgo: 33,
  },
];

/** The connections of one world at its beginning. */
export function connectionRecords(epoch: number): ConnectionRecord[] {
  return rows.map((row) => connectionOf(row, epoch));
}

const THOUSANDS = 2_000;

/** So many connections that no list of them fits on a screen. */
export function thousandsOfConnections(seed: number, epoch: number): ConnectionRecord[] {
  const teams = ['Acquisition', 'Brand', 'Field', 'Growth', 'Media', 'Partner', 'Retail', 'Trade'] as const;
  return Array.from({ length: THOUSANDS }, (_, index) =>
    connectionOf(
      {
        id: `conn_team_${index + 1}`,
        account: index % 2 === 0 ? 'acc_marketing_role' : 'acc_agency_role',
        name: `${chanceOf(teams, seed, 'team', index)} drop ${index + 1}`,
        bucket: `acme-team-${index + 1}`,
        folder: `prospects/${(index % 12) + 1}`,
        daysAgo: 2 + (index % 300),
        ...(index % 50 === 7
          ? {
              health: broken(index % 20, 'write', 'write-denied'),
              failure: 'access-denied' as const,
            }
          : {}),
      },
      epoch,
    ),
  );
}

function connectionOf(row: Row, epoch: number): ConnectionRecord {
  const createdAt = instantAt(epoch - row.daysAgo * MILLISECONDS_A_DAY);
  return {
    id: row.id as ConnectionId,
    destinationId: (row.destination ?? 'amazon-s3') as DestinationId,
    accountId: row.account as AccountId,
    name: row.name,
    ...(row.description === undefined ? {} : { description: row.description }),
    dataType: row.dataType ?? 'prospects',
    location: { bucket: row.bucket, folder: row.folder, region: row.region ?? 'eu-west-1' },
    format: row.format ?? defaultFileFormat,
    includeManifest: true,
    serverSideEncryption: row.sse ?? { kind: 'bucket-default' },
    openPgpPublicKeys: [],
    marketingActions: [...(row.marketing ?? [])],
    alerts: ['run-failed', 'zero-rows'],
    health: row.health?.(epoch) ?? { kind: 'healthy', testedAt: instantAt(epoch - 2 * MILLISECONDS_A_DAY) },
    createdAt,
    updatedAt: createdAt,
    ...(row.failure === undefined ? {} : { failure: row.failure }),
    version: 1,
  };
}

/** As a test left it whose stage failed. */
function broken(
  daysAgo: number,
  stage: ConnectionTestStage,
  code: 'write-denied' | 'no-such-bucket',
): (epoch: number) => ConnectionHealth {
  return (epoch) =>
    brokenBy({ stage, outcome: 'failed', ...toldBy([{ code }]) }, instantAt(epoch - daysAgo * MILLISECONDS_A_DAY));
}
