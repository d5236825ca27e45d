import { expect } from '@open-wc/testing';
import { words } from '../words.ts';
import { monitor } from './monitor.fixture.ts';
import { run, succeeded } from './runs.ts';

/** The axis of the duration, from top to bottom, over a run that took so long. */
async function axis(milliseconds: number): Promise<string[]> {
  const startedAt = '2026-11-24T03:00:00.000Z';
  const endedAt = new Date(Date.parse(startedAt) + milliseconds).toISOString();
  const { root } = await monitor([
    run('Buyers', { slot: startedAt, state: { kind: 'succeeded', startedAt, endedAt } }),
  ]);
  return [...root.querySelectorAll('.pa-chart-axis[data-end] span')].map(words);
}

/** The axis of rows over a run that wrote so many. */
async function rowAxis(written: number): Promise<string[]> {
  const ledger = { read: written, excluded: 0, duplicates: 0, notDelivered: 0, written };
  const { root } = await monitor([run('Buyers', { ledger, state: succeeded })]);
  return [...root.querySelectorAll('.pa-chart-axis:not([data-end]) span')].map(words);
}

describe('chart of the runs', () => {
  it('has an axis of rows whose lines are whole', async () => {
    expect(await rowAxis(0)).to.deep.equal(['3', '2', '1', '0']);
    expect(await rowAxis(4)).to.deep.equal(['6', '4', '2', '0']);
    expect(await rowAxis(10)).to.deep.equal(['15', '10', '5', '0']);
    expect(await rowAxis(39_974)).to.deep.equal(['45K', '30K', '15K', '0']);
  });

  it('has an axis of the duration whose lines are whole and differ', async () => {
    expect(await axis(400)).to.deep.equal(['3 s', '2 s', '1 s', '0']);
    expect(await axis(7_400)).to.deep.equal(['9 s', '6 s', '3 s', '0']);
    expect(await axis(200_000)).to.deep.equal(['6 min', '4 min', '2 min', '0']);
    expect(await axis(4 * 3_600_000)).to.deep.equal(['6 h', '4 h', '2 h', '0']);
  });
});
