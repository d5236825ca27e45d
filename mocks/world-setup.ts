import type { Limits, Permission } from '../src/domain/session.ts';
import { permissions } from '../src/domain/session.ts';
import { PROFILE_LIFETIME_DAYS } from './data/audience-at.ts';
import type { RunFailureKind } from './data/run-failures.ts';
import type { FaultRule } from './faults/fault.ts';
import { noLatency, type Latency } from './faults/latency.ts';

/** Everything in which one world differs from another. A scenario changes some of it. */
export interface WorldSetup {
  readonly permissions: readonly Permission[];
  readonly limits: Limits;
  readonly quotas: Quotas;
  readonly catalogue: 'full' | 'empty';
  readonly connections: 'some' | 'none' | 'thousands';
  readonly audiences: 'some' | 'none' | 'hundred-thousand';
  /** How things are called. */
  readonly names: 'plain' | 'colliding' | 'hostile';
  /** Which activations a data usage policy stands against: those whose purpose clashes with a label, or every one. */
  readonly policies: 'by-purpose' | 'against-everything';
  readonly runs: RunsSetup;
  readonly latency: Latency;
  readonly faults: readonly FaultRule[];
}

/** How many there may be, beside what `Limits` states; absent means without end. */
export interface Quotas {
  readonly connections?: number | 'as-many-as-there-are';
  readonly activations?: number | 'as-many-as-there-are';
}

export interface RunsSetup {
  /** What every run that fails meets; `null` leaves it to the connections. */
  readonly failure: RunFailureKind | null;
  /** Which audiences of an activation meet it: all, or every second one. */
  readonly failing: 'all' | 'every-second';
  /** How many minutes every new run takes; `null` leaves it to the rows. */
  readonly minutes: number | null;
  /** After how many minutes the lease lapses of the runner that vanishes in the middle of every new run; `null`: none vanishes. */
  readonly lease: number | null;
}

/** The limits of the model product. */
const modelLimits: Limits = {
  audiencesPerActivation: 250,
  fieldsPerMapping: 50,
  audiencesPerHour: 100,
  audiencesPerManualRun: 80,
  minutesBeforeFirstRun: 60,
  profileLifetimeDays: PROFILE_LIFETIME_DAYS,
};

/** The world without any scenario. */
export const defaultSetup: WorldSetup = {
  permissions,
  limits: modelLimits,
  quotas: { connections: 100 },
  catalogue: 'full',
  connections: 'some',
  audiences: 'some',
  names: 'plain',
  policies: 'by-purpose',
  runs: { failure: null, failing: 'all', minutes: null, lease: null },
  latency: noLatency,
  faults: [],
};
