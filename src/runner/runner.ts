import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import type { Clock } from '../adapter/clock.ts';
import { everyPage } from '../adapter/every-page.ts';
import type { ActivatedAudience } from '../domain/activation.ts';
import type { Audience } from '../domain/audience.ts';
import type { ActivationId, AudienceId } from '../domain/ids.ts';
import type { Instant } from '../domain/primitives.ts';
import type { Run } from '../domain/run.ts';
import { instantOf } from '../domain/slots.ts';
import { ClaimedSlots } from './claimed-slots.ts';
import { dueSlots, newestSlot, type CatchUp, type Overlap, type ScheduledActivation } from './due-slots.ts';
import { recentRuns } from './recent-runs.ts';

export interface EveryActivation {
  readonly activations: readonly ScheduledActivation[];
  readonly failures: readonly unknown[];
}

/** What a runner needs beside the contract: to claim a slot and run it. */
export interface SlotStarter {
  /**
   * Every activation that can be read, and why the others cannot, which hold none up. Without it they are listed at every look as
   * screens have them, with what became of their last runs.
   */
  scheduled?(signal?: AbortSignal): Promise<EveryActivation>;
  /** The claimed run, which goes on by itself; `undefined` when another runner has claimed the slot. */
  startSlot(
    activationId: ActivationId,
    audienceId: AudienceId,
    slot: Instant,
    signal?: AbortSignal,
  ): Promise<Run | undefined>;
  /** Whether somebody has claimed the slot. Without it runs are listed at every look, to see that nothing is due. */
  isClaimed?(activationId: ActivationId, audienceId: AudienceId, slot: Instant, signal?: AbortSignal): Promise<boolean>;
  /** Takes up the runs whose process is gone; answers those that this call has taken up. */
  takeUpInterrupted?(): Promise<readonly Run[]>;
  /** Tidies up what runs that have ended could not. Called at every look; does so once in a while. */
  sweep?(): Promise<void>;
}

export interface RunnerOptions {
  readonly adapter: Pick<ActivationAdapter, 'listActivations' | 'listAudiences' | 'listRuns'>;
  readonly slots: SlotStarter;
  readonly clock: Clock;
  /** `latest` unless told. */
  readonly catchUp?: CatchUp;
  /** `skip` unless told. */
  readonly overlap?: Overlap;
}

export interface Runner {
  /**
   * Takes up what a process that is gone has left, then claims and starts every slot that is due, once, whoever else does so at the
   * same time; answers the runs that this call took up or started.
   * Idempotent: a cron job, a function that is called on a timer and the server's own loop may all call it.
   *
   * @throws what failed, an AggregateError where that is several things, after everything else that is due was started: one
   * activation that cannot be started holds no other up
   */
  runDue(signal?: AbortSignal): Promise<readonly Run[]>;
  /** Calls `runDue` again and again until the signal is aborted; one that fails is reported and does not end the loop. */
  loop(options: {
    readonly everyMilliseconds: number;
    readonly signal: AbortSignal;
    readonly onError: (error: unknown) => void;
  }): Promise<void>;
}

export function createRunner(options: RunnerOptions): Runner {
  const claimed = new ClaimedSlots();
  const runDue = async (signal?: AbortSignal): Promise<readonly Run[]> => {
    const now = instantOf({ epochMilliseconds: options.clock.now() });
    const started: Run[] = [];
    const failures: unknown[] = [];
    const attempt = async (act: () => Promise<void>) => {
      signal?.throwIfAborted();
      await act().catch((error: unknown) => failures.push(error));
    };
    await attempt(async () => void started.push(...((await options.slots.takeUpInterrupted?.()) ?? [])));
    await attempt(async () => options.slots.sweep?.());
    const { activations, failures: unread } = await everyActivation(options, signal);
    failures.push(...unread);
    for (const activation of activations)
      await attempt(async () => {
        for (const { audienceId, slots } of await dueSlotsOf(activation, now, { ...options, claimed }, signal))
          // A later slot would hide that an earlier one was not started.
          await attempt(async () => {
            for (const slot of slots) {
              const run = await options.slots.startSlot(activation.id, audienceId, slot, signal);
              if (run !== undefined) started.push(run);
            }
          });
      });
    signal?.throwIfAborted();
    if (failures.length > 0) throw oneOf(failures);
    return started;
  };
  return {
    runDue,
    async loop({ everyMilliseconds, signal, onError }) {
      while (!signal.aborted) {
        await runDue(signal).catch((error: unknown) => {
          if (!signal.aborted) onError(error);
        });
        await options.clock.sleep(everyMilliseconds, signal).catch(() => undefined);
      }
    },
  };
}

interface DueAudience {
  readonly audienceId: AudienceId;
  /** Oldest first. */
  readonly slots: readonly Instant[];
}

async function dueSlotsOf(
  activation: ScheduledActivation,
  now: Instant,
  options: RunnerOptions & { readonly claimed: ClaimedSlots },
  signal?: AbortSignal,
): Promise<readonly DueAudience[]> {
  if (activation.status !== 'enabled') return [];
  const evaluations = await evaluationTimes(activation, options, signal);
  const momentsOf = ({ audienceId }: ActivatedAudience) => ({
    now,
    evaluatedAt: evaluations.get(audienceId) ?? null,
  });
  const unclaimed = await Promise.all(
    activation.audiences.map(async (entry) => {
      const slot = newestSlot(activation, entry, momentsOf(entry));
      return slot === undefined || (await isClaimed(activation.id, entry, slot, options, signal)) ? [] : [entry];
    }),
  );
  const entries = unclaimed.flat();
  if (entries.length === 0) return [];
  const runs = await recentRuns(activation, entries, options.adapter, signal);
  const { catchUp = 'latest', overlap = 'skip' } = options;
  return entries.map((entry) => ({
    audienceId: entry.audienceId,
    slots: dueSlots(activation, entry, runs, { ...momentsOf(entry), catchUp, overlap }),
  }));
}

async function isClaimed(
  activationId: ActivationId,
  { audienceId }: ActivatedAudience,
  slot: Instant,
  { slots, claimed }: Pick<RunnerOptions, 'slots'> & { readonly claimed: ClaimedSlots },
  signal?: AbortSignal,
): Promise<boolean> {
  const ask = async () => (await slots.isClaimed?.(activationId, audienceId, slot, signal)) ?? false;
  return claimed.has(activationId, audienceId, slot, ask);
}

function oneOf(failures: readonly unknown[]): unknown {
  return failures.length === 1 ? failures[0] : new AggregateError(failures, 'Not everything that is due was started.');
}

/** Rows asked for at once. */
const PAGE = 500;

async function everyActivation({ slots, adapter }: RunnerOptions, signal?: AbortSignal): Promise<EveryActivation> {
  if (slots.scheduled !== undefined) return slots.scheduled(signal);
  const call = signal === undefined ? {} : { signal };
  const activations = await everyPage((cursor) => adapter.listActivations({ limit: PAGE, ...cursor }, call));
  return { activations, failures: [] };
}

/** Asked only where a schedule waits for the evaluation. */
async function evaluationTimes(
  activation: ScheduledActivation,
  options: RunnerOptions,
  signal?: AbortSignal,
): Promise<ReadonlyMap<AudienceId, Audience['evaluatedAt']>> {
  const ids = activation.audiences
    .filter(({ schedule }) => schedule.start.kind === 'after-evaluation')
    .map(({ audienceId }) => audienceId);
  if (ids.length === 0) return new Map();
  const audiences = await everyPage(({ cursor }) =>
    options.adapter.listAudiences(
      { filter: { ids }, limit: PAGE, ...(cursor === undefined ? {} : { from: { kind: 'cursor', cursor } }) },
      signal === undefined ? {} : { signal },
    ),
  );
  return new Map(audiences.map((audience) => [audience.id, audience.evaluatedAt]));
}
