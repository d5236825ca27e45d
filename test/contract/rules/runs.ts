import * as v from 'valibot';
import { audienceIdSchema } from '../../../src/domain/ids.ts';
import { ledgerBalances } from '../../../src/domain/ledger.ts';
import { runSchema, type Run } from '../../../src/domain/run.ts';
import { holds, inTime, keepsTo, presentable, refused, same } from '../expectations.ts';
import { needed, rule, type ContractContext, type RuleGroup } from '../rule.ts';
import type { RunControl } from '../subject.ts';

export const runs: readonly RuleGroup[] = [
  {
    title: 'a run by hand',
    rules: [
      rule('is made for every audience of the activation', async ({ adapter, make, subject }) => {
        await subject.runs?.hold();
        const audienceIds = (await make.audiences(2)).map(({ id }) => id);
        const { id } = await make.activation({ audienceIds });
        const started = await adapter.startRuns(id, 'all', make.key());
        for (const run of started) keepsTo(runSchema, run, 'the new run');
        same(started.map(({ audienceId }) => audienceId).sort(), [...audienceIds].sort(), 'the audiences that are run');
        for (const { activationId, trigger, attempt } of started)
          same({ activationId, trigger, attempt }, { activationId: id, trigger: 'manual', attempt: 1 }, 'the new run');
      }),
      rule('is made for those audiences alone that are named', async ({ adapter, make }) => {
        const [first, second] = await make.audiences(2);
        holds(first !== undefined && second !== undefined, 'there are not two audiences');
        const { id } = await make.activation({ audienceIds: [first.id, second.id] });
        const started = await adapter.startRuns(id, [second.id], make.key());
        same(
          started.map(({ audienceId }) => audienceId),
          [second.id],
          'the audiences that are run',
        );
      }),
      rule('is refused for an audience that is not part of the activation', async ({ adapter, make }) => {
        const { id } = await make.activation();
        const stranger = v.parse(audienceIdSchema, 'contract-no-audience');
        const call = adapter.startRuns(id, [stranger], make.key());
        await refused(call, ['invalid', 'not-found'], 'a run of another audience');
        same((await adapter.listRuns({ activationId: id })).items, [], 'the runs of the activation');
      }),
      rule('is started once by one key, and answered again', async ({ adapter, make }) => {
        const { id } = await make.activation();
        const key = make.key();
        const first = await adapter.startRuns(id, 'all', key);
        const again = await adapter.startRuns(id, 'all', key);
        same(
          again.map((run) => run.id),
          first.map((run) => run.id),
          'the runs that the same call answers again',
        );
        same((await adapter.listRuns({ activationId: id })).items.length, 1, 'the number of runs');
      }),
      rule('conflicts while the audience runs', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const { id } = await make.activation();
        await adapter.startRuns(id, 'all', make.key());
        await refused(adapter.startRuns(id, 'all', make.key()), 'conflict', 'a second run at the same time');
        same((await adapter.listRuns({ activationId: id })).items.length, 1, 'the number of runs');
      }),
      rule('is one where two ask for it in the same moment, and the other conflicts', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const { id } = await make.activation();
        const calls = [make.key(), make.key()].map((key) => adapter.startRuns(id, 'all', key));
        const ends = await inTime(Promise.allSettled(calls), 'two runs in the same moment');
        const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
        same(refusals.length, 1, 'the number of calls that are refused');
        same(presentable(refusals[0], 'the refused call').code, 'conflict', 'the code of the refused call');
        same((await adapter.listRuns({ activationId: id })).items.length, 1, 'the number of runs');
      }),
      rule('counts as active until it ends', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const { id } = await make.activation();
        await adapter.startRuns(id, 'all', make.key());
        same((await adapter.getActivation(id)).activeRuns, 1, 'activeRuns while it goes on');
        await control.finish();
        const { activeRuns, lastResult } = await adapter.getActivation(id);
        same([activeRuns, lastResult?.succeeded], [0, 1], 'activeRuns and the last result after it');
      }),
    ],
  },
  {
    title: 'the runs of an activation',
    rules: [
      rule('are read as they are listed', async (context) => {
        const { adapter, make, subject } = context;
        await subject.runs?.hold();
        const run = await make.run();
        await subject.runs?.finish();
        const listed = (await adapter.listRuns({ activationId: run.activationId })).items;
        const read = await adapter.getRun(run.id);
        keepsTo(runSchema, read, 'the run');
        if (subject.runs !== undefined) same(listed, [read], 'the list of runs');
        same([read.id, read.slot, read.audienceId], [run.id, run.slot, run.audienceId], 'the run');
      }),
      rule('are found by activation, audience and state', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const [first, second] = await make.audiences(2);
        holds(first !== undefined && second !== undefined, 'there are not two audiences');
        const { id: activationId } = await make.activation({ audienceIds: [first.id, second.id] });
        await adapter.startRuns(activationId, 'all', make.key());
        const count = async (query: Parameters<typeof adapter.listRuns>[0]) =>
          (await adapter.listRuns({ activationId, ...query })).items.length;
        same(await count({ audienceId: first.id }), 1, 'the number of runs of one audience');
        same(
          (await count({ state: 'waiting' })) + (await count({ state: 'running' })),
          2,
          'the number of runs that go on',
        );
        same(await count({ state: 'succeeded' }), 0, 'the number of runs that have succeeded');
        await control.finish();
        same(await count({ state: 'succeeded' }), 2, 'the number of runs that have succeeded at the end');
        same(await count({ state: 'running' }), 0, 'the number of runs that go on at the end');
      }),
      rule('come with the newest slot first', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        const { id } = await make.activation();
        for (let time = 0; time < 3; time += 1) {
          await adapter.startRuns(id, 'all', make.key());
          await control.finish();
        }
        const slots = (await adapter.listRuns({ activationId: id })).items.map(({ slot }) => Date.parse(slot));
        same(
          slots,
          [...slots].sort((one, other) => other - one),
          'the slots',
        );
      }),
    ],
  },
  {
    title: 'cancelling a run',
    rules: [
      rule('ends it, leaves no file, and balances its ledger', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const { id } = await make.run();
        const answered = await adapter.cancelRun(id);
        same(answered.id, id, 'the run that cancelRun answers');
        await control.finish();
        const run = await adapter.getRun(id);
        same([run.state.kind, run.files], ['cancelled', []], 'state and files of the cancelled run');
        holds(ledgerBalances(run.ledger), `the ledger does not balance: ${JSON.stringify(run.ledger)}`);
        same(run.ledger.written, 0, 'the rows that were written');
      }),
      rule('conflicts when it has ended', async (context) => {
        const { adapter, make } = context;
        const { id } = await make.run();
        await controlled(context).finish();
        const before = await adapter.getRun(id);
        await refused(adapter.cancelRun(id), 'conflict', 'cancelling a run that has ended');
        same(await adapter.getRun(id), before, 'the run after the refusal');
      }),
    ],
  },
  {
    title: 'retrying a run',
    rules: [
      rule('is a new attempt at the same slot', async (context) => {
        const { adapter, make } = context;
        const first = await cancelledRun(context);
        const retry = await adapter.retryRun(first.id, make.key());
        const { slot, audienceId, activationId, trigger, attempt } = retry;
        same(
          { slot, audienceId, activationId, trigger, attempt },
          {
            slot: first.slot,
            audienceId: first.audienceId,
            activationId: first.activationId,
            trigger: 'retry',
            attempt: 2,
          },
          'the new attempt',
        );
        holds(retry.id !== first.id, 'the new attempt has the id of the first');
        await controlled(context).finish();
        same((await adapter.getRun(retry.id)).state.kind, 'succeeded', 'the end of the new attempt');
        same((await adapter.getRun(first.id)).state.kind, 'cancelled', 'the state of the first attempt');
      }),
      rule('is done once by one key, and answered again', async (context) => {
        const { adapter, make } = context;
        const { id } = await cancelledRun(context);
        const key = make.key();
        const first = await adapter.retryRun(id, key);
        same((await adapter.retryRun(id, key)).id, first.id, 'the run that the same call answers again');
      }),
      rule('conflicts when there is nothing to retry', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const { id } = await make.run();
        await refused(adapter.retryRun(id, make.key()), 'conflict', 'retrying a run that goes on');
        await control.finish();
        await refused(adapter.retryRun(id, make.key()), 'conflict', 'retrying a run that has succeeded');
      }),
    ],
  },
];

/** The subject's power over runs, or the end of the rule. */
export function controlled({ subject }: ContractContext): RunControl {
  return needed(subject.runs, 'the subject has no power over its runs');
}

async function cancelledRun(context: ContractContext): Promise<Run> {
  const { adapter, make } = context;
  const control = controlled(context);
  await control.hold();
  const { id } = await make.run();
  await adapter.cancelRun(id);
  await control.finish();
  return adapter.getRun(id);
}
