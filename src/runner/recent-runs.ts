import type { ActivationAdapter } from '../adapter/activation-adapter.ts';
import { everyPage, pagesOf } from '../adapter/every-page.ts';
import type { ActivatedAudience } from '../domain/activation.ts';
import type { Run } from '../domain/run.ts';
import { scheduledSince } from '../domain/scheduled-since.ts';
import type { ScheduledActivation } from './due-slots.ts';

/** Runs asked for at once. */
const PAGE = 100;

/**
 * What is to be known of the past to say what of some audiences is due: the runs that have not ended, and the others newest first, until
 * each of the audiences has shown its last one by schedule, or can show none any more. So a look does not read the runs of years.
 *
 * A run that was tried again long after its slot is seen as long as it goes on, and may not be seen any more when it has ended.
 */
export async function recentRuns(
  activation: ScheduledActivation,
  entries: readonly ActivatedAudience[],
  adapter: Pick<ActivationAdapter, 'listRuns'>,
  signal?: AbortSignal,
): Promise<readonly Run[]> {
  const call = signal === undefined ? {} : { signal };
  const query = { activationId: activation.id, limit: PAGE };
  const runs: Run[] = [];
  for (const state of ['waiting', 'running'] as const)
    runs.push(...(await everyPage((from) => adapter.listRuns({ ...query, state, ...from }, call))));
  const sought = new Map(
    entries.map(({ audienceId }) => [audienceId, Date.parse(scheduledSince(activation, audienceId))]),
  );
  for await (const page of pagesOf((from) => adapter.listRuns({ ...query, ...from }, call))) {
    for (const run of page) {
      runs.push(run);
      if (run.trigger === 'schedule') sought.delete(run.audienceId);
      for (const [audienceId, since] of sought) if (Date.parse(run.slot) <= since) sought.delete(audienceId);
    }
    if (sought.size === 0) break;
  }
  return runs;
}
