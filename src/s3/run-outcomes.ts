import { ledgerBalances, undelivered } from '../domain/ledger.ts';
import type { Instant } from '../domain/primitives.ts';
import { emptinessOf, toldFailure, toldSkip } from '../domain/run-failure-sentences.ts';
import type { Run } from '../domain/run.ts';
import { ExportError } from '../export/export-error.ts';
import type { ExportResult } from '../export/exporter.ts';
import type { ConnectionRecord } from './records.ts';
import { runErrorOf } from './run-errors.ts';

/** When a run began and when it ended. */
export interface RunTime {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** A run to which an end was put. */
export function cancelled(run: Run, time: RunTime): Run {
  return { ...run, state: { kind: 'cancelled', ...time } };
}

/** A run that was taken up too often. */
export function interrupted(run: Run, time: RunTime): Run {
  return { ...run, state: { kind: 'failed', ...time, error: toldFailure({ code: 'interrupted' }) } };
}

/** A run that came to nothing. @param connection absent where it was not even read */
export function failed(run: Run, time: RunTime, error: unknown, connection: ConnectionRecord | undefined): Run {
  const counted = error instanceof ExportError && error.ledger !== undefined ? undelivered(error.ledger) : run.ledger;
  return {
    ...run,
    ledger: ledgerBalances(counted) ? counted : run.ledger,
    state: { kind: 'failed', ...time, error: runErrorOf(error, connection) },
  };
}

/** A run that came to its own end. */
export function ended(run: Run, time: RunTime, result: ExportResult): Run {
  if (result.kind === 'skipped')
    return {
      ...run,
      ledger: result.ledger,
      state: { kind: 'skipped', ...time, ...toldSkip(result.code ?? emptinessOf(result.ledger)) },
    };
  return { ...run, ledger: result.ledger, files: [...result.files], state: { kind: 'succeeded', ...time } };
}
