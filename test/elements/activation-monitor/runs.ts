import type { ActivationId, AudienceId, RunId } from '../../../src/domain/ids.ts';
import { emptyLedger } from '../../../src/domain/ledger.ts';
import type { Run } from '../../../src/domain/run.ts';

const slot = '2026-11-24T13:00:00Z';

/** A run of one audience, waiting unless told. */
export function run(audienceName: string, changes: Partial<Run> = {}): Run {
  return {
    id: `run ${audienceName} ${changes.slot ?? slot} ${changes.attempt ?? 1}` as RunId,
    activationId: 'act-1' as ActivationId,
    audienceId: audienceName as AudienceId,
    audienceName,
    slot,
    trigger: 'schedule',
    attempt: 1,
    state: { kind: 'waiting' },
    ledger: emptyLedger,
    files: [],
    ...changes,
  };
}

export function running(rows: number, expectedRows: number | null = 100): Run['state'] {
  return {
    kind: 'running',
    startedAt: slot,
    progress: { rows, expectedRows, bytes: rows * 10, file: 1, rowsPerSecond: 10 },
  };
}

export const succeeded: Run['state'] = { kind: 'succeeded', startedAt: slot, endedAt: '2026-11-24T13:01:00Z' };
