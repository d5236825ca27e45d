import type { ActivationId } from '../../../src/domain/ids.ts';
import { runEventSchema, type RunEvent } from '../../../src/domain/run.ts';
import { firstOf } from '../calls.ts';
import { holds, inTime, keepsTo, refused, same, sessionOf } from '../expectations.ts';
import { needed, rule, type ContractContext, type RuleGroup } from '../rule.ts';
import { controlled } from './runs.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const watching: readonly RuleGroup[] = [
  {
    title: 'watching runs',
    rules: [
      rule('begins with those that are waiting or running now', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const audienceIds = (await make.audiences(2)).map(({ id }) => id);
        const { id: activationId } = await make.activation({ audienceIds });
        const started = await adapter.startRuns(activationId, 'all', make.key());
        const seen = new Set<string>();
        const both = async () => {
          for await (const event of adapter.watchRuns({ activationId })) {
            keepsTo(runEventSchema, event, 'an event');
            if (event.type === 'run') seen.add(event.run.id);
            if (seen.size === started.length) return;
          }
        };
        await inTime(both(), 'the runs that go on');
        same([...seen].sort(), started.map(({ id }) => id).sort(), 'the runs that are told');
      }),
      rule('tells of a run that is started later, up to its end', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const [first, second] = await make.audiences(2);
        holds(first !== undefined && second !== undefined, 'there are not two audiences');
        const { id: activationId } = await make.activation({ audienceIds: [first.id, second.id] });
        await adapter.startRuns(activationId, [first.id], make.key());
        const events = adapter.watchRuns({ activationId })[Symbol.asyncIterator]();
        try {
          // The first event shows that the watch has begun; what happens from here on must be told.
          await inTime(events.next(), 'the first event');
          const [run] = await adapter.startRuns(activationId, [second.id], make.key());
          holds(run !== undefined, 'startRuns answers no run');
          const ended = until(events, (event) => {
            return event.type === 'run' && event.run.id === run.id && event.run.state.kind === 'succeeded';
          });
          await control.finish();
          await inTime(ended, 'the end of the run that was started while watching');
        } finally {
          await events.return?.();
        }
      }),
      rule('of one activation tells of no other', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const other = await make.run();
        const own = await make.run();
        const event = await inTime(firstOf(adapter.watchRuns({ activationId: own.activationId })), 'the first event');
        const about = event?.type === 'run' ? event.run.activationId : event?.activationId;
        same(about, own.activationId, `the activation that is told of, beside ${other.activationId}`);
      }),
      rule('ends when the loop is left', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const { activationId } = await make.run();
        const leave = async () => {
          for await (const event of adapter.watchRuns({ activationId })) return event;
          return undefined;
        };
        holds((await inTime(leave(), 'leaving the loop')) !== undefined, 'nothing is told');
      }),
      rule('rejects with cancelled when it is given up while waiting', async ({ adapter, make }) => {
        const { id: activationId } = await make.activation();
        const giveUp = new AbortController();
        const events = adapter.watchRuns({ activationId }, { signal: giveUp.signal })[Symbol.asyncIterator]();
        const waiting = until(events, () => false);
        giveUp.abort();
        await refused(waiting, 'cancelled', 'a watch that is given up');
        same(
          await inTime(events.next(), 'the next after that'),
          { done: true, value: undefined },
          'the next after that',
        );
      }),
      rule('rejects with cancelled when it is given up between two events', async (context) => {
        const { adapter, make } = context;
        await controlled(context).hold();
        const { activationId } = await make.run();
        const giveUp = new AbortController();
        const events = adapter.watchRuns({ activationId }, { signal: giveUp.signal })[Symbol.asyncIterator]();
        await inTime(events.next(), 'the first event');
        giveUp.abort(new Error('The screen was left.'));
        await refused(
          until(events, () => false),
          'cancelled',
          'a watch that is given up',
        );
      }),
    ],
  },
  {
    title: 'a schedule',
    rules: [
      rule('starts a run when its time has come, and none before', async (context) => {
        const { adapter, make, subject } = context;
        const advance = needed(subject.advance, 'the subject cannot move its clock');
        const { id } = await scheduled(context);
        const { nextRunAt } = await adapter.getActivation(id);
        holds(nextRunAt !== null, 'nextRunAt is not known');
        await advance.call(subject, DAY_MS / 2);
        same((await adapter.listRuns({ activationId: id })).items, [], 'the runs before the time');
        await advance.call(subject, 2 * DAY_MS);
        const { items } = await adapter.listRuns({ activationId: id });
        same(
          items.map(({ trigger, attempt, slot }) => [trigger, attempt, Date.parse(slot)]),
          [['schedule', 1, Date.parse(nextRunAt)]],
          'the runs after the time',
        );
        await controlled({ ...context, make }).finish();
      }),
      rule('starts none while the activation is paused', async (context) => {
        const { adapter, subject } = context;
        const advance = needed(subject.advance, 'the subject cannot move its clock');
        const { id, etag } = await scheduled(context);
        await adapter.updateActivation(id, { status: 'paused' }, { etag });
        await advance.call(subject, 3 * DAY_MS);
        same((await adapter.listRuns({ activationId: id })).items, [], 'the runs of a paused activation');
      }),
    ],
  },
];

/** An activation that runs once, at noon of the day after tomorrow. */
async function scheduled({
  adapter,
  make,
}: ContractContext): Promise<{ readonly id: ActivationId; readonly etag: string }> {
  const { now } = await sessionOf(adapter);
  const day = new Date(Date.parse(now.slice(0, 10)) + 2 * DAY_MS).toISOString().slice(0, 10);
  const input = await make.activationInput((await make.connection()).id);
  const audiences = input.audiences.map((entry) => ({
    ...entry,
    schedule: { frequency: 'once', day, start: { kind: 'at', time: '00:00' }, timeZone: 'UTC' } as const,
  }));
  return adapter.createActivation({ ...input, audiences }, make.key());
}

async function until(
  events: AsyncIterator<RunEvent>,
  isIt: (event: RunEvent) => boolean,
): Promise<RunEvent | undefined> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return undefined;
    if (isIt(next.value)) return next.value;
  }
}
