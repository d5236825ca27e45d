import { Temporal } from 'temporal-polyfill';
import type { Audience } from '../audience.ts';
import type { DraftAudience } from '../draft.ts';
import { defaultFileNameTemplate } from '../file-name.ts';
import type { AudienceId } from '../ids.ts';
import type { PlainDate } from '../primitives.ts';
import { defaultSchedule, earliestSafeStart } from '../schedule-rules.ts';
import type { Schedule } from '../schedule.ts';
import type { WizardConfig } from './wizard-config.ts';
import type { WizardFacts } from './wizard-state.ts';

/** The chosen audiences in their order; who was there keeps schedule and file name, who is new gets the default. */
export function chooseAudiences(
  present: readonly DraftAudience[],
  chosen: readonly Audience[],
  context: { readonly facts: Pick<WizardFacts, 'now' | 'session'>; readonly config: WizardConfig },
): DraftAudience[] {
  const { facts, config } = context;
  const known = new Map(present.map((entry) => [entry.audienceId, entry]));
  // One object for all: rules about it are worked out once.
  const schedule = config.prefill?.schedule ?? defaultSchedule({ now: facts.now, timeZone: facts.session.timeZone });
  const fileName = config.prefill?.fileName ?? defaultFileNameTemplate;
  const stay = present.filter(({ audienceId }) => chosen.some(({ id }) => id === audienceId));
  const come = chosen.filter(({ id }) => !known.has(id));
  return [
    ...describeAudiences(stay, new Map(chosen.map((audience) => [audience.id, audience]))),
    ...come.map(({ id, name, profiles }) => ({ audienceId: id, name, profiles, schedule, fileName })),
  ];
}

/** The same entries with the names and profiles that are known now. */
export function describeAudiences(
  entries: readonly DraftAudience[],
  known: ReadonlyMap<AudienceId, Audience>,
): DraftAudience[] {
  return entries.map((entry) => {
    const audience = known.get(entry.audienceId);
    return audience === undefined ? entry : { ...entry, name: audience.name, profiles: audience.profiles };
  });
}

/** Each of the named rows takes schedule and file name from the row above it, first to last. The first row has none above it. */
export function copyFromAbove(entries: readonly DraftAudience[], ids: readonly AudienceId[]): DraftAudience[] {
  const copied: DraftAudience[] = [];
  for (const entry of entries) {
    const above = copied.at(-1);
    copied.push(
      above === undefined || !ids.includes(entry.audienceId)
        ? entry
        : { ...entry, schedule: above.schedule, fileName: above.fileName },
    );
  }
  return copied;
}

/** The schedule with its first start at the earliest moment that the platform does not skip; its end goes along where that is past it. */
export function madeSafe(schedule: Schedule, facts: Pick<WizardFacts, 'now' | 'session'>): Schedule {
  const { day, time } = earliestSafeStart(
    facts.now,
    facts.session.limits.minutesBeforeFirstRun ?? 0,
    schedule.timeZone,
  );
  const start = { kind: 'at', time } as const;
  if (schedule.frequency === 'once') return { ...schedule, day, start };
  return { ...schedule, firstDay: day, lastDay: lastDayFrom(day, schedule), start };
}

function lastDayFrom(
  firstDay: PlainDate,
  { lastDay, lastDayIs }: Extract<Schedule, { readonly lastDay: unknown }>,
): PlainDate | null {
  if (lastDay === null) return null;
  const least = lastDayIs === 'inclusive' ? firstDay : Temporal.PlainDate.from(firstDay).add({ days: 1 }).toString();
  return lastDay < least ? least : lastDay;
}
