import { runFailureKinds } from '../../../mocks/data/run-failures.ts';
import type { Run } from '../../../src/domain/run.ts';
import { holds, same } from '../../contract/expectations.ts';
import type { Reached } from '../reached.ts';
import { minutes, soundInput } from '../sample-input.ts';
import type { ScenarioCase } from './scenario-case.ts';

/** Runs of two audiences, half an hour after they were started. */
async function runsOf(reached: Reached, after = minutes(30)): Promise<readonly Run[]> {
  const { backend, adapter } = reached;
  const { id } = await adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
  await adapter.startRuns(id, 'all', { idempotencyKey: 'r' });
  await backend.clock.advance(after);
  return (await adapter.listRuns({ activationId: id })).items;
}

/** Worlds in which runs go wrong, or on and on. */
export const runCases: readonly ScenarioCase[] = [
  ...runFailureKinds.map((kind): ScenarioCase => ({
    scenario: `run-fails-${kind}`,
    title: 'fails every run, with what happened and what to do, and nothing visible',
    check: async (reached) => {
      const runs = await runsOf(reached);
      same(runs.length, 2, 'the number of runs');
      for (const { state, files, ledger } of runs) {
        holds(
          state.kind === 'failed' && state.error.title !== '' && state.error.nextStep !== '',
          'it does not say what to do',
        );
        same([files.length, ledger.written], [0, 0], 'what is visible');
      }
    },
  })),
  {
    scenario: 'partial-success',
    title: 'fails every second audience',
    check: async (reached) => {
      const kinds = (await runsOf(reached)).map(({ state }) => state.kind).sort();
      same(kinds, ['failed', 'succeeded'], 'how the runs ended');
    },
  },
  {
    scenario: 'long-runs',
    title: 'shows runs that are still going on after half an hour, with progress',
    check: async (reached) => {
      for (const { state } of await runsOf(reached))
        holds(state.kind === 'running' && state.progress.rows > 0, `the run is ${state.kind}`);
    },
  },
  {
    scenario: 'long-runs+lost-runner:15',
    title: 'stands still when its runner vanishes, and begins again when the lease has lapsed',
    check: async (reached) => {
      const { backend, adapter } = reached;
      // Two hours from the end of the queue: the runner vanishes after one.
      const [run] = await runsOf(reached, minutes(59));
      const rowsAfter = async (passed: number) => {
        await backend.clock.advance(passed);
        const { state } = await adapter.getRun(run!.id);
        return state.kind === 'running' ? state.progress.rows : state.kind;
      };
      const rows = [await rowsAfter(minutes(3)), await rowsAfter(minutes(10)), await rowsAfter(minutes(4))] as const;
      same(rows[1], rows[0], 'the progress of a run whose runner vanished');
      holds(rows[2] < rows[0], 'the run did not begin again when the lease had lapsed');
      same(await rowsAfter(minutes(121)), 'succeeded', 'the state in the end');
    },
  },
];
