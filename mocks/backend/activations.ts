import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import {
  activationChangeSchema,
  activationInputSchema,
  type Activation,
  type ActivationInput,
  type LastResult,
} from '../../src/domain/activation.ts';
import { applyChange } from '../../src/domain/apply-change.ts';
import type { ActivationId } from '../../src/domain/ids.ts';
import { activationQuerySchema } from '../../src/domain/list-queries.ts';
import { nextRuns } from '../../src/domain/next-runs.ts';
import { etagOf, recordOf, replaced, requireFreeName, requireVersion, type MockCore } from './core.ts';
import { byName, pageOf } from './page-of.ts';
import { requireQuota } from './quotas.ts';
import type { ActivationRecord, RunRecord } from './records.ts';
import { reviewFor } from './reviews.ts';
import { hasEnded, runAt } from './run-state.ts';
import { sessionOf } from './sessions.ts';

type ActivationMethods = Pick<
  ActivationAdapter,
  'createActivation' | 'listActivations' | 'getActivation' | 'updateActivation' | 'deleteActivation'
>;

/** What goes out, where and when. */
export function activationMethods(core: MockCore): ActivationMethods {
  return {
    createActivation: (value, { idempotencyKey }) =>
      core.once('createActivation', idempotencyKey, () => {
        const input = parseInput(activationInputSchema, value);
        const connection = recordOf(core.state.connections, input.connectionId, 'connection');
        requireFreeName(core.state.activations, input.name);
        requireQuota(core, 'activations');
        refuseBlocked(core, input);
        const record: ActivationRecord = {
          ...input,
          id: core.newId('act') as ActivationId,
          destinationId: connection.destinationId,
          status: 'enabled',
          createdAt: core.instant(),
          updatedAt: core.instant(),
          version: 1,
        };
        core.state.activations = [...core.state.activations, record];
        announce(core, record.id);
        return shownActivation(core, record);
      }),

    listActivations: async (value) => {
      const query = parseInput(activationQuerySchema, value);
      const search = query.search?.trim().toLowerCase() ?? '';
      const found = core.state.activations.filter(
        ({ connectionId, name }) =>
          (query.connectionId === undefined || connectionId === query.connectionId) &&
          name.toLowerCase().includes(search),
      );
      const { items, nextCursor } = pageOf([...found].sort(byName), query);
      return { items: items.map((record) => shownActivation(core, record)), nextCursor };
    },

    getActivation: async (id) => shownActivation(core, recordOf(core.state.activations, id, 'activation')),

    updateActivation: async (id, value, { etag }) => {
      const change = parseInput(activationChangeSchema, value);
      const stored = recordOf(core.state.activations, id, 'activation');
      requireVersion(stored, etag);
      if (change.name !== undefined) requireFreeName(core.state.activations, change.name, id);
      const { attention, attentionCode, ...changed } = applyChange(stored, change);
      if (change.audiences !== undefined || change.mapping !== undefined) refuseBlocked(core, changed, id);
      const record: ActivationRecord = {
        ...changed,
        ...(changed.status === 'needs-attention' && attention !== undefined ? { attention, attentionCode } : {}),
        updatedAt: core.instant(),
        version: stored.version + 1,
      };
      core.state.activations = replaced(core.state.activations, record);
      announce(core, id);
      return shownActivation(core, record);
    },

    deleteActivation: async (id, { etag }) => {
      const stored = recordOf(core.state.activations, id, 'activation');
      requireVersion(stored, etag);
      core.state.activations = core.state.activations.filter((record) => record !== stored);
      core.state.runs = core.state.runs.filter((run) => run.activationId !== id);
      announce(core, id);
    },
  };
}

function announce(core: MockCore, id: ActivationId): void {
  core.changes.send({ kind: 'activation', id });
}

function shownActivation(core: MockCore, record: ActivationRecord): Activation {
  const { version: _, ...shown } = record;
  const runs = core.state.runs.filter((run) => run.activationId === record.id);
  return {
    ...shown,
    activeRuns: runs.filter((run) => !hasEnded(run, core.now())).length,
    nextRunAt: nextRunAt(core, record),
    lastResult: lastResultOf(core, runs),
    etag: etagOf(record),
  };
}

function nextRunAt(core: MockCore, { status, audiences }: ActivationRecord): Activation['nextRunAt'] {
  if (status !== 'enabled') return null;
  const options = { after: core.instant(), count: 1, nextEvaluationAt: sessionOf(core).nextEvaluationAt };
  const moments = audiences.flatMap(({ schedule }) => nextRuns(schedule, options).map(({ at }) => at));
  return moments.sort()[0] ?? null;
}

/** Of the newest slot that has ended, each audience by its last attempt. */
function lastResultOf(core: MockCore, runs: readonly RunRecord[]): LastResult | null {
  const ended = runs.filter((run) => hasEnded(run, core.now()));
  const slot = ended.reduce<string | undefined>(
    (newest, run) => (newest === undefined || Date.parse(run.slot) > Date.parse(newest) ? run.slot : newest),
    undefined,
  );
  if (slot === undefined) return null;
  const last = new Map<string, RunRecord>();
  for (const run of ended) {
    if (run.slot === slot && run.attempt >= (last.get(run.audienceId)?.attempt ?? 0)) last.set(run.audienceId, run);
  }
  const shown = [...last.values()].map((run) => runAt(run, core.world.prospects, core.now()));
  const count = (...kinds: readonly string[]) => shown.filter(({ state }) => kinds.includes(state.kind)).length;
  return {
    slot,
    succeeded: count('succeeded', 'skipped'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    excludedRows: shown.reduce((sum, { ledger }) => sum + ledger.excluded, 0),
  };
}

/** @throws ActivationError `limit-exceeded` or `invalid` where the review says that it cannot be */
function refuseBlocked(core: MockCore, input: ActivationInput, editing?: ActivationId): void {
  const limit = core.world.setup.limits.audiencesPerActivation;
  if (limit !== undefined && input.audiences.length > limit) {
    throw new ActivationError(
      'limit-exceeded',
      `An activation takes at most ${limit} audiences; remove ${input.audiences.length - limit}.`,
    );
  }
  const { blockers, violations } = reviewFor(core, input, editing);
  const issues = [
    ...blockers.map(({ step, message }) => ({ path: step, message })),
    ...violations.map(({ policy }) => ({ path: 'review', message: `The policy "${policy}" stands against it.` })),
  ];
  const [first] = issues;
  if (first === undefined) return;
  throw new ActivationError(
    'invalid',
    issues.length === 1 ? first.message : `${issues.length} things must be mended first.`,
    { issues },
  );
}
