import { HISTORY_DAYS, activationRecords, pausedIds } from '../data/activations.ts';
import { accountRecords } from '../data/accounts.ts';
import { instantAt, MILLISECONDS_A_DAY } from '../data/audience-seeds.ts';
import { connectionRecords, thousandsOfConnections } from '../data/connections.ts';
import { frozen, Kept } from '../data/kept.ts';
import { hostileDescription, hostileName, hostileText } from '../data/names.ts';
import type { World } from '../data/world.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { MockCore } from './core.ts';
import { runDueSlots } from './due-runs.ts';
import type { MockState } from './records.ts';

/** Worlds of the same seed, setup and beginning share their past. */
const pasts = new Kept<MockState>(4);

/** A world at its beginning: what was set up before, and a month of runs that came of it. */
export function firstState(world: World): MockState {
  const { seed, setup, epoch } = world;
  return { ...pasts.of([seed, epoch, setup], () => frozen(structuredClone(pastOf(world)))) };
}

function pastOf(world: World): MockState {
  const { setup, epoch } = world;
  const state = renamed(world, {
    permissions: setup.permissions,
    accounts: setup.catalogue === 'empty' ? [] : accountRecords(epoch),
    connections: connectionsOf(world),
    activations: [],
    runs: [],
    answers: {},
    counters: {},
    settledUntil: epoch - HISTORY_DAYS * MILLISECONDS_A_DAY,
  });
  state.activations = renamedActivations(world, activationRecords(world, world.audiences.seeds, state.connections));
  liveThroughHistory(world, state);
  return state;
}

function connectionsOf({ setup, epoch, seed }: World): MockState['connections'] {
  if (setup.catalogue === 'empty') return [];
  const some = connectionRecords(epoch);
  switch (setup.connections) {
    case 'some':
      return some;
    case 'none':
      return some.filter(({ dataType }) => dataType !== 'prospects');
    case 'thousands':
      return [...some, ...thousandsOfConnections(seed, epoch)];
  }
}

function renamed({ setup }: World, state: MockState): MockState {
  if (setup.names !== 'hostile') return state;
  return {
    ...state,
    accounts: state.accounts.map((record, index) => ({
      ...record,
      name: hostileName(index),
      description: hostileDescription(index),
    })),
    connections: state.connections.map((record, index) => ({
      ...record,
      name: hostileName(index),
      description: hostileDescription(index),
      health:
        record.health.kind === 'broken'
          ? { kind: 'broken', since: record.health.since, reason: hostileName(index), nextStep: hostileText(index) }
          : record.health,
    })),
  };
}

function renamedActivations({ setup }: World, records: MockState['activations']): MockState['activations'] {
  return setup.names === 'hostile'
    ? records.map((record, index) => ({ ...record, name: hostileName(index) }))
    : records;
}

/** Runs are made by the same rules as later ones. */
function liveThroughHistory(world: World, state: MockState): void {
  const core = new MockCore(world, new VirtualClock(instantAt(world.epoch)), state);
  runDueSlots(core);
  core.state.activations = core.state.activations.map((record) =>
    pausedIds.includes(record.id) ? { ...record, status: 'paused', version: record.version + 1 } : record,
  );
}
