import * as v from 'valibot';
import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { ActivationError } from '../adapter/activation-error.ts';
import { parseInput } from '../adapter/parse.ts';
import { applyChange } from '../domain/apply-change.ts';
import {
  activationChangeSchema,
  activationInputSchema,
  type Activation,
  type ActivationInput,
  type LastResult,
} from '../domain/activation.ts';
import { activationIdSchema, type ActivationId } from '../domain/ids.ts';
import { activationQuerySchema } from '../domain/list-queries.ts';
import { nextRuns } from '../domain/next-runs.ts';
import type { Run } from '../domain/run.ts';
import { scheduledSinceChange } from '../domain/scheduled-since.ts';
import { createdId } from './created-id.ts';
import { pageOf } from './page-of.ts';
import type { S3AdapterParts } from './parts.ts';
import type { ActivationRecord } from './records.ts';
import { reviewFor } from './reviews.ts';
import { hasEnded } from './run-book.ts';
import type { Stored } from './state/collection.ts';
import { readInParallel } from './state/read-in-parallel.ts';

type ActivationMethods = Pick<
  ActivationAdapter,
  'createActivation' | 'listActivations' | 'getActivation' | 'updateActivation' | 'deleteActivation'
>;

/** What goes out, where and when. */
export function activationMethods(parts: S3AdapterParts): ActivationMethods {
  const { activations } = parts;
  return {
    async createActivation(value, options) {
      const input = parseInput(activationInputSchema, value);
      const id = v.parse(activationIdSchema, await createdId('act', options.idempotencyKey));
      const existing = await activations.find(id, options.signal);
      if (existing !== undefined) return shownActivation(existing, parts);
      await refuseTakenName(input.name, parts);
      await refuseBlocked(input, undefined, parts, options.signal);
      const { value: connection } = await parts.connections.get(input.connectionId, options.signal);
      const now = parts.instant();
      const stored = await activations.create(
        id,
        { ...input, id, destinationId: connection.destinationId, status: 'enabled', createdAt: now, updatedAt: now },
        options.signal,
      );
      parts.runBook.announce(id);
      return shownActivation(stored, parts);
    },

    async listActivations(value, options) {
      const query = parseInput(activationQuerySchema, value);
      const search = query.search?.trim().toLowerCase() ?? '';
      const wanted = (await activations.all('', options?.signal)).filter(
        ({ value }) =>
          (query.connectionId === undefined || value.connectionId === query.connectionId) &&
          value.name.toLowerCase().includes(search),
      );
      const sorted = wanted.sort((one, other) => one.value.name.localeCompare(other.value.name));
      const { items, nextCursor } = pageOf(sorted, query);
      const active = countOfEach(
        (await parts.runBook.open(undefined, options?.signal)).map(({ run }) => run.activationId),
      );
      return {
        items: await readInParallel(items, (stored) => shownWith(active.get(stored.value.id) ?? 0, stored, parts)),
        nextCursor,
      };
    },

    async getActivation(id, options) {
      return shownActivation(await activations.get(id, options?.signal), parts);
    },

    async updateActivation(id, value, options) {
      const change = parseInput(activationChangeSchema, value);
      const { value: record } = await activations.get(id, options.signal);
      if (change.name !== undefined && change.name !== record.name) await refuseTakenName(change.name, parts);
      const now = parts.instant();
      const applied = applyChange(record, change);
      const scheduledSince = scheduledSinceChange(record, applied, now);
      const changed: ActivationRecord = {
        ...applied,
        updatedAt: now,
        ...(scheduledSince === undefined ? {} : { scheduledSince }),
      };
      if (change.audiences !== undefined || change.mapping !== undefined)
        await refuseBlocked(changed, id, parts, options.signal);
      const stored = await activations.replace(id, options.etag, changed, options.signal);
      parts.runBook.announce(id);
      return shownActivation(stored, parts);
    },

    async deleteActivation(id, options) {
      const { etag } = await activations.get(id, options.signal);
      if (etag !== options.etag) await activations.remove(id, options.etag, options.signal);
      await parts.executions.cancelAll(id);
      await activations.remove(id, options.etag, options.signal);
      await parts.runBook.forget(id);
      await parts.starts.forget(id);
      parts.runBook.announce(id);
    },
  };
}

async function shownActivation(stored: Stored<ActivationRecord>, parts: S3AdapterParts): Promise<Activation> {
  return shownWith((await parts.runBook.open(stored.value.id)).length, stored, parts);
}

async function shownWith(
  activeRuns: number,
  { value, etag }: Stored<ActivationRecord>,
  parts: S3AdapterParts,
): Promise<Activation> {
  return {
    ...value,
    etag,
    activeRuns,
    nextRunAt: await nextRunAt(value, parts),
    lastResult: lastResultOf(await parts.runBook.newestEnded(value.id)),
  };
}

function countOfEach<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

async function nextRunAt(record: ActivationRecord, parts: S3AdapterParts): Promise<Activation['nextRunAt']> {
  if (record.status !== 'enabled') return null;
  const { now, nextEvaluationAt } = await parts.session();
  const options = { after: now, count: 1, nextEvaluationAt };
  const moments = record.audiences.flatMap(({ schedule }) => nextRuns(schedule, options).map((run) => run.at));
  return moments.sort()[0] ?? null;
}

/** Of the newest slot that has ended, each audience by its last attempt. */
function lastResultOf(runs: readonly Run[]): LastResult | null {
  const slot = runs.find(hasEnded)?.slot;
  if (slot === undefined) return null;
  const lastAttempts = new Map<string, Run>();
  for (const run of runs)
    if (run.slot === slot && hasEnded(run) && !lastAttempts.has(run.audienceId)) lastAttempts.set(run.audienceId, run);
  const count = (kind: Run['state']['kind']) =>
    [...lastAttempts.values()].filter((run) => run.state.kind === kind).length;
  return {
    slot,
    succeeded: count('succeeded') + count('skipped'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    excludedRows: [...lastAttempts.values()].reduce((sum, run) => sum + run.ledger.excluded, 0),
  };
}

async function refuseTakenName(name: string, parts: S3AdapterParts): Promise<void> {
  const taken = (await parts.activations.all()).some(({ value }) => value.name.toLowerCase() === name.toLowerCase());
  if (taken)
    throw new ActivationError('conflict', `An activation is already named ${name}. Choose another name.`, {
      issues: [{ path: 'name', message: 'is taken', code: 'taken' }],
    });
}

async function refuseBlocked(
  input: ActivationInput,
  editing: ActivationId | undefined,
  parts: S3AdapterParts,
  signal?: AbortSignal,
): Promise<void> {
  const limit = (await parts.session()).limits.audiencesPerActivation;
  if (limit !== undefined && input.audiences.length > limit) {
    throw new ActivationError(
      'limit-exceeded',
      `An activation takes at most ${limit} audiences; remove ${input.audiences.length - limit}.`,
    );
  }
  const { blockers, violations } = await reviewFor(input, editing, parts, signal);
  if (blockers.length + violations.length === 0) return;
  const issues = [
    ...blockers.map(({ step, message }) => ({ path: step, message })),
    ...violations.map(({ policy }) => ({ path: 'review', message: `breaks the policy ${policy}` })),
  ];
  throw new ActivationError(
    'invalid',
    issues.length === 1 ? (issues[0]?.message ?? '') : `${issues.length} things must be mended first.`,
    { issues },
  );
}
