import type { ActivatedAudience, Activation } from '../domain/activation.ts';
import { evaluationDue, slotsDue } from '../domain/next-runs.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run } from '../domain/run.ts';

/** What an outage leaves to do: the latest slot alone, which a full export makes good, or every one. */
export type CatchUp = 'latest' | 'all';

/** What a slot does that comes due while the audience's last run is still going: it is passed over, or waits. */
export type Overlap = 'skip' | 'queue';

export interface DueSlotsOptions {
  readonly now: Instant;
  /** When the audience was last evaluated; `null` where it never was. */
  readonly evaluatedAt: Instant | null;
  readonly catchUp: CatchUp;
  readonly overlap: Overlap;
}

/**
 * Slots of one audience that should be running and are not. Pure, so that any number of runners come to the same answer; who of them
 * runs a slot is settled by claiming it.
 *
 * @param runs every run of the activation that is known
 */
export function dueSlots(
  activation: Activation,
  entry: ActivatedAudience,
  runs: readonly Run[],
  options: DueSlotsOptions,
): readonly Instant[] {
  if (activation.status !== 'enabled') return [];
  const scheduled = runs.filter((run) => run.audienceId === entry.audienceId && run.trigger === 'schedule');
  const running = runs.some(
    (run) => run.audienceId === entry.audienceId && (run.state.kind === 'waiting' || run.state.kind === 'running'),
  );
  if (running) return [];
  const due = slotsSince(lastSlot(scheduled) ?? activation.createdAt, entry, options);
  const free = options.overlap === 'queue' ? due : due.filter((slot) => !wasBusyAt(slot, runs, entry));
  return options.catchUp === 'latest' ? free.slice(-1) : free;
}

function slotsSince(after: Instant, entry: ActivatedAudience, options: DueSlotsOptions): readonly Instant[] {
  if (entry.schedule.start.kind === 'at') return slotsDue(entry.schedule, { after, until: options.now });
  const { evaluatedAt } = options;
  const isNew =
    evaluatedAt !== null &&
    Date.parse(evaluatedAt) > Date.parse(after) &&
    Date.parse(evaluatedAt) <= Date.parse(options.now);
  return isNew && evaluationDue(entry.schedule, evaluatedAt) ? [evaluatedAt] : [];
}

function lastSlot(runs: readonly Run[]): Instant | undefined {
  let last: Instant | undefined;
  for (const { slot } of runs) if (last === undefined || Date.parse(slot) > Date.parse(last)) last = slot;
  return last;
}

/** Whether a run of this audience was going on at that moment. */
function wasBusyAt(moment: Instant, runs: readonly Run[], entry: ActivatedAudience): boolean {
  const at = Date.parse(moment);
  return runs.some((run) => {
    if (run.audienceId !== entry.audienceId || run.state.kind === 'waiting' || run.state.kind === 'running')
      return false;
    return Date.parse(run.state.startedAt) < at && at < Date.parse(run.state.endedAt);
  });
}
