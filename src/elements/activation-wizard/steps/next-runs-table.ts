import { html, nothing, type TemplateResult } from 'lit';
import type { PlannedRun } from '../../../domain/next-runs.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { formatDate, formatTime, formatZone } from '../../../ui/format/date-time.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { dayWords } from '../../../ui/format/schedule.ts';
import { sun, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';
import { momentWords } from './schedule-words.ts';

/** Coming runs that are shown. */
export const RUNS_SHOWN = 10;

export interface NextRunsContext {
  readonly runs: readonly PlannedRun[];
  readonly schedule: Schedule;
  /** Audiences that are edited. */
  readonly count: number;
  /** Days after which a profile expires; a longer gap is marked. */
  readonly lifetimeDays: number | undefined;
}

/** The coming runs in the schedule's zone and UTC, as a table, because people compare them. */
export function nextRunsTable(words: Words, context: NextRunsContext): TemplateResult {
  const { runs, schedule, count } = context;
  return html`<section class="pa-card" aria-labelledby="next-runs" part="next-runs">
    <header class="pa-card-head" data-wrap>
      <h3 class="pa-heading pa-grow" id="next-runs">
        ${words.term('nextTenRuns')} <span class="pa-count">${words.term('ofTheEdited', count)}</span>
      </h3>
      <span class="pa-small pa-subtle">${endWords(words, schedule)}</span>
    </header>
    ${runs.length === 0 ? html`<p class="pa-card-body pa-muted">${words.term('noRuns')}</p>` : table(words, context)}
  </section>`;
}

function table(words: Words, context: NextRunsContext): TemplateResult {
  const { runs, schedule } = context;
  return html`<table class="pa-table pa-runs">
    <thead>
      <tr>
        <th class="pa-num">#</th>
        <th>${schedule.timeZone}</th>
        <th>${words.term('note')}</th>
        <th class="pa-num">${words.term('utc')}</th>
        <th class="pa-num">${words.term('gapBefore')}</th>
      </tr>
    </thead>
    <tbody>
      ${runs.map((run, index) => row(words, run, index, context))}
    </tbody>
  </table>`;
}

function row(words: Words, run: PlannedRun, index: number, { runs, schedule, lifetimeDays }: NextRunsContext) {
  const local = momentWords(words, run.at, schedule.timeZone);
  const utc = new Date(run.at);
  const over = run.gapDays !== null && lifetimeDays !== undefined && run.gapDays > lifetimeDays;
  const day = formatDate(words.language, utc, { timeZone: 'UTC' });
  const note = noteWords(words, run, runs[index - 1], schedule.timeZone);
  return html`<tr ?data-noted=${run.note !== undefined} ?data-mark=${run.note?.endsWith('clock-change') ?? false}>
    <td class="pa-num pa-subtle">${formatNumber(words.language, index + 1)}</td>
    <td>${run.approximate ? words.term('approximately', local) : local}</td>
    <td>${note}</td>
    <td class="pa-num pa-muted">${day}, ${formatTime(words.language, utc, { timeZone: 'UTC' })}</td>
    <td class="pa-num">
      <span class="pa-gap" ?data-over=${over}
        >${over ? icon(warning) : nothing}${run.gapDays === null ? html`<span class="pa-none">${words.term('first')}</span>` : words.term('days', run.gapDays)}</span
      >
    </td>
  </tr>`;
}

function noteWords(words: Words, run: PlannedRun, before: PlannedRun | undefined, timeZone: string) {
  if (run.note === undefined) return nothing;
  if (run.note === 'last-day-of-short-month')
    return html`<span class="pa-subtle">${words.term('note.last-day-of-short-month')}</span>`;
  if (run.note !== 'clock-change') return clockChange(words.term(`note.${run.note}`));
  const zoneAt = (at: string) => formatZone(words.language, timeZone, new Date(at));
  return clockChange(
    before === undefined ? zoneAt(run.at) : words.term('note.clock-change', zoneAt(before.at), zoneAt(run.at)),
  );
}

function clockChange(text: string): TemplateResult {
  return html`<span class="pa-badge" data-tone="info">${icon(sun, { size: 'sm' })}${text}</span>`;
}

function endWords(words: Words, schedule: Schedule): string {
  if (schedule.frequency === 'once') return '';
  if (schedule.lastDay === null) return words.term('endless');
  return words.term(
    schedule.lastDayIs === 'inclusive' ? 'endsAfter' : 'endsBeforeDay',
    dayWords(words, schedule.lastDay),
  );
}
