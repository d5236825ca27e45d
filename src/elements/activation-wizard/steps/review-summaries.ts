import { html, type TemplateResult } from 'lit';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { stepWords, type Words } from '../wizard-words.ts';
import { scheduleWords } from './schedule-words.ts';

type EditableStep = 'destination' | 'audiences' | 'scheduling' | 'mapping';

/** The four decisions in a few words each, with the way back to them. */
export function reviewSummaries(
  words: Words,
  { draft, facts }: WizardState,
  onEdit: (step: EditableStep) => void,
): TemplateResult {
  const connection = facts.connections?.find(({ id }) => id === draft.connectionId);
  const schedules = [...new Set(draft.audiences.map(({ schedule }) => scheduleWords(words, schedule)))];
  const profiles = draft.audiences.reduce((sum, audience) => sum + (audience.profiles ?? 0), 0);
  return html`<div class="pa-sums">
    ${summary(words, 'destination', onEdit, [connection?.name ?? '', connection === undefined ? '' : `${connection.location.bucket}/${connection.location.folder}`])}
    ${summary(words, 'audiences', onEdit, [...draft.audiences.slice(0, SHOWN).map(({ name }) => name), more(words, draft.audiences.length), `${words.term('profilesTerm')}: ${formatNumber(words.language, profiles)}`])}
    ${summary(words, 'scheduling', onEdit, [...schedules.slice(0, SHOWN), more(words, schedules.length)])}
    ${summary(words, 'mapping', onEdit, [
      words.term('columnsOf', draft.mapping?.length ?? 0, facts.session.limits.fieldsPerMapping),
      (draft.mapping ?? [])
        .slice(0, SHOWN)
        .map(({ target }) => target)
        .join(', '),
    ])}
  </div>`;
}

/** Entries of a list that are named; the others are counted. */
const SHOWN = 5;

function more(words: Words, count: number): string {
  return count <= SHOWN ? '' : `+ ${formatNumber(words.language, count - SHOWN)}`;
}

function summary(
  words: Words,
  step: EditableStep,
  onEdit: (step: EditableStep) => void,
  lines: readonly string[],
): TemplateResult {
  const name = stepWords(words, step);
  return html`<section class="pa-card pa-sum" aria-labelledby="sum-${step}">
    <div class="pa-row">
      <h3 class="pa-heading pa-grow" id="sum-${step}">${name}</h3>
      <button class="pa-button" data-kind="accent" data-size="sm" type="button" @click=${() => onEdit(step)}>
        ${words.term('editStep', name)}
      </button>
    </div>
    ${lines.filter((line) => line !== '').map((line) => html`<p class="pa-break">${line}</p>`)}
  </section>`;
}
