import { expect } from '@open-wc/testing';
import type { Run } from '../../../src/domain/run.ts';
import { bySlot, lastEnded, median, summaryOf } from '../../../src/elements/activation-monitor/run-history.ts';
import { run, running, succeeded } from './runs.ts';

const slot = '2026-11-24T13:00:00Z';
const now = Date.parse('2026-11-24T13:10:00Z');

function states(runs: readonly Run[]): string[] {
  return bySlot(runs)[0]?.runs.map(({ audienceName, state }) => `${audienceName} ${state.kind}`) ?? [];
}

describe('history of runs', () => {
  it('puts the newest slot first', () => {
    expect(
      bySlot([run('A', { slot: '2026-11-23T13:00:00Z' }), run('A', { slot })]).map((group) => group.slot),
    ).to.deep.equal([slot, '2026-11-23T13:00:00Z']);
  });

  it('shows the last attempt at an audience alone', () => {
    const second = run('A', { attempt: 2, state: succeeded });
    expect(bySlot([run('A'), second])[0]?.runs).to.deep.equal([second]);
  });

  it('puts first what goes on, then what failed', () => {
    const failed = {
      kind: 'failed',
      startedAt: slot,
      endedAt: slot,
      error: { title: '', message: '', nextStep: '' },
    } as const;
    expect(
      states([
        run('done', { state: succeeded }),
        run('wait'),
        run('bad', { state: failed }),
        run('on', { state: running(5) }),
      ]),
    ).to.deep.equal(['on running', 'bad failed', 'wait waiting', 'done succeeded']);
  });

  it('sums a slot up, what goes on included', () => {
    const summary = summaryOf(
      {
        slot,
        runs: [
          run('A', { state: running(5) }),
          run('B', { state: succeeded, ledger: { read: 7, excluded: 0, duplicates: 0, notDelivered: 0, written: 7 } }),
        ],
      },
      now,
    );
    expect([summary.state, summary.rows, summary.expectedRows, summary.duration]).to.deep.equal([
      'running',
      12,
      107,
      600_000,
    ]);
  });

  it('knows no expectation where a source cannot count', () => {
    expect(summaryOf({ slot, runs: [run('A', { state: running(5, null) })] }, now).expectedRows).to.equal(null);
  });

  it('knows no expectation while an audience still waits: its rows would be left out', () => {
    const runs = [run('A', { state: running(5) }), run('B')];
    expect(summaryOf({ slot, runs }, now).expectedRows).to.equal(null);
  });

  it('leaves out of the duration the time between the attempts at an audience', () => {
    const retried: Run['state'] = {
      kind: 'succeeded',
      startedAt: '2026-11-25T09:00:00Z',
      endedAt: '2026-11-25T09:02:00Z',
    };
    const runs = [run('A', { state: succeeded }), run('B', { state: retried, attempt: 2 })];
    expect(summaryOf({ slot, runs }, now).duration).to.equal(180_000);
  });

  it('counts once the time in which several audiences run', () => {
    expect(
      summaryOf({ slot, runs: [run('A', { state: succeeded }), run('B', { state: succeeded })] }, now).duration,
    ).to.equal(60_000);
  });

  it('has no duration before anything has started', () =>
    expect(summaryOf({ slot, runs: [run('A')] }, now).duration).to.equal(null));

  it('knows of each audience the last attempt that has ended, in whatever order runs come', () => {
    const first = run('A', { state: succeeded });
    const second = run('A', { attempt: 2, state: succeeded });
    const earlier = run('A', { slot: '2026-11-23T13:00:00Z', attempt: 3, state: succeeded });
    const third = run('A', { attempt: 3, state: running(5) });
    for (const runs of [
      [third, second, first, earlier],
      [earlier, first, second, third],
    ])
      expect([...lastEnded([...runs, run('waits')])]).to.deep.equal([['A', second]]);
  });

  it('takes the middle of durations', () => {
    expect([median([3, 1, 2]), median([1, 2, 3, 4]), median([])]).to.deep.equal([2, 2.5, null]);
  });
});
