import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import type { ActivatedAudience } from '../../src/domain/activation.ts';
import type { AudienceId } from '../../src/domain/ids.ts';
import { runQuerySchema } from '../../src/domain/list-queries.ts';
import { runSelectionSchema, type Run, type RunFile } from '../../src/domain/run.ts';
import { hostileState } from '../data/names.ts';
import { recordOf, replaced, type MockCore } from './core.ts';
import { pageOf } from './page-of.ts';
import type { ActivationRecord, RunRecord } from './records.ts';
import { makeRun, type RunRequest } from './run-maker.ts';
import { hasEnded, runAt, succeeded } from './run-state.ts';

type RunMethods = Pick<
  ActivationAdapter,
  'startRuns' | 'listRuns' | 'getRun' | 'cancelRun' | 'retryRun' | 'readRunFile'
>;

/** Audiences on their way, and the files that came of them. */
export function runMethods(core: MockCore): RunMethods {
  return {
    startRuns: (id, value, { idempotencyKey }) =>
      core.once('startRuns', idempotencyKey, () => {
        const audienceIds = parseInput(runSelectionSchema, value);
        const activation = recordOf(core.state.activations, id, 'activation');
        const entries = entriesOf(activation, audienceIds);
        refuseTooMany(core, entries.length);
        for (const entry of entries) refuseRunning(core, activation, entry.audienceId);
        return Promise.all(
          entries.map((entry) =>
            started(core, {
              activation,
              entry,
              slot: core.instant(),
              trigger: 'manual',
              attempt: attemptsOf(core, activation, entry.audienceId, core.instant()) + 1,
              at: core.now(),
            }),
          ),
        );
      }),

    listRuns: async (value) => {
      const query = parseInput(runQuerySchema, value);
      const wanted = core.state.runs.filter(
        (run) =>
          (query.activationId === undefined || run.activationId === query.activationId) &&
          (query.audienceId === undefined || run.audienceId === query.audienceId) &&
          (query.state === undefined || runAt(run, core.world.prospects, core.now()).state.kind === query.state),
      );
      const { items, nextCursor } = pageOf(newestFirst(wanted), query);
      return { items: await Promise.all(items.map((run) => shownRun(core, run))), nextCursor };
    },

    getRun: async (id) => shownRun(core, recordOf(core.state.runs, id, 'run')),

    cancelRun: async (id) => {
      const run = recordOf(core.state.runs, id, 'run');
      if (hasEnded(run, core.now()))
        throw new ActivationError('conflict', 'The run has ended already. There is nothing left to cancel.');
      const cancelled = { ...run, cancelledAt: core.now() };
      core.state.runs = replaced(core.state.runs, cancelled);
      core.changes.send({ kind: 'run', id });
      return shownRun(core, cancelled);
    },

    retryRun: (id, { idempotencyKey }) =>
      core.once('retryRun', idempotencyKey, () => {
        const run = recordOf(core.state.runs, id, 'run');
        const activation = recordOf(core.state.activations, run.activationId, 'activation');
        const entry = activation.audiences.find(({ audienceId }) => audienceId === run.audienceId);
        if (entry === undefined)
          throw new ActivationError('conflict', 'The audience is no longer part of the activation.');
        refuseNothingToRetry(core, run);
        refuseRunning(core, activation, run.audienceId);
        return started(core, {
          activation,
          entry,
          slot: run.slot,
          trigger: 'retry',
          attempt: run.attempt + 1,
          at: core.now(),
        });
      }),

    readRunFile: async (id, key) => {
      const run = recordOf(core.state.runs, id, 'run');
      const found = succeeded(run, core.now()) ? await core.runFiles.read(run, key) : undefined;
      if (found === undefined) throw new ActivationError('not-found', 'The run has written no such file.');
      return {
        contentType: found.contentType,
        bytes: found.content.length,
        body: new Blob([found.content]).stream(),
      };
    },
  };
}

/** A run as the contract shows it at the present moment. */
export async function shownRun(core: MockCore, run: RunRecord): Promise<Run> {
  const shown = runAt(run, core.world.prospects, core.now());
  const { names } = core.world.setup;
  return {
    ...shown,
    state: names === 'hostile' ? hostileState(shown.state) : shown.state,
    files: [...(await filesOf(core, run))],
  };
}

/** Only what a run that succeeded wrote is visible in the bucket. */
async function filesOf(core: MockCore, run: RunRecord): Promise<readonly RunFile[]> {
  return succeeded(run, core.now()) ? core.runFiles.list(run) : [];
}

function started(core: MockCore, request: RunRequest): Promise<Run> {
  const run = makeRun(core, request);
  core.state.runs = [...core.state.runs, run];
  core.changes.send({ kind: 'run', id: run.id });
  return shownRun(core, run);
}

function entriesOf(activation: ActivationRecord, ids: readonly AudienceId[] | 'all'): readonly ActivatedAudience[] {
  if (ids === 'all') return activation.audiences;
  const wanted = new Set(ids);
  const unknown = [...wanted].filter((id) => !activation.audiences.some(({ audienceId }) => audienceId === id));
  if (unknown.length > 0) {
    throw new ActivationError('invalid', 'Only audiences of the activation can be run.', {
      issues: [{ path: 'audienceIds', message: `must not hold ${unknown.join(', ')}` }],
    });
  }
  return activation.audiences.filter(({ audienceId }) => wanted.has(audienceId));
}

function refuseTooMany(core: MockCore, count: number): void {
  const limit = core.world.setup.limits.audiencesPerManualRun;
  if (limit === undefined || count <= limit) return;
  throw new ActivationError('limit-exceeded', `At most ${limit} audiences can be run by hand at once.`);
}

function refuseRunning(core: MockCore, activation: ActivationRecord, audienceId: AudienceId): void {
  const running = core.state.runs.find(
    (run) => run.activationId === activation.id && run.audienceId === audienceId && !hasEnded(run, core.now()),
  );
  if (running === undefined) return;
  throw new ActivationError('conflict', `${running.audienceName} is running already. Wait for its end, or cancel it.`);
}

function refuseNothingToRetry(core: MockCore, run: RunRecord): void {
  const { state } = runAt(run, core.world.prospects, core.now());
  const isLast = !core.state.runs.some(
    (other) =>
      other.activationId === run.activationId &&
      other.audienceId === run.audienceId &&
      other.slot === run.slot &&
      other.attempt > run.attempt,
  );
  if ((state.kind === 'failed' || state.kind === 'cancelled') && isLast) return;
  throw new ActivationError(
    'conflict',
    isLast
      ? 'Only a run that failed or was cancelled can be tried again.'
      : 'The run was tried again already. Retry its last attempt.',
  );
}

function attemptsOf(core: MockCore, activation: ActivationRecord, audienceId: AudienceId, slot: string): number {
  return core.state.runs.filter(
    (run) => run.activationId === activation.id && run.audienceId === audienceId && run.slot === slot,
  ).length;
}

function newestFirst(runs: readonly RunRecord[]): readonly RunRecord[] {
  return [...runs].sort(
    (one, other) =>
      Date.parse(other.slot) - Date.parse(one.slot) || other.attempt - one.attempt || (one.id < other.id ? -1 : 1),
  );
}
