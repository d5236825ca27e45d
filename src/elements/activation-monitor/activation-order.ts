import type { Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';

/** What the Status column says: while runs are on their way, that. */
export type ShownStatus = Activation['status'] | 'running';

/** The statuses in the order in which they want to be looked at. */
export const shownStatuses: readonly ShownStatus[] = ['needs-attention', 'running', 'enabled', 'paused'];

/** What the list can be in the order of: its columns. */
export const sortKeys = ['name', 'status', 'audiences', 'nextRun', 'lastResult'] as const;

export type SortKey = (typeof sortKeys)[number];

export interface ActivationSort {
  readonly by: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/** What narrows the list. All of it must hold; of several statuses or connections, any. An empty entry narrows nothing. */
export interface ActivationFilter {
  /** Found in the name, without regard to case. */
  readonly search: string;
  readonly statuses: readonly ShownStatus[];
  readonly connectionIds: readonly string[];
}

export const noFilter: ActivationFilter = { search: '', statuses: [], connectionIds: [] };

export function shownStatus({ status, activeRuns }: Activation): ShownStatus {
  return activeRuns > 0 ? 'running' : status;
}

/** When it goes next; `null` where it does not. */
export function shownNextRun({ status, nextRunAt }: Activation): string | null {
  return status === 'paused' ? null : nextRunAt;
}

export function filtered(activations: readonly Activation[], filter: ActivationFilter): readonly Activation[] {
  const sought = filter.search.trim().toLowerCase();
  const holds = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value);
  return activations.filter(
    (activation) =>
      activation.name.toLowerCase().includes(sought) &&
      holds(filter.statuses, shownStatus(activation)) &&
      holds<string>(filter.connectionIds, activation.connectionId),
  );
}

/** Equal ones by name; those without a next run or a result come last, whichever way the others go. */
export function sorted(
  activations: readonly Activation[],
  { by, direction }: ActivationSort,
  language: string,
): readonly Activation[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const byName = (one: Activation, other: Activation) => collator.compare(one.name, other.name);
  const sign = direction === 'ascending' ? 1 : -1;
  if (by === 'name') return [...activations].sort((one, other) => sign * byName(one, other));
  const rank = ranks[by];
  return [...activations].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    if (first === null || second === null) {
      return first === second ? byName(one, other) : first === null ? 1 : -1;
    }
    return sign * (first - second) || byName(one, other);
  });
}

const ranks: Readonly<Record<Exclude<SortKey, 'name'>, (activation: Activation) => number | null>> = {
  status: (activation) => shownStatuses.indexOf(shownStatus(activation)),
  audiences: ({ audiences }) => audiences.length,
  nextRun: (activation) => {
    const next = shownNextRun(activation);
    return next === null ? null : Date.parse(next);
  },
  lastResult: ({ lastResult }) => (lastResult === null ? null : resultRank(lastResult)),
};

/** Worst first: all failed, some failed, cancelled, success. */
function resultRank({ succeeded, failed, cancelled }: NonNullable<Activation['lastResult']>): number {
  if (failed > 0) return succeeded + cancelled === 0 ? 0 : 1;
  return cancelled > 0 ? 2 : 3;
}

/** The connections that activations go to, by name: what a filter can offer. */
export function usedConnections(
  activations: readonly Activation[],
  connections: ReadonlyMap<string, Connection>,
  language: string,
): readonly { readonly id: string; readonly name: string }[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return [...new Set(activations.map(({ connectionId }) => connectionId))]
    .map((id) => ({ id, name: connections.get(id)?.name ?? id }))
    .sort((one, other) => collator.compare(one.name, other.name));
}
