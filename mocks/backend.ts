import type { ActivationAdapter } from '../src/adapter/activation-adapter.ts';
import { withPermissions } from '../src/adapter/permission-guard.ts';
import type { Instant } from '../src/domain/primitives.ts';
import type { Permission } from '../src/domain/session.ts';
import { accountMethods } from './backend/accounts.ts';
import { activationMethods } from './backend/activations.ts';
import { audienceMethods } from './backend/audiences.ts';
import { connectionTestMethods } from './backend/connection-test.ts';
import { connectionMethods } from './backend/connections.ts';
import { MockCore } from './backend/core.ts';
import { firstState } from './backend/first-state.ts';
import type { MockState } from './backend/records.ts';
import { reviewMethods } from './backend/reviews.ts';
import { runMethods } from './backend/runs.ts';
import { permissionContactOf, sessionMethods } from './backend/sessions.ts';
import { liveAlong, watchMethods } from './backend/watching.ts';
import { worldOf } from './data/world.ts';
import type { FaultRule } from './faults/fault.ts';
import { FaultPlan, type FaultCount } from './faults/fault-plan.ts';
import type { Latency } from './faults/latency.ts';
import { withMemoryCalls, type CallLayer } from './memory-calls.ts';
import { RequestLog, type RequestRecord } from './request-log.ts';
import { scenarioNames, setupOf } from './scenarios/scenarios.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface MockBackendOptions {
  /** Which world: names of scenarios, in a list or parted by `+`. `default` unless told; `scenarios` lists them all. */
  readonly scenario?: string | readonly string[];
  /** The same seed makes the same world, to the byte. 1 unless told. */
  readonly seed?: number;
  /** Time; one that stands still at `now` unless told. */
  readonly clock?: VirtualClock;
  /** When the world begins, where no clock is given; `DEFAULT_NOW` unless told. */
  readonly now?: Instant;
  /** Milliseconds of the clock that an answer takes; what the scenario says unless told. */
  readonly latency?: Latency;
  /** What goes wrong, beside what the scenario says. */
  readonly faults?: readonly FaultRule[];
}

/** A whole backend in memory. */
export interface MockBackend {
  /** The contract, in memory, with permissions, latency and faults. */
  readonly adapter: ActivationAdapter;
  /** The contract with permissions alone: for a wire that adds its own latency and faults. */
  readonly bare: ActivationAdapter;
  readonly scenario: readonly string[];
  readonly seed: number;
  readonly clock: VirtualClock;
  /** Every call that came, oldest first. */
  readonly requests: readonly RequestRecord[];
  readonly faults: FaultPlan;
  /** What the person may do from the next call on. */
  permissions: readonly Permission[];
  /** All that calls and time have made of the world, to be put back later. */
  snapshot(): MockSnapshot;
  /**
   * Puts everything back, time as well.
   *
   * @throws RangeError for a snapshot of another scenario or seed, whose runs and audiences this world does not have
   */
  restore(snapshot: MockSnapshot): void;
  /** What calls meet on their way; for the wire. */
  readonly layer: CallLayer;
}

/** Plain data: it may be kept as JSON. */
export interface MockSnapshot {
  readonly scenario: readonly string[];
  readonly seed: number;
  readonly now: Instant;
  readonly state: MockState;
  readonly requests: readonly RequestRecord[];
  readonly requestCount: number;
  readonly faultRules: readonly FaultRule[];
  readonly faultCounts: readonly FaultCount[];
}

/** Makes a backend in memory: the world of a scenario, with a month of history behind it. */
export function createMockBackend(options: MockBackendOptions = {}): MockBackend {
  const scenario = scenarioNames(options.scenario);
  const seed = options.seed ?? 1;
  const clock = options.clock ?? new VirtualClock(options.now);
  const setup = setupOf(scenario);
  const world = worldOf(seed, setup, clock.now());
  if (setup.audiences === 'hundred-thousand') world.audiences.prepare(clock.now());
  const core = new MockCore(world, clock, firstState(world));
  liveAlong(core);

  const faults = new FaultPlan(seed, [...(options.faults ?? []), ...setup.faults]);
  const log = new RequestLog();
  const layer: CallLayer = { clock, log, faults, latency: options.latency ?? setup.latency, seed };
  const bare = withPermissions(methodsOf(core), {
    permissionsOf: () => Promise.resolve(core.state.permissions),
    contact: permissionContactOf(world),
  });
  return {
    adapter: withMemoryCalls(bare, layer),
    bare,
    scenario,
    seed,
    clock,
    faults,
    layer,
    get requests() {
      return log.records;
    },
    get permissions() {
      return core.state.permissions;
    },
    set permissions(permissions) {
      core.state.permissions = [...permissions];
    },
    snapshot: () =>
      structuredClone({
        scenario,
        seed,
        now: clock.instant(),
        state: core.state,
        requests: log.records,
        requestCount: log.count,
        faultRules: faults.rules.map(({ rule }) => rule),
        faultCounts: faults.counts(),
      }),
    restore: (snapshot) => {
      if (nameOf(snapshot) !== nameOf({ scenario, seed }))
        throw new RangeError(`The snapshot is of ${nameOf(snapshot)}, and this is ${nameOf({ scenario, seed })}.`);
      const kept = structuredClone(snapshot);
      core.state = kept.state;
      log.reset(kept.requests, kept.requestCount);
      faults.reset(kept.faultRules, kept.faultCounts);
      clock.reset(Date.parse(kept.now));
    },
  };
}

function nameOf({ scenario, seed }: Partial<Pick<MockSnapshot, 'scenario' | 'seed'>>): string {
  return `${scenario?.join('+') ?? 'no scenario'}, seed ${seed ?? 'unknown'}`;
}

function methodsOf(core: MockCore): ActivationAdapter {
  return {
    ...sessionMethods(core),
    ...accountMethods(core),
    ...connectionMethods(core),
    ...connectionTestMethods(core),
    ...audienceMethods(core),
    ...reviewMethods(core),
    ...activationMethods(core),
    ...runMethods(core),
    ...watchMethods(core),
  };
}
