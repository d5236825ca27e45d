import { holds, same } from '../../contract/expectations.ts';
import { turn, until } from '../reached.ts';
import { codeOf } from '../sample-input.ts';
import type { FaultCase } from './fault-case.ts';

/** Turns after which whatever could come of itself has come. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 200; turns += 1) await turn();
}

/** Answers that are late, cut short, or never come. */
export const timingCases: readonly FaultCase[] = [
  {
    title: 'that is late holds the answer back until the clock has come so far',
    check: async (reach) => {
      const { backend, adapter } = reach({
        scenario: 'no-connections',
        faults: [{ fault: { kind: 'slow-headers', milliseconds: 9_000 } }],
      });
      let isAnswered = false;
      const call = adapter.getSession().then(() => (isAnswered = true));
      await until(() => backend.clock.sleepers > 0);
      await backend.clock.advance(8_999);
      await quiet();
      holds(!isAnswered, 'the answer came too soon');
      await backend.clock.advance(1);
      await call;
    },
  },
  {
    title: 'stalls a stream after so many events, without an end',
    check: async (reach) => {
      const { adapter } = reach({
        scenario: 'no-connections',
        faults: [{ route: 'testConnection', fault: { kind: 'stalled-stream', afterEvents: 2 } }],
      });
      const [connection] = (await adapter.listConnections({})).items;
      const events = adapter.testConnection({ kind: 'saved', connectionId: connection!.id })[Symbol.asyncIterator]();
      same((await events.next()).done, false, 'the end of the stream at its first event');
      same((await events.next()).done, false, 'the end of the stream at its second event');
      let isOver = false;
      const third = events.next().then(
        () => (isOver = true),
        () => (isOver = true),
      );
      await quiet();
      holds(!isOver, 'the stream went on, or ended');
      await events.return?.();
      await third;
    },
  },
  {
    title: 'that stalls lets go of a caller who gives up',
    check: async (reach) => {
      const { backend, adapter } = reach({
        scenario: 'no-connections',
        faults: [{ route: 'watchRuns', fault: { kind: 'stalled-stream', afterEvents: 0 } }],
      });
      const controller = new AbortController();
      const events = adapter.watchRuns({}, { signal: controller.signal })[Symbol.asyncIterator]();
      const next = codeOf(events.next());
      await until(() => backend.requests.length > 0);
      controller.abort();
      same(await next, 'cancelled', 'what the watcher met');
    },
  },
  {
    title: 'or none: latency is the time of the clock that an answer takes',
    check: async (reach) => {
      const { backend, adapter } = reach({ scenario: 'no-connections', latency: 400 });
      backend.clock.autoAdvance();
      const before = backend.clock.now();
      await adapter.getSession();
      same(backend.clock.now() - before, 400, 'the time that the answer took');
    },
  },
  {
    title: 'or none: latency is cut short when the caller gives up',
    check: async (reach) => {
      const { backend, adapter } = reach({ scenario: 'no-connections', latency: 400 });
      const controller = new AbortController();
      const call = codeOf(adapter.getSession({ signal: controller.signal }));
      await until(() => backend.clock.sleepers > 0);
      controller.abort();
      same(await call, 'cancelled', 'what the call met');
    },
  },
];
