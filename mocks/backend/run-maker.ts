import type { ActivatedAudience } from '../../src/domain/activation.ts';
import type { Audience } from '../../src/domain/audience.ts';
import type { RunId } from '../../src/domain/ids.ts';
import { isStaticName } from '../../src/domain/object-key.ts';
import type { Instant } from '../../src/domain/primitives.ts';
import type { Run } from '../../src/domain/run.ts';
import { chance, chanceBetween } from '../data/chance.ts';
import type { ConnectionRecord } from '../data/connections.ts';
import { shareBeforeFailure, type RunFailureKind } from '../data/run-failures.ts';
import { recordOf, type MockCore } from './core.ts';
import type { ActivationRecord, ExportOrder, RunOutcome, RunRecord } from './records.ts';
import { endOf, hasEnded, succeeded } from './run-state.ts';
import { ledgerOf, rowsOfMapping } from './written-rows.ts';

/** Between a slot and its run there is a queue. */
const MILLISECONDS_IN_QUEUE = 2_000;
/** What opening and committing take beside the rows. */
const MILLISECONDS_OF_OVERHEAD = 1_500;
/** Runs to one connection at a time; others wait. */
const RUNS_AT_ONCE = 3;
/** Share of slots before the world began in which something went wrong by chance, so that a history has scars. */
const CHANCE_OF_SCARS = 0.04;

export interface RunRequest {
  readonly activation: ActivationRecord;
  readonly entry: ActivatedAudience;
  readonly slot: Instant;
  readonly trigger: Run['trigger'];
  readonly attempt: number;
  /** When it is asked for, in milliseconds since 1970. */
  readonly at: number;
}

/** Makes a run, with all that will become of it. */
export function makeRun(core: MockCore, request: RunRequest): RunRecord {
  const { activation, entry, at } = request;
  const connection = recordOf(core.state.connections, activation.connectionId, 'connection');
  const audience = core.world.audiences.find(entry.audienceId, at);
  const order = orderOf(core, activation, entry, connection, audience);
  const rows = audience?.availability.kind === 'available' ? (audience.profiles ?? 0) : 0;
  const outcome = outcomeOf(core, request, connection, audience);
  const rowsPerSecond = rateOf(core, request, rows);
  const startsAt = startOf(core, activation, at);
  const duration = durationOf(outcome, rows, rowsPerSecond);
  const lost = lossOf(core, request, startsAt, duration);
  const of = { audienceId: entry.audienceId, partner: order.partner };
  return {
    id: core.newId('run') as RunId,
    activationId: activation.id,
    audienceId: entry.audienceId,
    audienceName: audience?.name ?? entry.audienceId,
    slot: request.slot,
    trigger: request.trigger,
    attempt: request.attempt,
    startsAt,
    endsAt: (lost?.until ?? startsAt) + duration,
    cancelledAt: null,
    ...(lost === undefined ? {} : { lost }),
    rows,
    rowsPerSecond,
    bytesPerRow: core.files.bytesPerRow(connection.format, activation.mapping),
    outcome,
    order,
    wholeLedger: ledgerOf(core.world.prospects, of, rowsOfMapping(activation.mapping), rows),
  };
}

/** The runner vanishes half way; a run that is skipped has none. */
function lossOf(core: MockCore, { at }: RunRequest, startsAt: number, duration: number): RunRecord['lost'] {
  const { lease } = core.world.setup.runs;
  if (lease === null || duration === 0 || at < core.world.epoch) return undefined;
  const lostAt = startsAt + Math.floor(duration / 2);
  return { at: lostAt, until: lostAt + lease * 60_000 };
}

function rateOf(core: MockCore, { activation, slot, at }: RunRequest, rows: number): number {
  const { minutes } = core.world.setup.runs;
  const isNew = at >= core.world.epoch;
  if (minutes !== null && isNew && rows > 0) return rows / (minutes * 60);
  return chanceBetween(4_000, 12_000, core.world.seed, activation.id, slot);
}

function orderOf(
  core: MockCore,
  activation: ActivationRecord,
  entry: ActivatedAudience,
  connection: ConnectionRecord,
  audience: Audience | undefined,
): ExportOrder {
  const destination = core.world.destinations.find(({ id }) => id === (connection.destinationId as string));
  return {
    destinationId: connection.destinationId,
    destinationName: destination?.name ?? connection.destinationId,
    connectionName: connection.name,
    location: connection.location,
    format: connection.format,
    encrypted: connection.openPgpPublicKeys.length > 0,
    includeManifest: connection.includeManifest,
    mapping: activation.mapping,
    splitting: activation.splitting,
    fileName: entry.fileName,
    partner: audience?.origin ?? '',
  };
}

function outcomeOf(
  core: MockCore,
  { activation, entry, slot, trigger, at }: RunRequest,
  connection: ConnectionRecord,
  audience: Audience | undefined,
): RunOutcome {
  if (audience === undefined) return { kind: 'skipped', reason: 'audience-unknown' };
  if (audience.availability.kind === 'unavailable' && audience.availability.reason !== 'empty')
    return { kind: 'skipped', reason: 'audience-unavailable' };
  const failure = failureOf(core, activation, entry, slot, trigger, at, connection);
  if (failure !== null) return { kind: 'failed', failure };
  if ((audience.profiles ?? 0) > 0 || activation.emptyAudience === 'header-only') return { kind: 'succeeded' };
  return activation.emptyAudience === 'fail'
    ? { kind: 'failed', failure: 'empty-audience' }
    : { kind: 'skipped', reason: 'no-prospects' };
}

function failureOf(
  core: MockCore,
  activation: ActivationRecord,
  entry: ActivatedAudience,
  slot: Instant,
  trigger: Run['trigger'],
  at: number,
  connection: ConnectionRecord,
): RunFailureKind | null {
  const { failure, failing } = core.world.setup.runs;
  if (failure !== null && at >= core.world.epoch) {
    const place = activation.audiences.findIndex(({ audienceId }) => audienceId === entry.audienceId);
    return failing === 'all' || place % 2 === 1 ? failure : null;
  }
  if (connection.failure !== undefined) return connection.failure;
  if (isStaticName(entry.fileName) && entry.fileName.whenExists === 'refuse' && hasWritten(core, activation, entry, at))
    return 'key-exists';
  const isScarred =
    at < core.world.epoch &&
    trigger === 'schedule' &&
    chance(core.world.seed, activation.id, entry.audienceId, slot) < CHANCE_OF_SCARS;
  return isScarred ? 'slow-down' : null;
}

function hasWritten(core: MockCore, activation: ActivationRecord, entry: ActivatedAudience, at: number): boolean {
  return core.state.runs.some(
    (run) => run.activationId === activation.id && run.audienceId === entry.audienceId && succeeded(run, at),
  );
}

/** As soon as fewer than three runs of the activation go on. */
function startOf(core: MockCore, activation: ActivationRecord, at: number): number {
  const ends = core.state.runs
    .filter((run) => run.activationId === activation.id && !hasEnded(run, at))
    .map(endOf)
    .sort((one, other) => other - one);
  return Math.max(at + MILLISECONDS_IN_QUEUE, ends[RUNS_AT_ONCE - 1] ?? 0);
}

function durationOf(outcome: RunOutcome, rows: number, rowsPerSecond: number): number {
  if (outcome.kind === 'skipped') return 0;
  const whole = (rows / rowsPerSecond) * 1_000;
  if (outcome.kind === 'succeeded') return Math.ceil(whole) + MILLISECONDS_OF_OVERHEAD;
  const share = outcome.failure === 'empty-audience' ? 0 : shareBeforeFailure(outcome.failure);
  return Math.ceil(whole * share) + MILLISECONDS_OF_OVERHEAD;
}
