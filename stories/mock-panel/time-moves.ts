import { everyPage } from '../../src/adapter/every-page.ts';
import { toActivationError } from '../../src/adapter/activation-error.ts';
import { PROFILE_LIFETIME_DAYS, type MockBackend } from '../../mocks/index.ts';

/** Where the time of a mock backend can be moved to at a press. */
export const timeMoves = ['hour', 'day', 'due-run', 'evaluation', 'lifetime'] as const;
export type TimeMove = (typeof timeMoves)[number];

/** What a move brought about; time has not moved where `from` and `to` are the same. */
export interface TimeMoved {
  readonly from: number;
  readonly to: number;
  /** Slots of schedules that were run on the way; `null` where the person may not look at runs. */
  readonly dueRuns: number | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Moves the time of a backend on, and tells what came due on the way. */
export async function moveTime(backend: MockBackend, move: TimeMove): Promise<TimeMoved> {
  const from = backend.clock.now();
  const to = await momentOf(backend, move);
  if (to === null || to <= from) return { from, to: from, dueRuns: 0 };
  await backend.clock.advance(to - from);
  return { from, to, dueRuns: await allowed(() => dueRunsBetween(backend, from, to)) };
}

/** `null` where nothing of that kind is to come. */
async function momentOf(backend: MockBackend, move: TimeMove): Promise<number | null> {
  const now = backend.clock.now();
  switch (move) {
    case 'hour':
      return now + HOUR;
    case 'day':
      return now + DAY;
    case 'lifetime':
      return now + PROFILE_LIFETIME_DAYS * DAY;
    case 'evaluation':
      return allowed(async () => momentIn((await backend.bare.getSession()).nextEvaluationAt));
    case 'due-run':
      return allowed(() => nextDueRun(backend));
  }
}

async function nextDueRun({ bare, clock }: MockBackend): Promise<number | null> {
  const activations = await everyPage((from) => bare.listActivations(from));
  const moments = activations.flatMap(({ status, nextRunAt }) =>
    status === 'enabled' ? (momentIn(nextRunAt) ?? []) : [],
  );
  const ahead = moments.filter((moment) => moment > clock.now());
  return ahead.length === 0 ? null : Math.min(...ahead);
}

async function dueRunsBetween({ bare }: MockBackend, from: number, to: number): Promise<number> {
  const runs = await everyPage((page) => bare.listRuns(page));
  return runs.filter(({ trigger, slot }) => trigger === 'schedule' && Date.parse(slot) > from && Date.parse(slot) <= to)
    .length;
}

function momentIn(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

/** `null` where the person of the scenario may not ask. */
async function allowed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (toActivationError(error).code === 'forbidden') return null;
    throw error;
  }
}
