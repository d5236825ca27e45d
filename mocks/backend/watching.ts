import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import type { ActivationId } from '../../src/domain/ids.ts';
import { runWatchSchema } from '../../src/domain/list-queries.ts';
import type { RunEvent } from '../../src/domain/run.ts';
import type { MockCore } from './core.ts';
import { runDueSlots } from './due-runs.ts';
import { hasEnded } from './run-state.ts';
import { shownRun } from './runs.ts';

type WatchMethods = Pick<ActivationAdapter, 'watchRuns'>;

export function watchMethods(core: MockCore): WatchMethods {
  return { watchRuns: (value, options) => events(core, value, options?.signal) };
}

/** Lets time do its work: slots that came due are run, and whoever watches is told what went on. */
export function liveAlong(core: MockCore): void {
  let before = core.now();
  core.clock.subscribe((now) => {
    runDueSlots(core);
    for (const run of core.state.runs) {
      const moved = !hasEnded(run, before) || (run.startsAt > before && run.startsAt <= now);
      if (moved) core.changes.send({ kind: 'run', id: run.id });
    }
    before = now;
  });
}

async function* events(
  core: MockCore,
  value: Parameters<WatchMethods['watchRuns']>[0],
  signal?: AbortSignal,
): AsyncGenerator<RunEvent> {
  const { activationId } = parseInput(runWatchSchema, value);
  const changes = core.changes.listen(signal);
  try {
    for (const run of core.state.runs) {
      if (!hasEnded(run, core.now()) && isOf(run.activationId, activationId))
        yield { type: 'run', run: await shownRun(core, run) };
    }
    for await (const { kind, id } of changes) {
      const run = kind === 'run' ? core.state.runs.find((candidate) => candidate.id === id) : undefined;
      if (run !== undefined && isOf(run.activationId, activationId))
        yield { type: 'run', run: await shownRun(core, run) };
      if (kind === 'activation' && isOf(id as ActivationId, activationId))
        yield { type: 'activation-changed', activationId: id as ActivationId };
    }
    if (signal?.aborted === true) throw new ActivationError('cancelled', 'The request was cancelled.');
  } finally {
    await changes.return?.();
  }
}

function isOf(id: ActivationId, wanted: ActivationId | undefined): boolean {
  return wanted === undefined || id === wanted;
}
