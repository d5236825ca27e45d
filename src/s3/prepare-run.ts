import type { S3Client } from '@aws-sdk/client-s3';
import { ActivationError } from '../adapter/activation-error.ts';
import type { Destination } from '../domain/destination.ts';
import type { Instant } from '../domain/primitives.ts';
import { manifestKey } from '../domain/object-key.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { toldSkip } from '../domain/run-failure-sentences.ts';
import type { SkipReason } from '../domain/run-failures.ts';
import type { Run } from '../domain/run.ts';
import type { Exporter, ExportPlan } from '../export/exporter.ts';
import type { ProspectSource } from '../export/prospect-source.ts';
import type { RunJournal } from '../export/run-journal.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ConnectionRecord } from './records.ts';
import type { PreparedRun } from './run-executions.ts';
import { s3ClientOf } from './saved-access.ts';

export type RunWorld = Pick<
  S3AdapterParts,
  'accounts' | 'connections' | 'activations' | 'secrets' | 'identity' | 'audiences' | 'runBook'
> & {
  readonly source: ProspectSource;
  readonly journal: RunJournal;
  readonly destinations: readonly Destination[];
  readonly exporterFor: (target: { readonly client: S3Client; readonly bucket: string }) => Exporter;
};

/** Reads what a run needs, as it stands when the run begins: a change of the activation counts from the next run on. */
export async function prepareRun(run: Run, world: RunWorld): Promise<PreparedRun> {
  const { value: activation } = await world.activations.get(run.activationId);
  const { value: connection } = await world.connections.get(activation.connectionId);
  const entry = activation.audiences.find(({ audienceId }) => audienceId === run.audienceId);
  const destination = world.destinations.find(({ id }) => id === connection.destinationId);
  if (entry === undefined || destination === undefined)
    throw new ActivationError('not-found', 'The audience or the destination is not there any more.');
  const client = await s3ClientOf(connection, world);
  const exporter = world.exporterFor({ client, bucket: connection.location.bucket });
  const names = {
    destinationName: destination.name,
    connectionName: connection.name,
    audienceId: run.audienceId,
    audienceName: run.audienceName,
  };
  const manifestOf = ({ id }: Run) =>
    manifestKey({ folder: connection.location.folder, destinationId: destination.id, runId: id, names });
  const formerAttempts = (await formerOf(run, world)).filter((former) => !isVisible(manifestOf(former), former));
  const planAt = (startedAt: Instant, expectedRows: number | null): ExportPlan => ({
    runId: run.id,
    formerAttempts: formerAttempts.map(({ id }) => id),
    destinationId: destination.id,
    audienceId: run.audienceId,
    connection,
    mapping: activation.mapping,
    splitting: activation.splitting,
    emptyAudience: activation.emptyAudience,
    fileName: entry.fileName,
    names: { ...names, runId: run.id, slot: run.slot, startedAt },
    expectedRows,
  });
  return {
    connection,
    export: async ({ startedAt, ...options }) => {
      const absence = await absenceOf(run, world);
      if (absence !== undefined)
        return { kind: 'skipped', ledger: emptyLedger, code: absence, reason: toldSkip(absence).reason };
      // Before the files, not after them: a run whose files are all there must not fail for want of this.
      await world.connections.update(connection.id, (current) => withRunAt(current, startedAt), options.signal);
      const expectedRows = await world.source.count(run.audienceId);
      return exporter.export(planAt(startedAt, expectedRows), { ...options, journal: world.journal });
    },
    discard: async ({ startedAt, mayCommit }) =>
      exporter.discard?.(planAt(startedAt, null), { mayCommit, journal: world.journal }),
    sweep: async ({ startedAt }) => exporter.sweep?.(planAt(startedAt, null), { journal: world.journal }),
    close: () => client.destroy(),
  };
}

/** Attempts at the same slot that came to nothing: what is left of them stands in the way of this one. */
async function formerOf({ id, activationId, audienceId, slot, attempt }: Run, { runBook }: RunWorld): Promise<Run[]> {
  if (attempt === 1) return [];
  const ofSlot = await runBook.ofSlot(activationId, slot);
  return ofSlot.filter(
    (other) =>
      other.audienceId === audienceId &&
      other.id !== id &&
      (other.state.kind === 'failed' || other.state.kind === 'cancelled'),
  );
}

function isVisible(key: string, { state }: Run): boolean {
  return state.kind === 'failed' && state.error.visibleFiles?.includes(key) === true;
}

/**
 * Why an audience is not exported, though a schedule asks for it: it was taken away, or withdrawn. One that is taken up goes on, since
 * there may be files of it already.
 */
async function absenceOf({ audienceId, state }: Run, { audiences }: RunWorld): Promise<SkipReason | undefined> {
  if (state.kind === 'running') return undefined;
  const audience = (await audiences.list()).find(({ id }) => id === audienceId);
  if (audience === undefined) return 'audience-unknown';
  const { availability } = audience;
  const isWithdrawn = availability.kind === 'unavailable' && availability.reason !== 'empty';
  return isWithdrawn ? 'audience-unavailable' : undefined;
}

/** The last run is the one that began last: one that is taken up began before others. */
function withRunAt(connection: ConnectionRecord, startedAt: Instant): ConnectionRecord {
  const { lastRunAt } = connection;
  const isLast = lastRunAt === null || Date.parse(lastRunAt) < Date.parse(startedAt);
  return isLast ? { ...connection, lastRunAt: startedAt } : connection;
}
