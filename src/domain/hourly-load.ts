import { nextRuns } from './next-runs.ts';
import type { Instant } from './primitives.ts';
import type { Schedule } from './schedule.ts';
import { instantOf } from './slots.ts';

const MILLISECONDS_AN_HOUR = 3_600_000;

/** Coming runs of each schedule that are looked at: enough for every weekday and the end of a month to meet. */
const RUNS_LOOKED_AT = 35;

/** The hour, in UTC, in which most audiences are exported; platforms advise an upper bound for it. `undefined` without runs. */
export function busiestHour(
  schedules: readonly Schedule[],
  options: { readonly after: Instant; readonly nextEvaluationAt?: Instant | null },
): { readonly hour: Instant; readonly audiences: number } | undefined {
  const load = new Map<number, number>();
  for (const schedule of schedules) {
    const hours = new Set(
      nextRuns(schedule, { ...options, count: RUNS_LOOKED_AT }).map((run) =>
        Math.floor(Date.parse(run.at) / MILLISECONDS_AN_HOUR),
      ),
    );
    for (const hour of hours) load.set(hour, (load.get(hour) ?? 0) + 1);
  }
  let busiest: [hour: number, audiences: number] | undefined;
  for (const [hour, audiences] of load) {
    if (busiest === undefined || audiences > busiest[1] || (audiences === busiest[1] && hour < busiest[0]))
      busiest = [hour, audiences];
  }
  return (
    busiest && { hour: instantOf({ epochMilliseconds: busiest[0] * MILLISECONDS_AN_HOUR }), audiences: busiest[1] }
  );
}
