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
import { isOfAnotherRun } from '../export/upload/upload-scope.ts';
import { createdId } from './created-id.ts';
import { itemsForPage, pageOf } from './page-of.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ActivationRecord } from './records.ts';
import { hasEnded } from './run-book.ts';
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
        wanted.map(async (entry) => {
          const runId = await runIdOf(`manual ${id} ${entry.audienceId} ${options.idempotencyKey}`);
          return newRun({ activation, entry, slot, trigger: 'manual', attempt: 1, id: runId }, parts);
        }),
      );
      return begin(id, () => runs, parts);
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
      const attempted = async () => {
        const before = await runBook.ofSlot(run.activationId, run.slot);
        const attempts = before.filter(({ audienceId }) => audienceId === run.audienceId).map(({ attempt }) => attempt);
        const attempt = 1 + Math.max(...attempts);
        return [await newRun({ activation, entry, slot: run.slot, trigger: 'retry', attempt, id: retryId }, parts)];
      };
      return onlyOf(await begin(activation.id, attempted, parts));
    },

    async *watchRuns(value, options) {
      const { activationId } = parseInput(runWatchSchema, value);
      yield* runBook.watch(activationId, options?.signal);
    },

    async readRunFile(id, key, options) {
      if (!(await parts.session()).capabilities.runFiles)
        throw new ActivationError('unavailable', 'Files cannot be read here. Look for them in the bucket itself.');
      const run = await runBook.get(id, options?.signal);
      const file = run.files.find((one) => one.key === key);
      if (file === undefined) throw new ActivationError('not-found', 'This run has written no such file.');
      return readObject(run, file, parts, options?.signal);
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
  const isFree = async () => !(await parts.runBook.has(run.id)) && !(await isRunByHand(run, parts));
  const [claimed] = await parts.starts.enter(activationId, async () => ((await isFree()) ? [run] : []));
  if (claimed === undefined) return undefined;
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

/**
 * Enters and starts runs, unless one of their audiences runs already: two would meet in the bucket. What is there already, by the same
 * key, is no second run: it is answered as it stands, and started where nobody has done so.
 */
async function begin(
  activationId: ActivationId,
  make: () => readonly Run[] | Promise<readonly Run[]>,
  parts: S3AdapterParts,
): Promise<readonly Run[]> {
  const runs = await parts.starts.enter(activationId, async () => {
    const made = await make();
    await refuseRunning(activationId, made, parts);
    return made;
  });
  return Promise.all(runs.map(({ id }) => started(id, parts)));
}

async function started(id: Run['id'], { runBook, executions }: S3AdapterParts): Promise<Run> {
  const record = await runBook.record(id);
  await executions.start(record);
  const hasBegun = record.epoch > 0 || hasEnded(record.run);
  return hasBegun ? runBook.get(id) : record.run;
}

function onlyOf<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('Nothing was entered.');
  return one;
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

async function refuseRunning(activationId: ActivationId, wanted: readonly Run[], parts: S3AdapterParts): Promise<void> {
  const active = await parts.runBook.open(activationId);
  const busy = active.find(({ run }) =>
    wanted.some(({ audienceId, id }) => audienceId === run.audienceId && id !== run.id),
  );
  if (busy !== undefined)
    throw new ActivationError(
      'conflict',
      `${busy.run.audienceName} is being exported already. Wait until that run has ended, or cancel it.`,
    );
}

/** A slot that finds one waits for its end: it comes due again. */
async function isRunByHand({ activationId, audienceId }: Run, { runBook }: S3AdapterParts): Promise<boolean> {
  const active = await runBook.open(activationId);
  return active.some(({ run }) => run.audienceId === audienceId && run.trigger !== 'schedule');
}

/** Under its key may lie another object by now: of a later run, or in the bucket that the connection leads to since. */
async function readObject(
  run: Run,
  file: Run['files'][number],
  parts: S3AdapterParts,
  signal?: AbortSignal,
): Promise<RunFileContent> {
  const { value: activation } = await parts.activations.get(run.activationId, signal);
  const { value: connection } = await parts.connections.get(activation.connectionId, signal);
  const client = await s3ClientOf(connection, parts);
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: connection.location.bucket, Key: file.key }),
      signal === undefined ? {} : { abortSignal: signal },
    );
    if (answer.ContentLength !== file.bytes || isOfAnotherRun(answer.Metadata ?? {}, run.id)) throw noMore();
    if (answer.Body === undefined) throw new ActivationError('unavailable', 'S3 gave no content for this file.');
    const body = answer.Body.transformToWebStream() as ReadableStream<Uint8Array>;
    return {
      contentType: answer.ContentType ?? 'application/octet-stream',
      bytes: file.bytes,
      body: thenDestroying(client, body),
    };
  } catch (error) {
    client.destroy();
    if (error instanceof ActivationError) throw error;
    const failure = failureOf(error);
    if (failure.status === 404) throw noMore(error);
    const { detail, fix = '' } = sayFindings([{ code: problemOf(failure) }]);
    throw new ActivationError('unavailable', `${detail} ${fix}`, { cause: error });
  }
}

function noMore(cause?: unknown): ActivationError {
  return new ActivationError('not-found', 'The file is not in the bucket any more.', { cause });
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
