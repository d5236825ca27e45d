import { html, nothing, type TemplateResult } from 'lit';
import type { ActivatedAudience, Activation } from '../../../domain/activation.ts';
import type { AudienceId } from '../../../domain/ids.ts';
import type { PlannedRun } from '../../../domain/next-runs.ts';
import type { Run } from '../../../domain/run.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { formatDay } from '../../../ui/format/date-time.ts';
import { clock, failure, pause, skipped, spinner, success, type Glyph } from '../../../ui/icons/glyphs.ts';
import { icon, type IconTone } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';
import { comingRuns } from './schedule-facts.ts';
import { runWords } from './schedule-words.ts';

/** Audiences that have a row each; the others share the last one. */
const ROWS = 8;

export interface FirstRunsContent {
  readonly wizard: WizardState;
  readonly activation: Activation;
  /** Runs that have begun. */
  readonly runs: ReadonlyMap<AudienceId, Run>;
  readonly isEdit: boolean;
}

interface Row {
  readonly entry: ActivatedAudience;
  readonly name: string;
  readonly next: PlannedRun | undefined;
}

/** The first run of each audience, soonest first, and how it stands once it has begun. */
export function firstRunsTable(words: Words, content: FirstRunsContent): TemplateResult {
  const { wizard, activation, runs, isEdit } = content;
  const rows = rowsOf(wizard, activation);
  const shown = rows.length <= ROWS ? rows : rows.slice(0, ROWS - 1);
  const others = rows.slice(shown.length);
  const { now, session } = wizard.facts;
  return html`<section class="pa-card" aria-labelledby="first-runs">
    <header class="pa-card-head" data-wrap>
      <h2 class="pa-heading" id="first-runs">${words.term(isEdit ? 'nextRuns' : 'firstRuns')}</h2>
      <span class="pa-small pa-subtle pa-push">${words.term('timesIn', session.timeZone)}</span>
    </header>
    <table class="pa-table" data-stack>
      <thead>
        <tr>
          <th scope="col">${words.term('audience')}</th>
          <th scope="col">${words.term('trigger')}</th>
          <th scope="col">${words.term(isEdit ? 'nextRun' : 'firstRun')}</th>
          <th scope="col">${words.term('state')}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ entry, name, next }) =>
            html`<tr>
              <td class="pa-medium pa-break">${name}</td>
              <td class="pa-muted" data-label=${words.term('trigger')}>
                ${triggerWords(words, entry, runs.get(entry.audienceId))}
              </td>
              <td data-label=${words.term(isEdit ? 'nextRun' : 'firstRun')}>
                ${whenWords(words, next, runs.get(entry.audienceId), { now, timeZone: session.timeZone })}
              </td>
              <td data-label=${words.term('state')}>${stateOf(words, activation, runs.get(entry.audienceId))}</td>
            </tr>`,
        )}
        ${others.length === 0 ? nothing : othersRow(words, others, content)}
      </tbody>
    </table>
  </section>`;
}

/** When the first file is due; `undefined` where none is. */
export function firstRunWords(words: Words, wizard: WizardState, activation: Activation): string | undefined {
  const [first] = rowsOf(wizard, activation);
  if (activation.status !== 'enabled' || first?.next === undefined) return undefined;
  const { now, session } = wizard.facts;
  return runWords(words, first.next, { now, timeZone: session.timeZone, zone: true, within: true });
}

function rowsOf({ draft, facts }: WizardState, activation: Activation): readonly Row[] {
  const names = new Map(draft.audiences.map(({ audienceId, name }) => [audienceId, name]));
  const timeOf = ({ next }: Row) => (next === undefined ? Number.MAX_VALUE : Date.parse(next.at));
  return activation.audiences
    .map((entry) => ({
      entry,
      name: names.get(entry.audienceId) ?? entry.audienceId,
      next: comingRuns(entry.schedule, facts, 1)[0],
    }))
    .sort((one, other) => timeOf(one) - timeOf(other));
}

function othersRow(words: Words, others: readonly Row[], { wizard, activation, runs }: FirstRunsContent) {
  const triggers = [...new Set(others.map(({ entry }) => triggerWords(words, entry, undefined)))];
  const { now, session } = wizard.facts;
  const first = others[0]?.next;
  const begun = others.flatMap(({ entry }) => runs.get(entry.audienceId) ?? []);
  return html`<tr>
    <td class="pa-medium">${words.term('moreAudiences', others.length)}</td>
    <td class="pa-muted" data-label=${words.term('trigger')}>${words.term('listed', triggers)}</td>
    <td data-label=${words.term('firstRun')}>
      ${first === undefined ? words.term('noRunLeft') : words.term('fromDay', formatDay(words.language, new Date(first.at), new Date(now), { timeZone: session.timeZone, weekday: true, within: true }))}
    </td>
    <td data-label=${words.term('state')}>${stateOf(words, activation, worstOf(begun))}</td>
  </tr>`;
}

/** The one that a person must know of first. */
function worstOf(runs: readonly Run[]): Run | undefined {
  for (const kind of ['failed', 'running', 'waiting', 'cancelled', 'skipped', 'succeeded'] as const) {
    const found = runs.find(({ state }) => state.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** When it is due; once one has begun, when that was. */
function whenWords(
  words: Words,
  next: PlannedRun | undefined,
  run: Run | undefined,
  time: { readonly now: string; readonly timeZone: string },
): string {
  const shown = run === undefined ? next : { at: run.slot, approximate: false };
  return shown === undefined ? words.term('noRunLeft') : runWords(words, shown, time);
}

function triggerWords(words: Words, { schedule }: ActivatedAudience, run: Run | undefined): string {
  if (run?.trigger === 'manual') return words.term('trigger.manual');
  if (schedule.start.kind === 'after-evaluation') return words.term('trigger.after-evaluation');
  return words.term(`trigger.${schedule.frequency}`);
}

function stateOf(words: Words, activation: Activation, run: Run | undefined): TemplateResult {
  if (run === undefined && activation.status !== 'enabled')
    return look(words.term('paused'), { glyph: pause, tone: 'subtle', wordTone: 'muted' });
  const kind = run?.state.kind ?? 'waiting';
  return look(words.term(`state.${kind}`), looks[kind]);
}

interface Look {
  readonly glyph: Glyph;
  readonly tone: IconTone;
  readonly wordTone?: 'negative' | 'muted';
}

const looks: Readonly<Record<Run['state']['kind'], Look>> = {
  waiting: { glyph: clock, tone: 'subtle', wordTone: 'muted' },
  running: { glyph: spinner, tone: 'info' },
  succeeded: { glyph: success, tone: 'positive' },
  failed: { glyph: failure, tone: 'negative', wordTone: 'negative' },
  cancelled: { glyph: skipped, tone: 'subtle', wordTone: 'muted' },
  skipped: { glyph: skipped, tone: 'subtle', wordTone: 'muted' },
};

function look(said: string, { glyph, tone, wordTone }: Look): TemplateResult {
  return html`<span class="pa-status" data-tone=${wordTone ?? nothing}
    >${icon(glyph, { tone, spin: glyph === spinner })}${said}</span
  >`;
}
