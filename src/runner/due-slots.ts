import type { ActivatedAudience, Activation } from '../domain/activation.ts';
import { evaluationDue, lastSlotDue, slotsDue } from '../domain/next-runs.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run } from '../domain/run.ts';
import { dayIn } from '../domain/schedule-rules.ts';
import { scheduledSince } from '../domain/scheduled-since.ts';

/** What an outage leaves to do: the latest slot alone, which a full export makes good, or every one. */
export type CatchUp = 'latest' | 'all';

/** What a slot does that comes due while the audience's last run is still going: it is passed over, or waits. */
export type Overlap = 'skip' | 'queue';

/** What of an activation says when it is due. */
export type ScheduledActivation = Pick<Activation, 'id' | 'status' | 'audiences' | 'createdAt' | 'scheduledSince'>;

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
 * @param runs those of the activation that have not ended, and the newest of the others, of this audience back to its last one by schedule
 */
export function dueSlots(
  activation: ScheduledActivation,
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
  const due = slotsSince(lastSlot(scheduled), scheduledSince(activation, entry.audienceId), entry, options);
  const free = options.overlap === 'queue' ? due : due.filter((slot) => !wasBusyAt(slot, runs, entry));
  return options.catchUp === 'latest' ? free.slice(-1) : free;
}

/**
 * The newest slot of one audience that may be due, whatever has run: while this one is claimed, none is. `undefined` while there was
 * none yet.
 */
export function newestSlot(
  activation: ScheduledActivation,
  entry: ActivatedAudience,
  { now, evaluatedAt }: Pick<DueSlotsOptions, 'now' | 'evaluatedAt'>,
): Instant | undefined {
  const after = scheduledSince(activation, entry.audienceId);
  if (entry.schedule.start.kind === 'at') return lastSlotDue(entry.schedule, { after, until: now });
  return evaluationSince(after, entry, { now, evaluatedAt });
}

function slotsSince(
  last: Instant | undefined,
  since: Instant,
  entry: ActivatedAudience,
  options: DueSlotsOptions,
): readonly Instant[] {
  const after = last !== undefined && Date.parse(last) > Date.parse(since) ? last : since;
  if (entry.schedule.start.kind === 'at') return slotsDue(entry.schedule, { after, until: options.now });
  const evaluatedAt = evaluationSince(after, entry, options);
  // An audience that is evaluated again on the same day has had its export of that day.
  const hasHadIts = last !== undefined && evaluatedAt !== undefined && isOneDay(last, evaluatedAt, entry);
  return evaluatedAt === undefined || hasHadIts ? [] : [evaluatedAt];
}

function evaluationSince(
  after: Instant,
  entry: ActivatedAudience,
  { now, evaluatedAt }: Pick<DueSlotsOptions, 'now' | 'evaluatedAt'>,
): Instant | undefined {
  if (evaluatedAt === null) return undefined;
  const at = Date.parse(evaluatedAt);
  const isNew = at > Date.parse(after) && at <= Date.parse(now);
  return isNew && evaluationDue(entry.schedule, evaluatedAt) ? evaluatedAt : undefined;
}

function isOneDay(one: Instant, other: Instant, { schedule: { timeZone } }: ActivatedAudience): boolean {
  return dayIn(one, timeZone) === dayIn(other, timeZone);
}

function lastSlot(runs: readonly Run[]): Instant | undefined {
  let last: Instant | undefined;
  for (const { slot } of runs) if (last === undefined || Date.parse(slot) > Date.parse(last)) last = slot;
  return last;
}

/**
 * Whether a run of this audience was going on at that moment. One that was taken up counts from then on: as long as its process was
 * gone, nothing ran.
 */
function wasBusyAt(moment: Instant, runs: readonly Run[], entry: ActivatedAudience): boolean {
  const at = Date.parse(moment);
  return runs.some((run) => {
    if (run.audienceId !== entry.audienceId || run.state.kind === 'waiting' || run.state.kind === 'running')
      return false;
    return Date.parse(run.takenUp?.at ?? run.state.startedAt) < at && at < Date.parse(run.state.endedAt);
  });
}
