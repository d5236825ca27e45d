import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Frequency } from '../../../domain/schedule.ts';
import {
  scheduleFormIssues,
  waitsForEvaluation,
  type ScheduleForm,
  type ScheduleFormIssue,
} from '../../../domain/wizard/schedule-form.ts';
import { formatZone } from '../../../ui/format/date-time.ts';
import { weekdayWords } from '../../../ui/format/schedule.ts';
import { field, type FieldControl } from '../../../ui/field.ts';
import { chevronDown } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';

export interface ScheduleEditorContext {
  readonly form: ScheduleForm;
  readonly now: string;
  /** When the next evaluation is expected, in words; `undefined` where unknown. */
  readonly evaluation: string | undefined;
  readonly onChange: (changes: Partial<ScheduleForm>) => void;
}

const frequencies: readonly Frequency[] = ['once', 'daily', 'weekly', 'monthly'];

/** The controls of a schedule: frequency first, then time, zone and span. */
export function scheduleControls(words: Words, context: ScheduleEditorContext): TemplateResult {
  return html`<div class="pa-stack" data-gap="4">
    ${exportMode(words)} ${frequencyControl(words, context)} ${startControl(words, context)}
    ${momentControls(words, context)} ${zoneControl(words, context)} ${spanControls(words, context)}
  </div>`;
}

function exportMode(words: Words): TemplateResult {
  return html`<fieldset class="pa-stack" data-gap="1">
    <legend class="pa-label">${words.term('whatIsExported')}</legend>
    <label class="pa-option">
      <input class="pa-radio" type="radio" name="mode" checked />
      <span>${words.term('fullFile')}</span>
    </label>
    <label class="pa-option" data-disabled>
      <input class="pa-radio" type="radio" name="mode" disabled />
      <span>${words.term('changesOnly')}</span>
      <span class="pa-help">${words.term('changesOnlyWhy')}</span>
    </label>
  </fieldset>`;
}

function frequencyControl(words: Words, { form, onChange }: ScheduleEditorContext): TemplateResult {
  return html`<fieldset class="pa-field">
    <legend class="pa-label">${words.term('frequency')}</legend>
    <div class="pa-segments" data-fill>
      ${frequencies.map((frequency) =>
        segment('frequency', words.term(`frequency.${frequency}`), form.frequency === frequency, () =>
          onChange({ frequency }),
        ),
      )}
    </div>
  </fieldset>`;
}

function startControl(words: Words, { form, evaluation, onChange }: ScheduleEditorContext): TemplateResult {
  const mayWait = waitsForEvaluation(form);
  const help = !mayWait
    ? words.term('afterEvaluationWhy')
    : form.start === 'after-evaluation' && evaluation !== undefined
      ? words.term('evaluationExpected', evaluation)
      : '';
  return html`<fieldset class="pa-field" aria-describedby="start-help">
    <legend class="pa-label">${words.term('start')}</legend>
    <div class="pa-segments" data-fill>
      ${segment('start', words.term('atATime'), form.start === 'at', () => onChange({ start: 'at' }))}
      ${segment(
        'start',
        words.term('afterItsEvaluation'),
        form.start === 'after-evaluation',
        () => onChange({ start: 'after-evaluation' }),
        { disabled: !mayWait },
      )}
    </div>
    <p class="pa-help" id="start-help">${help}</p>
  </fieldset>`;
}

function momentControls(words: Words, { form, onChange }: ScheduleEditorContext) {
  const issues = scheduleFormIssues(form);
  const time =
    form.start === 'at'
      ? dateOrTime(
          {
            id: 'time',
            type: 'time',
            label: words.term('time'),
            value: form.time,
            error: errorOf(words, issues, 'time-missing'),
          },
          (value) => onChange({ time: value }),
        )
      : nothing;
  switch (form.frequency) {
    case 'once':
    case 'daily':
      return time === nothing ? nothing : html`<div class="pa-form-grid" data-dense>${time}</div>`;
    case 'weekly':
      return html`<div class="pa-form-grid" data-dense>
        ${select({
          id: 'weekday',
          label: words.term('weekday'),
          value: form.weekday,
          options: [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, weekdayWords(words, weekday)] as const),
          onChange: (weekday) => onChange({ weekday }),
        })}
        ${time}
      </div>`;
    case 'monthly':
      return html`<div class="pa-form-grid" data-dense>
        ${select({
          id: 'day-of-month',
          label: words.term('day'),
          value: form.dayOfMonth,
          options: Array.from({ length: 31 }, (_, index) => [index + 1, words.term('dayOption', index + 1)] as const),
          onChange: (dayOfMonth) => onChange({ dayOfMonth }),
        })}
        ${time}
      </div>`;
  }
}

function zoneControl(words: Words, { form, now, onChange }: ScheduleEditorContext): TemplateResult {
  return field({
    id: 'time-zone',
    label: words.term('timeZone'),
    help: words.term('zoneNow', formatZone(words.language, form.timeZone, new Date(now))),
    control: ({ id, describedBy }) =>
      html`<span class="pa-select">
        <select
          id=${id}
          aria-describedby=${describedBy}
          @change=${(event: Event) => onChange({ timeZone: (event.target as HTMLSelectElement).value })}
        >
          ${guard([form.timeZone], () => zones(form.timeZone).map((zone) => html`<option value=${zone} ?selected=${zone === form.timeZone}>${zone}</option>`))}
        </select>
        ${icon(chevronDown)}
      </span>`,
  });
}

function spanControls(words: Words, { form, onChange }: ScheduleEditorContext): TemplateResult {
  const issues = scheduleFormIssues(form);
  const first = dateOrTime(
    {
      id: 'first-day',
      type: 'date',
      label: words.term(form.frequency === 'once' ? 'onDay' : 'firstDay'),
      value: form.firstDay,
      error: errorOf(words, issues, 'first-day-missing'),
    },
    (firstDay) => onChange({ firstDay }),
  );
  if (form.frequency === 'once') return html`<div class="pa-form-grid" data-dense>${first}</div>`;
  const last = dateOrTime(
    {
      id: 'last-day',
      type: 'date',
      label: words.term('lastDay'),
      value: form.lastDay,
      help: words.term(form.lastDayIs === 'inclusive' ? 'included' : 'excluded'),
      error: errorOf(words, issues, 'last-day-invalid') ?? errorOf(words, issues, 'ends-before-it-begins'),
    },
    (lastDay) => onChange({ lastDay }),
  );
  return html`<div class="pa-stack" data-gap="1">
    <div class="pa-form-grid" data-dense>${first} ${last}</div>
    <label class="pa-option">
      <input
        class="pa-check"
        type="checkbox"
        .checked=${live(form.lastDayIs === 'exclusive')}
        @change=${(event: Event) => onChange({ lastDayIs: (event.target as HTMLInputElement).checked ? 'exclusive' : 'inclusive' })}
      />
      <span>${words.term('lastDayExcluded')}</span>
    </label>
  </div>`;
}

function segment(
  name: string,
  label: string,
  checked: boolean,
  onChoose: () => void,
  { disabled = false }: { readonly disabled?: boolean } = {},
): TemplateResult {
  return html`<label class="pa-segment">
    <input type="radio" name=${name} .checked=${live(checked)} ?disabled=${disabled} @change=${onChoose} />${label}
  </label>`;
}

interface MomentField {
  readonly id: string;
  readonly type: 'date' | 'time';
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly error: string | undefined;
}

function dateOrTime(options: MomentField, onChange: (value: string) => void): TemplateResult {
  return field({
    id: options.id,
    label: options.label,
    help: options.help,
    error: options.error,
    control: ({ id, describedBy, invalid }: FieldControl) =>
      html`<input
        class="pa-input"
        id=${id}
        type=${options.type}
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        .value=${live(options.value)}
        @change=${(event: Event) => onChange((event.target as HTMLInputElement).value)}
      />`,
  });
}

function select(options: {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly options: readonly (readonly [value: number, label: string])[];
  readonly onChange: (value: number) => void;
}): TemplateResult {
  return field({
    id: options.id,
    label: options.label,
    control: ({ id, describedBy }) =>
      html`<span class="pa-select">
        <select
          id=${id}
          aria-describedby=${describedBy}
          @change=${(event: Event) => options.onChange(Number((event.target as HTMLSelectElement).value))}
        >
          ${options.options.map(([value, label]) => html`<option value=${value} ?selected=${value === options.value}>${label}</option>`)}
        </select>
        ${icon(chevronDown)}
      </span>`,
  });
}

function errorOf(words: Words, issues: readonly ScheduleFormIssue[], issue: ScheduleFormIssue): string | undefined {
  return issues.includes(issue) ? words.term(`form.${issue}`) : undefined;
}

/** Every zone that the engine knows; UTC, which it leaves out, and whatever a schedule already says. */
function zones(current: string): readonly string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
}
