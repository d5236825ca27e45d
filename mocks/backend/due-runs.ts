import type { ActivatedAudience } from '../../src/domain/activation.ts';
import { evaluationDue, slotsDue } from '../../src/domain/next-runs.ts';
import type { Instant } from '../../src/domain/primitives.ts';
import { lastEvaluation } from '../data/audience-at.ts';
import { instantAt, MILLISECONDS_A_DAY } from '../data/audience-seeds.ts';
import { replaced, type MockCore } from './core.ts';
import type { ActivationRecord, RunRecord } from './records.ts';
import { makeRun } from './run-maker.ts';
import { hasEnded } from './run-state.ts';

/** Runs by schedule that fail one after the other before an activation is taken out of service. */
const FAILURES_BEFORE_ATTENTION = 3;

interface DueSlot {
  readonly activationId: string;
  readonly entry: ActivatedAudience;
  readonly slot: Instant;
  readonly at: number;
}

/** Makes the runs of every slot that came due up to the present, each at its own moment. */
export function runDueSlots(core: MockCore): void {
  const until = core.now();
  const { settledUntil } = core.state;
  if (until <= settledUntil) return;
  const due = core.state.activations
    .flatMap((activation) =>
      activation.audiences.flatMap((entry) => dueSlotsOf(activation, entry, settledUntil, until)),
    )
    .sort((one, other) => one.at - other.at);
  core.state.settledUntil = until;
  for (const slot of due) runSlot(core, slot);
}

function dueSlotsOf(
  { id, createdAt }: ActivationRecord,
  entry: ActivatedAudience,
  after: number,
  until: number,
): DueSlot[] {
  const since = Math.max(after, Date.parse(createdAt));
  const slots =
    entry.schedule.start.kind === 'at'
      ? slotsDue(entry.schedule, { after: instantAt(since), until: instantAt(until) })
      : evaluationsBetween(since, until).filter((moment) => evaluationDue(entry.schedule, moment));
  return slots.map((slot) => ({ activationId: id, entry, slot, at: Date.parse(slot) }));
}

function evaluationsBetween(after: number, until: number): readonly Instant[] {
  const moments: Instant[] = [];
  for (let moment = lastEvaluation(after) + MILLISECONDS_A_DAY; moment <= until; moment += MILLISECONDS_A_DAY)
    moments.push(instantAt(moment));
  return moments;
}

function runSlot(core: MockCore, { activationId, entry, slot, at }: DueSlot): void {
  const activation = core.state.activations.find(({ id }) => id === activationId);
  if (activation?.status !== 'enabled') return;
  const own = core.state.runs.filter(
    (run) => run.activationId === activation.id && run.audienceId === entry.audienceId,
  );
  if (own.some((run) => !hasEnded(run, at))) return;
  const attention = attentionOf(own, activation);
  if (attention !== undefined) {
    core.state.activations = replaced(core.state.activations, {
      ...activation,
      status: 'needs-attention',
      attention,
      attentionCode: 'runs-failed',
      updatedAt: slot,
      version: activation.version + 1,
    });
    core.changes.send({ kind: 'activation', id: activation.id });
    return;
  }
  const run = makeRun(core, { activation, entry, slot, trigger: 'schedule', attempt: 1, at });
  core.state.runs = [...core.state.runs, run];
  core.changes.send({ kind: 'run', id: run.id });
}

/** What is wrong with an activation whose last runs all failed since it was mended last. */
function attentionOf(own: readonly RunRecord[], activation: ActivationRecord): string | undefined {
  const since = Date.parse(activation.updatedAt);
  const last = own.filter((run) => run.startsAt > since).slice(-FAILURES_BEFORE_ATTENTION);
  const allFailed = last.length === FAILURES_BEFORE_ATTENTION && last.every(({ outcome }) => outcome.kind === 'failed');
  return allFailed
    ? `The last ${FAILURES_BEFORE_ATTENTION} runs failed. Mend what the runs name, then resume the activation.`
    : undefined;
}
