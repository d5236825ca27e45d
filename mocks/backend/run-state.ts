import type { Run, RunProgress, RunState } from '../../src/domain/run.ts';
import { emptyLedger, undelivered } from '../../src/domain/ledger.ts';
import { toldFailure, toldSkip } from '../../src/domain/run-failure-sentences.ts';
import { instantAt } from '../data/audience-seeds.ts';
import { runErrorOf } from '../data/run-failures.ts';
import type { Prospects } from '../data/prospects.ts';
import type { RunRecord } from './records.ts';
import { ledgerOf, rowsOfMapping } from './written-rows.ts';

/** What is seen of a run at a moment, without its files. */
export function runAt(run: RunRecord, prospects: Prospects, now: number): Omit<Run, 'files'> {
  const state = stateAt(run, now);
  return {
    id: run.id,
    activationId: run.activationId,
    audienceId: run.audienceId,
    audienceName: run.audienceName,
    slot: run.slot,
    trigger: run.trigger,
    attempt: run.attempt,
    state,
    ledger: ledgerAt(run, state, prospects, now),
  };
}

export function hasEnded(run: RunRecord, now: number): boolean {
  return run.cancelledAt !== null || run.endsAt <= now;
}

/** When it ended, for one that has. */
export function endOf(run: RunRecord): number {
  return run.cancelledAt ?? run.endsAt;
}

export function succeeded(run: RunRecord, now: number): boolean {
  return run.cancelledAt === null && run.endsAt <= now && run.outcome.kind === 'succeeded';
}

function stateAt(run: RunRecord, now: number): RunState {
  const startedAt = instantAt(run.startsAt);
  if (run.cancelledAt !== null) {
    return {
      kind: 'cancelled',
      startedAt: instantAt(Math.min(run.startsAt, run.cancelledAt)),
      endedAt: instantAt(run.cancelledAt),
    };
  }
  if (now < run.startsAt) return { kind: 'waiting' };
  if (now < run.endsAt) return { kind: 'running', startedAt, progress: progressAt(run, now) };
  const ended = { startedAt, endedAt: instantAt(run.endsAt) };
  switch (run.outcome.kind) {
    case 'succeeded':
      return { kind: 'succeeded', ...ended };
    case 'skipped':
      return { kind: 'skipped', ...ended, ...toldSkip(run.outcome.reason) };
    case 'failed':
      return {
        kind: 'failed',
        ...ended,
        error:
          run.outcome.failure === 'empty-audience'
            ? toldFailure({ code: 'no-prospects' })
            : runErrorOf(run.outcome.failure, run.order.location),
      };
  }
}

function progressAt(run: RunRecord, now: number): RunProgress {
  const rows = rowsReadAt(run, now);
  return {
    rows,
    expectedRows: run.rows,
    bytes: Math.round(rows * run.bytesPerRow),
    file: Math.floor(rows / run.order.splitting.maxRows) + 1,
    rowsPerSecond: run.rowsPerSecond,
  };
}

function ledgerAt(run: RunRecord, state: RunState, prospects: Prospects, now: number): Run['ledger'] {
  if (state.kind === 'waiting' || state.kind === 'skipped') return emptyLedger;
  if (state.kind === 'succeeded') return run.wholeLedger;
  const moment = state.kind === 'running' ? now : endOf(run);
  const of = { audienceId: run.audienceId, partner: run.order.partner };
  const soFar = ledgerOf(prospects, of, rowsOfMapping(run.order.mapping), rowsReadAt(run, moment));
  return state.kind === 'running' ? soFar : undelivered(soFar);
}

/**
 * Rows that are read when a moment has come, before the run's own end or its cancellation. What a runner that vanished had read counts
 * until its lease lapses: who takes over begins again.
 */
function rowsReadAt(run: RunRecord, moment: number): number {
  const { lost } = run;
  const [from, to] =
    lost === undefined || moment < lost.until ? [run.startsAt, lost?.at ?? run.endsAt] : [lost.until, run.endsAt];
  const seconds = Math.max(0, Math.min(moment, to) - from) / 1_000;
  return Math.min(run.rows, Math.floor(seconds * run.rowsPerSecond));
}
