import * as v from 'valibot';
import { plainDateSchema, plainTimeSchema, timeZoneSchema } from './primitives.ts';

const atTimeSchema = v.object({ kind: v.literal('at'), time: plainTimeSchema });

/** Once and daily may wait for the audience's evaluation instead of the clock; weekly and monthly may not (model product). */
export const scheduleStartSchema = v.variant('kind', [atTimeSchema, v.object({ kind: v.literal('after-evaluation') })]);
export type ScheduleStart = v.InferOutput<typeof scheduleStartSchema>;

const span = {
  firstDay: plainDateSchema,
  /** `null` runs without end. */
  lastDay: v.nullable(plainDateSchema),
  /** `exclusive` leaves the last day out, as the model product does. */
  lastDayIs: v.picklist(['inclusive', 'exclusive']),
  timeZone: timeZoneSchema,
};

/** ISO weekday: 1 is Monday, 7 is Sunday. */
const weekdaySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));
/** Day of the month; in a shorter month its last day. */
const dayOfMonthSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31));

const frequencies = v.variant('frequency', [
  v.object({
    frequency: v.literal('once'),
    day: plainDateSchema,
    start: scheduleStartSchema,
    timeZone: timeZoneSchema,
  }),
  v.object({ frequency: v.literal('daily'), start: scheduleStartSchema, ...span }),
  v.object({ frequency: v.literal('weekly'), weekday: weekdaySchema, start: atTimeSchema, ...span }),
  v.object({ frequency: v.literal('monthly'), dayOfMonth: dayOfMonthSchema, start: atTimeSchema, ...span }),
]);

/** When an audience is exported. Always in full: incremental files are not offered for prospects. */
export const scheduleSchema = v.pipe(
  frequencies,
  v.check(
    (schedule) => schedule.frequency === 'once' || schedule.lastDay === null || schedule.lastDay >= schedule.firstDay,
    'ends-before-it-begins',
  ),
);
export type Schedule = v.InferOutput<typeof scheduleSchema>;
export type Frequency = Schedule['frequency'];
