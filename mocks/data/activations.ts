import type { ActivatedAudience } from '../../src/domain/activation.ts';
import { DEFAULT_ROWS_PER_FILE } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate, type FileNameTemplate } from '../../src/domain/file-name.ts';
import type { ActivationId } from '../../src/domain/ids.ts';
import { defaultTarget, recommendedMapping } from '../../src/domain/mapping-rules.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { ActivationRecord } from '../backend/records.ts';
import type { AudienceSeed } from './audience-seeds.ts';
import { instantAt, MILLISECONDS_A_DAY } from './audience-seeds.ts';
import type { ConnectionRecord } from './connections.ts';
import type { World } from './world.ts';

/** How long ago the first activations were made: a month of daily slots lies behind the beginning. */
export const HISTORY_DAYS = 31;

/** Largest audience that has a history, so that its files are made in no time when someone looks at them. */
const MOST_PROFILES = 40_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly connection: string;
  readonly audiences: number;
  readonly daysAgo: number;
  readonly schedule: (firstDay: string) => Schedule;
  readonly paused?: boolean;
  readonly fields?: readonly string[];
  readonly fileName?: FileNameTemplate;
}

const daily =
  (time: string, timeZone: string) =>
  (firstDay: string): Schedule => ({
    frequency: 'daily',
    start: { kind: 'at', time },
    firstDay,
    lastDay: null,
    lastDayIs: 'inclusive',
    timeZone,
  });

const afterEvaluation = (firstDay: string): Schedule => ({
  frequency: 'daily',
  start: { kind: 'after-evaluation' },
  firstDay,
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'Europe/Paris',
});

const rows: readonly Row[] = [
  {
    id: 'act_acquisition_nightly',
    name: 'Acquisition models, nightly',
    connection: 'conn_acquisition',
    audiences: 5,
    daysAgo: HISTORY_DAYS,
    schedule: afterEvaluation,
  },
  {
    id: 'act_dsp_morning',
    name: 'Programmatic onboarding, mornings',
    connection: 'conn_dsp',
    audiences: 3,
    daysAgo: HISTORY_DAYS,
    schedule: daily('06:30', 'Europe/Paris'),
    fields: ['partnerID', 'personalEmail.sha256', 'homeAddress.countryCode', 'intent.auto.segment'],
  },
  {
    id: 'act_direct_mail',
    name: 'Direct mail, Mondays',
    connection: 'conn_direct_mail',
    audiences: 2,
    daysAgo: 29,
    schedule: (firstDay) => ({
      frequency: 'weekly',
      weekday: 1,
      start: { kind: 'at', time: '07:00' },
      firstDay,
      lastDay: null,
      lastDayIs: 'inclusive',
      timeZone: 'America/New_York',
    }),
  },
  {
    id: 'act_features',
    name: 'Model features',
    connection: 'conn_models',
    audiences: 2,
    daysAgo: 12,
    schedule: daily('03:15', 'UTC'),
    paused: true,
    fields: ['partnerID', 'intent.auto.score', 'intent.home.score', 'intent.travel.score', 'household.size'],
  },
  {
    id: 'act_lookalike',
    name: 'Lookalike seeds',
    connection: 'conn_denied',
    audiences: 1,
    daysAgo: 6,
    schedule: daily('05:00', 'UTC'),
  },
  {
    id: 'act_retail_once',
    name: 'Retail media pilot',
    connection: 'conn_new',
    audiences: 4,
    daysAgo: 0,
    schedule: (firstDay) => ({
      frequency: 'once',
      day: firstDay,
      start: { kind: 'at', time: '18:00' },
      timeZone: 'Europe/Paris',
    }),
    fileName: {
      tokens: [
        { token: 'audience-slug' },
        { token: 'date-time', of: 'slot', pattern: 'YYYY-MM-DD', timeZone: 'Europe/Paris' },
      ],
      separator: '_',
      fileNumber: { kind: 'padded', digits: 3, withTotal: true },
      whenExists: 'refuse',
    },
  },
];

/** The activations of a world at the beginning of its history, for those connections that there are. */
export function activationRecords(
  world: World,
  seeds: readonly AudienceSeed[],
  connections: readonly ConnectionRecord[],
): ActivationRecord[] {
  const small = seeds.filter(
    ({ dataType, status, profiles, createdAt }) =>
      dataType === 'prospects' &&
      status === 'published' &&
      profiles > 0 &&
      profiles <= MOST_PROFILES &&
      createdAt < world.epoch - (HISTORY_DAYS + 1) * MILLISECONDS_A_DAY,
  );
  let taken = 0;
  return rows.flatMap((row) => {
    const connection = connections.find(({ id }) => (id as string) === row.connection);
    const audiences = small.slice(taken, taken + row.audiences);
    taken += row.audiences;
    if (connection === undefined || audiences.length === 0) return [];
    return [activationOf(row, connection, audiences, world)];
  });
}

function activationOf(
  row: Row,
  connection: ConnectionRecord,
  audiences: readonly AudienceSeed[],
  world: World,
): ActivationRecord {
  const createdAt = instantAt(world.epoch - row.daysAgo * MILLISECONDS_A_DAY);
  const schedule = row.schedule(createdAt.slice(0, 10));
  return {
    id: row.id as ActivationId,
    name: row.name,
    connectionId: connection.id,
    destinationId: connection.destinationId,
    dataType: 'prospects',
    audiences: audiences.map(({ id }): ActivatedAudience => ({
      audienceId: id,
      schedule,
      fileName: row.fileName ?? defaultFileNameTemplate,
    })),
    mapping: mappingOf(row, world),
    splitting: { maxRows: DEFAULT_ROWS_PER_FILE, maxBytes: null },
    emptyAudience: 'header-only',
    status: 'enabled',
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

function mappingOf({ fields }: Row, world: World): Mapping {
  if (fields === undefined) return [...recommendedMapping(world.prospects.fields)];
  return fields.map((path, index) => ({
    source: path,
    target: defaultTarget(path),
    mandatory: index === 0 || path.startsWith('personalEmail'),
    deduplicationKey: index === 0,
  }));
}

/** Activations that someone paused in the course of the history, and when. */
export const pausedIds: readonly string[] = rows.filter(({ paused }) => paused === true).map(({ id }) => id);
