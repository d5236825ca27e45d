import type { Run } from '../../domain/run.ts';

/** All audiences of one slot, each by its last attempt. */
export interface SlotRuns {
  readonly slot: string;
  readonly runs: readonly Run[];
}

/** What one slot came to, over its audiences. */
export interface SlotSummary {
  readonly slot: string;
  readonly state: 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly rows: number;
  readonly bytes: number;
  readonly files: number;
  /** Milliseconds in which at least one run went on, until now where it does; `null` where nothing has started. */
  readonly duration: number | null;
  /** Rows that are expected while it runs; `null` where a run waits, where the source cannot count, or when it has ended. */
  readonly expectedRows: number | null;
}

/** Runs by slot, newest first; of several attempts at one audience the last one alone. */
export function bySlot(runs: readonly Run[]): readonly SlotRuns[] {
  const slots = new Map<string, Map<string, Run>>();
  for (const run of runs) {
    const audiences = slots.get(run.slot) ?? new Map<string, Run>();
    slots.set(run.slot, audiences);
    const known = audiences.get(run.audienceId);
    if (known === undefined || known.attempt < run.attempt) audiences.set(run.audienceId, run);
  }
  return [...slots]
    .sort(([one], [other]) => Date.parse(other) - Date.parse(one))
    .map(([slot, audiences]) => ({ slot, runs: [...audiences.values()].sort(byUrgency) }));
}

/** Of each audience the last attempt that has ended, at its newest slot. */
export function lastEnded(runs: readonly Run[]): ReadonlyMap<string, Run> {
  const last = new Map<string, Run>();
  for (const run of runs) {
    if (run.state.kind === 'waiting' || run.state.kind === 'running') continue;
    const known = last.get(run.audienceId);
    const later =
      known === undefined ? 1 : Date.parse(run.slot) - Date.parse(known.slot) || run.attempt - known.attempt;
    if (later > 0) last.set(run.audienceId, run);
  }
  return last;
}

export function summaryOf({ slot, runs }: SlotRuns, now: number): SlotSummary {
  const kinds = new Set(runs.map(({ state }) => state.kind));
  const active = kinds.has('running') || kinds.has('waiting');
  const files = runs.flatMap((run) => run.files);
  return {
    slot,
    state: active ? 'running' : kinds.has('failed') ? 'failed' : kinds.has('cancelled') ? 'cancelled' : 'succeeded',
    rows: runs.reduce((sum, run) => sum + rowsOf(run), 0),
    bytes: runs.reduce((sum, run) => sum + bytesOf(run), 0),
    files: files.length,
    duration: durationOf(runs, now),
    expectedRows: active ? expectedRows(runs) : null,
  };
}

/** Rows written, or being written. */
export function rowsOf(run: Run): number {
  return run.state.kind === 'running' ? run.state.progress.rows : run.ledger.written;
}

export function bytesOf(run: Run): number {
  return run.state.kind === 'running' ? run.state.progress.bytes : run.files.reduce((sum, file) => sum + file.bytes, 0);
}

/** Milliseconds that a run took, or takes until now. */
export function runDuration(run: Run, now: number): number | null {
  return durationOf([run], now);
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function expectedRows(runs: readonly Run[]): number | null {
  let expected = 0;
  for (const run of runs) {
    if (run.state.kind === 'waiting') return null;
    if (run.state.kind !== 'running') expected += run.ledger.written;
    else if (run.state.progress.expectedRows === null) return null;
    else expected += run.state.progress.expectedRows;
  }
  return expected;
}

/** Without what lies between: an audience that is tried again the next day has not run for a day. */
function durationOf(runs: readonly Run[], now: number): number | null {
  const spans = runs
    .flatMap(({ state }) =>
      state.kind === 'waiting'
        ? []
        : [{ start: Date.parse(state.startedAt), end: 'endedAt' in state ? Date.parse(state.endedAt) : now }],
    )
    .sort((one, other) => one.start - other.start);
  if (spans.length === 0) return null;
  let total = 0;
  let until = -Infinity;
  for (const { start, end } of spans) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
}

const urgency: Readonly<Record<Run['state']['kind'], number>> = {
  running: 0,
  failed: 1,
  waiting: 2,
  cancelled: 3,
  succeeded: 4,
  skipped: 5,
};

function byUrgency(one: Run, other: Run): number {
  return urgency[one.state.kind] - urgency[other.state.kind] || one.audienceName.localeCompare(other.audienceName);
}
