import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ActivatedAudience, Activation } from '../../domain/activation.ts';
import type { Connection } from '../../domain/connection.ts';
import type { AudienceId } from '../../domain/ids.ts';
import type { Run } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { frequencyWords } from '../../ui/format/schedule.ts';
import { play } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { reasonedButton } from '../../ui/templates/reasoned-button.ts';
import { shownNextRun } from './activation-order.ts';
import { MOST_RUNS } from './monitor-data.ts';
import { runLook, whyNotRun, type Words } from './monitor-words.ts';
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
  /** Ticked, in the order of the activation. */
  readonly chosen: readonly AudienceId[];
  readonly onChoose: (audienceIds: readonly AudienceId[], isChosen: boolean) => void;
  readonly onRunChosen: () => void;
}

/** Each audience of the activation: when it is exported, into which file, and how that ended last. */
export function audiencePanel(options: AudiencePanelOptions): TemplateResult {
  const { words, activation, runs } = options;
  const ended = lastEnded(runs);
  // Newest first: an audience that was renamed has its last name.
  const told = new Map([...runs].reverse().map(({ audienceId, audienceName }) => [audienceId, audienceName]));
  return html`${runChosen(options)}
    <table class="pa-table" data-stack>
      <thead>
        <tr>
          <th scope="col">${chooseAll(options)}</th>
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

function runChosen({ words, session, chosen, onRunChosen }: AudiencePanelOptions): TemplateResult {
  const isNone = chosen.length === 0;
  const whyNot = whyNotRun(words, session, chosen.length);
  return html`<div class="pa-run-day">
    ${reasonedButton({
      face: html`${icon(play)}${isNone ? words.term('runChosen') : words.term('runSome', chosen.length)}`,
      size: 'sm',
      reason: whyNot ?? (isNone ? words.term('chooseFirst') : undefined),
      onPress: onRunChosen,
    })}
  </div>`;
}

function chooseAll({ words, activation, chosen, onChoose }: AudiencePanelOptions): TemplateResult {
  const all = activation.audiences.map(({ audienceId }) => audienceId);
  const isAll = chosen.length === all.length;
  return html`<span class="pa-row"
    >${checkbox({
      label: words.term('chooseAll'),
      checked: isAll,
      indeterminate: chosen.length > 0 && !isAll,
      onChange: (checked) => onChoose(all, checked),
    })}${words.term('audience')}</span
  >`;
}

function checkbox(options: {
  readonly label: string;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly onChange: (checked: boolean) => void;
}): TemplateResult {
  return html`<input
    class="pa-check"
    type="checkbox"
    aria-label=${options.label}
    .checked=${live(options.checked)}
    .indeterminate=${options.indeterminate ?? false}
    @change=${(event: Event) => options.onChange((event.target as HTMLInputElement).checked)}
  />`;
}

function row(
  audience: ActivatedAudience,
  options: AudiencePanelOptions,
  { name, last }: { readonly name: string | undefined; readonly last: Run | undefined },
): TemplateResult {
  const { words, connection, session, now, chosen, onChoose } = options;
  const { audienceId } = audience;
  return html`<tr>
    <td>
      <span class="pa-row"
        >${checkbox({
          label: words.term('chooseAudience', name ?? audienceId),
          checked: chosen.includes(audienceId),
          onChange: (checked) => onChoose([audienceId], checked),
        })}<span class="pa-cell-2"
          ><span class="pa-medium">${name ?? audienceId}</span
          ><span>${name === undefined ? nothing : audienceId}</span></span
        ></span
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
