import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../../domain/connection.ts';
import type { DraftAudience, DraftMappingRow } from '../../../domain/draft.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { shownSteps } from '../../../domain/wizard/wizard-steps.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { weekdayWords } from '../../../ui/format/schedule.ts';
import { bucket, clock, columns, users, type Glyph } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { stepWords, type Words } from '../wizard-words.ts';
import { formatWords } from './connection-facts.ts';

export type EditableStep = 'destination' | 'audiences' | 'scheduling' | 'mapping';

type Fact = readonly [term: string, value: string | TemplateResult];

/** The four decisions in a few facts each, with the way back to them. */
export function reviewSummaries(
  words: Words,
  wizard: WizardState,
  onEdit: (step: EditableStep) => void,
): TemplateResult {
  const { draft, facts } = wizard;
  const steps = shownSteps(wizard.config);
  const card = (step: EditableStep, glyph: Glyph, content: readonly Fact[]) =>
    summary(words, step, { glyph, facts: content, onEdit: steps.includes(step) ? onEdit : undefined });
  return html`<div class="pa-sums">
    ${card('destination', bucket, connectionSummary(words, chosenConnection(wizard)))}
    ${card('audiences', users, audienceSummary(words, wizard))}
    ${card('scheduling', clock, scheduleSummary(words, draft.audiences, facts.session.timeZone))}
    ${card('mapping', columns, mappingSummary(words, draft.mapping ?? [], facts.session.limits.fieldsPerMapping))}
  </div>`;
}

function summary(
  words: Words,
  step: EditableStep,
  content: {
    readonly glyph: Glyph;
    readonly facts: readonly Fact[];
    /** Absent where the host leaves the step out. */
    readonly onEdit: ((step: EditableStep) => void) | undefined;
  },
): TemplateResult {
  const name = stepWords(words, step);
  const { onEdit } = content;
  return html`<section class="pa-card pa-sum" aria-labelledby="sum-${step}">
    <header class="pa-row">
      ${icon(content.glyph, { tone: 'subtle' })}
      <h3 class="pa-heading pa-grow" id="sum-${step}">${name}</h3>
      ${
        onEdit === undefined
          ? nothing
          : html`<button
              class="pa-edit"
              type="button"
              aria-label=${words.term('editStep', name)}
              @click=${() => onEdit(step)}
            >
              ${words.term('edit')}
            </button>`
      }
    </header>
    <dl class="pa-facts">
      ${content.facts.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
}

function connectionSummary(words: Words, connection: Connection | undefined): readonly Fact[] {
  if (connection === undefined) return [[words.term('connection'), words.term('unknown')]];
  const { location, format, includeManifest } = connection;
  return [
    [words.term('connection'), connection.name],
    [words.term('bucket'), html`<span class="pa-mono">${location.bucket}</span>`],
    [
      words.term('folder'),
      location.folder === '' ? words.term('wholeBucket') : html`<span class="pa-mono">${location.folder}/</span>`,
    ],
    [
      words.term('files'),
      includeManifest ? words.term('withManifest', formatWords(words, format)) : formatWords(words, format),
    ],
  ];
}

function audienceSummary(words: Words, { draft, facts }: WizardState): readonly Fact[] {
  const number = (value: number) => formatNumber(words.language, value);
  const known = draft.audiences.filter(({ profiles }) => profiles !== null);
  const profiles = known.reduce((sum, audience) => sum + (audience.profiles ?? 0), 0);
  return [
    [words.term('chosen'), number(draft.audiences.length)],
    [
      words.term('profilesTerm'),
      known.length === 0
        ? words.term('unknown')
        : known.length < draft.audiences.length
          ? words.term('atLeast', profiles)
          : number(profiles),
    ],
    ...(facts.activations === null && facts.editing === null
      ? []
      : [[words.term('newHere'), number(newAudiences({ draft, facts }))] as const]),
  ];
}

/** Those that nobody sends to this connection yet; of an activation under edit, those that it did not hold. */
function newAudiences({ draft, facts }: Pick<WizardState, 'draft' | 'facts'>): number {
  const sent = facts.editing === null ? (facts.activations ?? []) : [facts.editing];
  const there = new Set(
    sent
      .filter(({ connectionId }) => connectionId === draft.connectionId)
      .flatMap(({ audiences }) => audiences.map(({ audienceId }) => audienceId)),
  );
  return draft.audiences.filter(({ audienceId }) => !there.has(audienceId)).length;
}

/** A line a frequency: how many, and when where all of them agree. */
function scheduleSummary(words: Words, audiences: readonly DraftAudience[], usualZone: string): readonly Fact[] {
  return (['daily', 'weekly', 'monthly', 'once'] as const).flatMap((frequency): Fact[] => {
    const schedules = audiences.map(({ schedule }) => schedule).filter((schedule) => schedule.frequency === frequency);
    if (schedules.length === 0) return [];
    const [when, ...others] = new Set(schedules.map((schedule) => whenWords(words, schedule, usualZone)));
    return [
      [
        words.term(`frequency.${frequency}`),
        when === undefined || others.length > 0
          ? formatNumber(words.language, schedules.length)
          : words.term('countAndWhen', schedules.length, when),
      ],
    ];
  });
}

/** "after evaluation", "Monday 02:30", "last day 02:30 UTC": the zone where it is not the usual one. */
function whenWords(words: Words, schedule: Schedule, usualZone: string): string {
  if (schedule.start.kind === 'after-evaluation') return words.term('afterEvaluation');
  const zone = schedule.timeZone === usualZone ? '' : ` ${schedule.timeZone}`;
  const time = `${schedule.start.time}${zone}`;
  switch (schedule.frequency) {
    case 'once':
    case 'daily':
      return time;
    case 'weekly':
      return `${weekdayWords(words, schedule.weekday)} ${time}`;
    case 'monthly':
      return `${words.term('dayOfMonth', schedule.dayOfMonth)} ${time}`;
  }
}

function mappingSummary(words: Words, rows: readonly DraftMappingRow[], limit: number | undefined): readonly Fact[] {
  const named = (chosen: readonly DraftMappingRow[]) =>
    chosen.length === 0
      ? words.term('none')
      : html`<span class="pa-mono">${chosen.map(({ target }) => target).join(', ')}</span>`;
  return [
    [words.term('columns'), words.term('columnsOf', rows.length, limit)],
    [words.term('mandatory'), named(rows.filter(({ mandatory }) => mandatory))],
    [words.term('key'), named(rows.filter(({ deduplicationKey }) => deduplicationKey))],
  ];
}
