import * as v from 'valibot';
import { scheduleSchema, type Frequency, type Schedule } from '../schedule.ts';

/** A schedule as it is typed: every control keeps its value while another one makes it idle, and a day may be blank. */
export interface ScheduleForm {
  readonly frequency: Frequency;
  readonly start: 'at' | 'after-evaluation';
  readonly time: string;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  readonly dayOfMonth: number;
  readonly timeZone: string;
  readonly firstDay: string;
  /** Blank: no end. */
  readonly lastDay: string;
  readonly lastDayIs: 'inclusive' | 'exclusive';
}

export type ScheduleFormIssue = 'first-day-missing' | 'last-day-invalid' | 'time-missing' | 'ends-before-it-begins';

/** What is offered when a schedule waits for the evaluation and a time is asked for. */
const PROPOSED_TIME = '02:30';

export function scheduleFormOf(schedule: Schedule): ScheduleForm {
  const firstDay = schedule.frequency === 'once' ? schedule.day : schedule.firstDay;
  return {
    frequency: schedule.frequency,
    start: schedule.start.kind,
    time: schedule.start.kind === 'at' ? schedule.start.time : PROPOSED_TIME,
    weekday: schedule.frequency === 'weekly' ? schedule.weekday : weekdayOf(firstDay),
    dayOfMonth: schedule.frequency === 'monthly' ? schedule.dayOfMonth : Number(firstDay.slice(8)),
    timeZone: schedule.timeZone,
    firstDay,
    lastDay: schedule.frequency === 'once' ? '' : (schedule.lastDay ?? ''),
    lastDayIs: schedule.frequency === 'once' ? 'inclusive' : schedule.lastDayIs,
  };
}

/** The form after some of its controls were changed. Weekly and monthly never wait for the evaluation, so they get a time. */
export function changeScheduleForm(form: ScheduleForm, changes: Partial<ScheduleForm>): ScheduleForm {
  const changed = { ...form, ...changes };
  return waitsForEvaluation(changed) || changed.start === 'at' ? changed : { ...changed, start: 'at' };
}

/** Whether this frequency may wait for the evaluation of its audience (model product: once and daily alone). */
export function waitsForEvaluation({ frequency }: Pick<ScheduleForm, 'frequency'>): boolean {
  return frequency === 'once' || frequency === 'daily';
}

/** The schedule that the form says; `undefined` while something is missing, which `scheduleFormIssues` names. */
export function scheduleOf(form: ScheduleForm): Schedule | undefined {
  const parsed = v.safeParse(scheduleSchema, wanted(form));
  return parsed.success ? parsed.output : undefined;
}

export function scheduleFormIssues(form: ScheduleForm): readonly ScheduleFormIssue[] {
  const issues: ScheduleFormIssue[] = [];
  if (form.start === 'at' && !/^\d{2}:\d{2}$/.test(form.time)) issues.push('time-missing');
  if (!isDay(form.firstDay)) issues.push('first-day-missing');
  if (form.frequency === 'once' || form.lastDay === '') return issues;
  if (!isDay(form.lastDay)) issues.push('last-day-invalid');
  else if (isDay(form.firstDay) && endsTooEarly(form)) issues.push('ends-before-it-begins');
  return issues;
}

function wanted(form: ScheduleForm): unknown {
  const { frequency, timeZone, weekday, dayOfMonth, firstDay, lastDayIs } = form;
  const start = form.start === 'at' ? { kind: 'at', time: form.time } : { kind: 'after-evaluation' };
  if (frequency === 'once') return { frequency, day: firstDay, start, timeZone };
  const span = { firstDay, lastDay: form.lastDay === '' ? null : form.lastDay, lastDayIs, timeZone };
  switch (frequency) {
    case 'daily':
      return { frequency, start, ...span };
    case 'weekly':
      return { frequency, weekday, start, ...span };
    case 'monthly':
      return { frequency, dayOfMonth, start, ...span };
  }
}

function endsTooEarly({ firstDay, lastDay, lastDayIs }: ScheduleForm): boolean {
  return lastDayIs === 'inclusive' ? lastDay < firstDay : lastDay <= firstDay;
}

/** A day that the calendar has: 30 February is none. */
function isDay(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
