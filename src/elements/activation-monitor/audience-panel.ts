import { html, nothing, type TemplateResult } from 'lit';
import type { ActivatedAudience, Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Run } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { frequencyWords } from '../../ui/format/schedule.ts';
import { shownNextRun } from './activation-order.ts';
import { MOST_RUNS } from './monitor-data.ts';
import { runLook, type Words } from './monitor-words.ts';
import { nextRun } from './next-run.ts';
import { lastEnded } from './run-history.ts';
import { fileNamePattern, whenWords } from './schedule-words.ts';
import { stateWords } from './state-words.ts';

export interface AudiencePanelOptions {
  readonly words: Words;
  readonly activation: Activation;
  readonly connection: Connection | undefined;
  readonly runs: readonly Run[];
  readonly session: Session;
  readonly now: number;
  /** Of an audience that no run names; `undefined` where nothing has told it. */
  readonly nameOf: (audienceId: string) => string | undefined;
}

/** Each audience of the activation: when it is exported, into which file, and how that ended last. */
export function audiencePanel(options: AudiencePanelOptions): TemplateResult {
  const { words, activation, runs } = options;
  const ended = lastEnded(runs);
  // Newest first: an audience that was renamed has its last name.
  const told = new Map([...runs].reverse().map(({ audienceId, audienceName }) => [audienceId, audienceName]));
  return html`<table class="pa-table" data-stack>
    <thead>
      <tr>
        <th scope="col">${words.term('audience')}</th>
        <th scope="col">${words.term('schedule')}</th>
        <th scope="col">${words.term('nextRun')}</th>
        <th scope="col">${words.term('fileName')}</th>
        <th scope="col">${words.term('lastResult')}</th>
      </tr>
    </thead>
    <tbody>
      ${activation.audiences.map((audience) =>
        row(audience, options, {
          name: told.get(audience.audienceId) ?? options.nameOf(audience.audienceId),
          last: ended.get(audience.audienceId),
        }),
      )}
    </tbody>
  </table>`;
}

function row(
  audience: ActivatedAudience,
  options: AudiencePanelOptions,
  { name, last }: { readonly name: string | undefined; readonly last: Run | undefined },
): TemplateResult {
  const { words, connection, session, now } = options;
  return html`<tr>
    <td>
      <span class="pa-cell-2"
        ><span class="pa-medium">${name ?? audience.audienceId}</span
        ><span>${name === undefined ? nothing : audience.audienceId}</span></span
      >
    </td>
    <td data-label=${words.term('schedule')}>
      <span class="pa-cell-2"
        ><span>${frequencyWords(words, audience.schedule)}</span
        ><span>${whenWords(words, audience.schedule)}</span></span
      >
    </td>
    <td data-label=${words.term('nextRun')}>${nextRunCell(audience, options)}</td>
    <td data-label=${words.term('fileName')}>
      <span class="pa-mono pa-break">${fileNamePattern(words, audience.fileName, connection)}</span>
    </td>
    <td data-label=${words.term('lastResult')}>
      ${
        last === undefined
          ? html`<span class="pa-none">${words.term(options.runs.length < MOST_RUNS ? 'noneYet' : 'noneLately')}</span>`
          : html`<span class="pa-cell-2"
              >${stateWords(runLook(words, last))}<span title=${last.slot}
                >${formatDayAndTime(words.language, new Date(last.slot), new Date(now), { timeZone: session.timeZone })}</span
              ></span
            >`
      }
    </td>
  </tr>`;
}

function nextRunCell({ schedule }: ActivatedAudience, options: AudiencePanelOptions): TemplateResult {
  const { words, activation, session, now } = options;
  if (activation.status === 'paused') return html`<span class="pa-none">${words.term('noneWhilePaused')}</span>`;
  // Where the activation as a whole goes no more, its schedules alone would promise what does not come.
  const next = shownNextRun(activation) === null ? undefined : nextRun(schedule, now, session.nextEvaluationAt);
  if (next === undefined) return html`<span class="pa-none">${words.term('noneLeft')}</span>`;
  const when = formatDayAndTime(words.language, new Date(next.at), new Date(now), { timeZone: session.timeZone });
  return html`<span title=${next.at}>${next.approximate ? words.term('expectedRun', when) : when}</span>`;
}
