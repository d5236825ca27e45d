import type { Activation } from '../../src/domain/activation.ts';
import type { FileFormat } from '../../src/domain/file-format.ts';
import type { FileNameTemplate } from '../../src/domain/file-name.ts';
import type { ActivationId, AudienceId, DestinationId, RunId } from '../../src/domain/ids.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import type { Instant } from '../../src/domain/primitives.ts';
import type { Ledger, Run } from '../../src/domain/run.ts';
import type { Permission } from '../../src/domain/session.ts';
import type { S3Location } from '../../src/domain/connection.ts';
import type { AccountRecord } from '../data/accounts.ts';
import type { ConnectionRecord } from '../data/connections.ts';
import type { SkipReason } from '../../src/domain/run-failures.ts';
import type { RunFailureKind } from '../data/run-failures.ts';

/** An activation as the backend keeps it; what is derived from its runs is left out. */
export interface ActivationRecord extends Omit<Activation, 'activeRuns' | 'nextRunAt' | 'lastResult' | 'etag'> {
  readonly version: number;
}

/** How a run will end. It is settled when the run is made, so that time alone decides what is seen of it. */
export type RunOutcome =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly failure: RunFailureKind | 'empty-audience' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** What a run writes, as activation and connection stood when it began. */
export interface ExportOrder {
  readonly destinationId: DestinationId;
  readonly destinationName: string;
  readonly connectionName: string;
  readonly location: S3Location;
  readonly format: FileFormat;
  readonly encrypted: boolean;
  readonly includeManifest: boolean;
  readonly mapping: Mapping;
  readonly splitting: Activation['splitting'];
  readonly fileName: FileNameTemplate;
  readonly partner: string;
}

/** A run as the backend keeps it: moments in milliseconds since 1970, all known from the beginning. */
export interface RunRecord {
  readonly id: RunId;
  readonly activationId: ActivationId;
  readonly audienceId: AudienceId;
  readonly audienceName: string;
  readonly slot: Instant;
  readonly trigger: Run['trigger'];
  readonly attempt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly cancelledAt: number | null;
  /** When the first runner vanished, and when its lease lapsed, so that another began again; absent where none vanished. */
  readonly lost?: { readonly at: number; readonly until: number };
  /** Of everything that there is to read. */
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly bytesPerRow: number;
  readonly outcome: RunOutcome;
  readonly order: ExportOrder;
  /** When all rows are read; a run that fails ends with less. */
  readonly wholeLedger: Ledger;
}

/** All that calls and time have made of a world. Plain data, so that it can be kept and put back. */
export interface MockState {
  permissions: readonly Permission[];
  accounts: readonly AccountRecord[];
  connections: readonly ConnectionRecord[];
  activations: readonly ActivationRecord[];
  runs: readonly RunRecord[];
  /** Answers to creations by method and key, for those that come again. */
  answers: Readonly<Record<string, unknown>>;
  /** How many ids of each kind were given out. */
  counters: Readonly<Record<string, number>>;
  /** Schedules have been run up to this moment. */
  settledUntil: number;
}
