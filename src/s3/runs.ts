import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import type { ActivationAdapter, RunFileContent } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { parseInput } from '../adapter/parse.ts';
import type { ActivatedAudience } from '../domain/activation.ts';
import { sayFindings } from '../domain/connection-finding-sentences.ts';
import { runIdSchema, type ActivationId, type AudienceId } from '../domain/ids.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { runQuerySchema, runWatchSchema } from '../domain/list-queries.ts';
import type { Instant } from '../domain/primitives.ts';
import { runSelectionSchema, type Run } from '../domain/run.ts';
import { createdId } from './created-id.ts';
import { itemsForPage, pageOf } from './page-of.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ActivationRecord } from './records.ts';
import { failureOf, problemOf } from './s3-failure.ts';
import { s3ClientOf } from './saved-access.ts';

type RunMethods = Pick<
  ActivationAdapter,
  'startRuns' | 'listRuns' | 'getRun' | 'cancelRun' | 'retryRun' | 'watchRuns' | 'readRunFile'
>;

/** Exports that were asked for, and those that the schedule asks for. */
export function runMethods(parts: S3AdapterParts): RunMethods {
  const { runBook, executions } = parts;
  return {
    async startRuns(id, value, options) {
      const audienceIds = parseInput(runSelectionSchema, value);
      const { value: activation } = await parts.activations.get(id, options.signal);
      const wanted = audiencesOf(activation, audienceIds);
      const limit = (await parts.session()).limits.audiencesPerManualRun;
      if (limit !== undefined && wanted.length > limit) {
        throw new ActivationError(
          'limit-exceeded',
          `At most ${limit} audiences can be run at once; choose ${wanted.length - limit} fewer.`,
        );
      }
      const slot = parts.instant();
      const runs = await Promise.all(
        wanted.map(async (entry) => ({
          entry,
          id: await runIdOf(`manual ${id} ${entry.audienceId} ${options.idempotencyKey}`),
        })),
      );
      return runBook.turns.take(id, async () => {
        await refuseRunning(activation, runs, parts);
        return Promise.all(
          runs.map(({ entry, id: runId }) =>
            begin({ activation, entry, slot, trigger: 'manual', attempt: 1, id: runId }, parts),
          ),
        );
      });
    },

    async listRuns(value, options) {
      const query = parseInput(runQuerySchema, value);
      const { activationId } = query;
      const signal = options?.signal;
      if (query.audienceId === undefined && query.state === undefined) {
        const entries = await runBook.entries(activationId, { signal, atMost: itemsForPage(query) });
        const { items, nextCursor } = pageOf(entries, query);
        return { items: await runBook.read(items, signal), nextCursor };
      }
      const isOpen = query.state === 'waiting' || query.state === 'running';
      const runs = isOpen
        ? await runBook.goingOn(activationId, signal)
        : await runBook.read(await runBook.entries(activationId, { signal }), signal);
      const wanted = runs.filter(
        (run) =>
          (query.audienceId === undefined || run.audienceId === query.audienceId) &&
          (query.state === undefined || run.state.kind === query.state),
      );
      return pageOf(wanted, query);
    },

    getRun: (id, options) => runBook.get(id, options?.signal),

    cancelRun: (id) => executions.cancel(id),

    async retryRun(id, options) {
      const run = await runBook.get(id, options.signal);
      if (run.state.kind !== 'failed' && run.state.kind !== 'cancelled')
        throw new ActivationError('conflict', 'Only a run that failed or was cancelled can be tried again.');
      const retryId = await runIdOf(`retry ${id} ${options.idempotencyKey}`);
      const { value: activation } = await parts.activations.get(run.activationId, options.signal);
      const entry = activation.audiences.find(({ audienceId }) => audienceId === run.audienceId);
      if (entry === undefined)
        throw new ActivationError('conflict', 'This audience is not in the activation any more.');
      return runBook.turns.take(activation.id, async () => {
        await refuseRunning(activation, [{ entry, id: retryId }], parts);
        const attempt =
          1 +
          Math.max(
            ...(await runBook.ofSlot(run.activationId, run.slot))
              .filter(({ audienceId }) => audienceId === run.audienceId)
              .map((other) => other.attempt),
          );
        return begin({ activation, entry, slot: run.slot, trigger: 'retry', attempt, id: retryId }, parts);
      });
    },

    async *watchRuns(value, options) {
      const { activationId } = parseInput(runWatchSchema, value);
      yield* runBook.watch(activationId, options?.signal);
    },

    async readRunFile(id, key, options) {
      if (!(await parts.session()).capabilities.runFiles)
        throw new ActivationError('unavailable', 'Files cannot be read here. Look for them in the bucket itself.');
      const run = await runBook.get(id, options?.signal);
      if (!run.files.some((file) => file.key === key))
        throw new ActivationError('not-found', 'This run has written no such file.');
      return readObject(run, key, parts, options?.signal);
    },
  };
}

/**
 * Claims the slot of a schedule and runs it: the run's id is made of the slot, so that of all who try exactly one enters it.
 *
 * @returns the run, or `undefined` when another runner was first
 */
export async function startSlot(
  activationId: ActivationId,
  audienceId: AudienceId,
  slot: Instant,
  parts: S3AdapterParts,
): Promise<Run | undefined> {
  const { value: activation } = await parts.activations.get(activationId);
  const entry = activation.audiences.find((audience) => audience.audienceId === audienceId);
  if (entry === undefined) return undefined;
  const run = await newRun(
    {
      activation,
      entry,
      slot,
      trigger: 'schedule',
      attempt: 1,
      id: await slotRunId(activationId, audienceId, slot),
    },
    parts,
  );
  if (!(await parts.runBook.enter(run))) return undefined;
  return (await parts.executions.start({ run, epoch: 0 })) ? run : undefined;
}

/** Whether somebody has entered the run of a slot. */
export async function isClaimed(
  activationId: ActivationId,
  audienceId: AudienceId,
  slot: Instant,
  { runBook }: S3AdapterParts,
): Promise<boolean> {
  return runBook.has(await slotRunId(activationId, audienceId, slot));
}

function slotRunId(activationId: ActivationId, audienceId: AudienceId, slot: Instant): Promise<Run['id']> {
  return runIdOf(`slot ${activationId} ${audienceId} ${slot}`);
}

interface RunRequest {
  readonly activation: ActivationRecord;
  readonly entry: ActivatedAudience;
  readonly slot: Instant;
  readonly trigger: Run['trigger'];
  readonly attempt: number;
  readonly id: Run['id'];
}

/** Enters and starts a run; one that is there already, by the same key, is answered as it stands, and started where nobody has done so. */
async function begin(request: RunRequest, parts: S3AdapterParts): Promise<Run> {
  const run = await newRun(request, parts);
  const isNew = await parts.runBook.enter(run);
  await parts.executions.start(isNew ? { run, epoch: 0 } : await parts.runBook.record(run.id));
  return isNew ? run : parts.runBook.get(run.id);
}

async function newRun(
  { activation, entry, slot, trigger, attempt, id }: RunRequest,
  parts: S3AdapterParts,
): Promise<Run> {
  const audience = (await parts.audiences.list()).find((known) => known.id === entry.audienceId);
  return {
    id,
    activationId: activation.id,
    audienceId: entry.audienceId,
    audienceName: audience?.name ?? entry.audienceId,
    slot,
    trigger,
    attempt,
    state: { kind: 'waiting' },
    ledger: emptyLedger,
    files: [],
  };
}

async function runIdOf(seed: string): Promise<Run['id']> {
  return v.parse(runIdSchema, await createdId('run', seed));
}

function audiencesOf(
  activation: ActivationRecord,
  audienceIds: readonly AudienceId[] | 'all',
): readonly ActivatedAudience[] {
  if (audienceIds === 'all') return activation.audiences;
  const wanted = activation.audiences.filter(({ audienceId }) => audienceIds.includes(audienceId));
  const missing = audienceIds.filter((id) => !wanted.some(({ audienceId }) => audienceId === id));
  if (missing.length > 0) throw new ActivationError('not-found', 'An audience to run is not in this activation.');
  return wanted;
}

/** One run at a time of an audience: two would meet in the bucket. The same request again is no second run. */
async function refuseRunning(
  activation: ActivationRecord,
  wanted: readonly { readonly entry: ActivatedAudience; readonly id: Run['id'] }[],
  parts: S3AdapterParts,
): Promise<void> {
  const active = await parts.runBook.open(activation.id);
  const busy = active.find(({ run }) =>
    wanted.some(({ entry, id }) => entry.audienceId === run.audienceId && id !== run.id),
  );
  if (busy !== undefined)
    throw new ActivationError(
      'conflict',
      `${busy.run.audienceName} is being exported already. Wait until that run has ended, or cancel it.`,
    );
}

async function readObject(run: Run, key: string, parts: S3AdapterParts, signal?: AbortSignal): Promise<RunFileContent> {
  const { value: activation } = await parts.activations.get(run.activationId, signal);
  const { value: connection } = await parts.connections.get(activation.connectionId, signal);
  const client = await s3ClientOf(connection, parts);
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: connection.location.bucket, Key: key }),
      signal === undefined ? {} : { abortSignal: signal },
    );
    if (answer.Body === undefined) throw new ActivationError('unavailable', 'S3 gave no content for this file.');
    const body = answer.Body.transformToWebStream() as ReadableStream<Uint8Array>;
    return {
      contentType: answer.ContentType ?? 'application/octet-stream',
      bytes: answer.ContentLength ?? 0,
      body: thenDestroying(client, body),
    };
  } catch (error) {
    client.destroy();
    if (error instanceof ActivationError) throw error;
    const failure = failureOf(error);
    if (failure.status === 404)
      throw new ActivationError('not-found', 'The file is not in the bucket any more.', { cause: error });
    const { detail, fix = '' } = sayFindings([{ code: problemOf(failure) }]);
    throw new ActivationError('unavailable', `${detail} ${fix}`, { cause: error });
  }
}

/** The same bytes; when they are all read, or no more are wanted, the client's connections are closed. */
function thenDestroying(client: S3Client, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      client.destroy();
    },
    async cancel(reason) {
      await reader.cancel(reason);
      client.destroy();
    },
  });
}
