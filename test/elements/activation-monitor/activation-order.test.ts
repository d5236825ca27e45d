import { expect } from '@open-wc/testing';
import type { Activation } from '../../../src/domain/activation.ts';
import type { ConnectionId } from '../../../src/domain/ids.ts';
import {
  filtered,
  noFilter,
  sorted,
  usedConnections,
  type SortKey,
} from '../../../src/elements/activation-monitor/activation-order.ts';
import { activation } from './monitor.fixture.ts';

const audience = {} as Activation['audiences'][number];
const result = (failed: number, succeeded: number, cancelled = 0): Activation['lastResult'] => ({
  slot: '2026-11-24T13:00:00Z',
  succeeded,
  failed,
  cancelled,
  excludedRows: 0,
});

const list = [
  activation('Push 10', { nextRunAt: '2026-11-26T13:00:00Z', lastResult: result(0, 3), audiences: [audience] }),
  activation('push 9', { activeRuns: 2, lastResult: result(1, 2), connectionId: 'conn-2' as ConnectionId }),
  activation('Quiet', { status: 'paused', lastResult: result(0, 1, 1) }),
  activation('Broken', { status: 'needs-attention', nextRunAt: null, lastResult: result(2, 0) }),
  activation('Newcomer', { nextRunAt: '2026-11-25T09:00:00Z', audiences: [audience, audience] }),
];

const names = (activations: readonly Activation[]) => activations.map(({ name }) => name);
const by = (key: SortKey, direction: 'ascending' | 'descending' = 'ascending') =>
  names(sorted(list, { by: key, direction }, 'en'));

describe('order of activations', () => {
  it('goes by name without regard to case, numbers as numbers', () => {
    expect(by('name')).to.deep.equal(['Broken', 'Newcomer', 'push 9', 'Push 10', 'Quiet']);
    expect(by('name', 'descending')).to.deep.equal(['Quiet', 'Push 10', 'push 9', 'Newcomer', 'Broken']);
  });

  it('goes by status, what needs attention first, equal ones by name', () =>
    expect(by('status')).to.deep.equal(['Broken', 'push 9', 'Newcomer', 'Push 10', 'Quiet']));

  it('goes by the number of audiences', () =>
    expect(by('audiences', 'descending').slice(0, 2)).to.deep.equal(['Newcomer', 'Push 10']));

  it('goes by the next run; those that go no more, or not while paused, come last either way', () => {
    expect(by('nextRun')).to.deep.equal(['Newcomer', 'push 9', 'Push 10', 'Broken', 'Quiet']);
    expect(by('nextRun', 'descending')).to.deep.equal(['Push 10', 'push 9', 'Newcomer', 'Broken', 'Quiet']);
  });

  it('goes by the last result, the worst first; those without one come last either way', () => {
    expect(by('lastResult')).to.deep.equal(['Broken', 'push 9', 'Quiet', 'Push 10', 'Newcomer']);
    expect(by('lastResult', 'descending')).to.deep.equal(['Push 10', 'Quiet', 'push 9', 'Broken', 'Newcomer']);
  });
});

describe('filter of activations', () => {
  it('narrows nothing while it is empty', () => expect(filtered(list, noFilter)).to.deep.equal(list));

  it('takes the status that is shown: what runs now is running, not enabled', () => {
    expect(names(filtered(list, { ...noFilter, statuses: ['enabled'] }))).to.deep.equal(['Push 10', 'Newcomer']);
    expect(names(filtered(list, { ...noFilter, statuses: ['running', 'paused'] }))).to.deep.equal(['push 9', 'Quiet']);
  });

  it('holds together with the search', () =>
    expect(names(filtered(list, { search: ' PUSH ', statuses: [], connectionIds: ['conn-2'] }))).to.deep.equal([
      'push 9',
    ]));

  it('offers the connections that are used, each once; one that is not known by its id', () =>
    expect(usedConnections(list, new Map(), 'en').map(({ name }) => name)).to.deep.equal(['conn-1', 'conn-2']));
});
