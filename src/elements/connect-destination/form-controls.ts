import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { connect } from '../../locales/en/connect.ts';
import { field } from '../../ui/field.ts';
import { valueIssueWords } from '../../ui/format/value-issue.ts';
import { chevronDown } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import type { ConnectField, ConnectForm, ConnectIssues } from './connect-form.ts';

export type Words = Localize<typeof connect>;

/** What every section of the form is given. */
export interface SectionContext {
  readonly words: Words;
  readonly form: ConnectForm;
  /** Of the fields that were touched, or of all once saving was tried. */
  readonly issues: ConnectIssues;
  readonly onChange: (changes: Partial<ConnectForm>) => void;
  /** The person has left the field: what is wrong with it may be said. */
  readonly onTouched: (field: ConnectField) => void;
}

interface TextOptions {
  readonly name: ConnectField & keyof ConnectForm;
  readonly label: string;
  readonly help?: string | TemplateResult | undefined;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly mono?: boolean;
  readonly multiline?: boolean;
  /** @param isWhole false while the person types it, letter by letter */
  readonly onInput?: (text: string, isWhole: boolean) => void;
  readonly onLeft?: () => void;
  /** Adds what else fills the field in. */
  readonly withInput?: (input: TemplateResult) => TemplateResult;
}

export function textField(context: SectionContext, options: TextOptions): TemplateResult {
  const { words, form, issues, onChange, onTouched } = context;
  const issue = issues[options.name];
  const required = options.optional === true ? 'false' : 'true';
  const withInput = options.withInput ?? ((input) => input);
  const onInput = (event: InputEvent) => {
    const text = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    if (options.onInput === undefined) onChange({ [options.name]: text });
    else options.onInput(text, event.inputType !== 'insertText');
  };
  const onBlur = () => {
    options.onLeft?.();
    onTouched(options.name);
  };
  return field({
    id: options.name,
    label: options.label,
    optional: options.optional === true ? words.term('optional') : undefined,
    help: options.help,
    error: issue === undefined ? undefined : valueIssueWords(words, options.label, issue),
    control: ({ id, describedBy, invalid }) =>
      options.multiline === true
        ? html`<textarea
            class="pa-textarea pa-mono"
            id=${id}
            rows="4"
            spellcheck="false"
            aria-required=${required}
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            .value=${live(form[options.name])}
            @input=${onInput}
            @blur=${onBlur}
          ></textarea>`
        : withInput(
            html`<input
              class=${options.mono === true ? 'pa-input pa-mono' : 'pa-input'}
              id=${id}
              type="text"
              autocomplete="off"
              spellcheck="false"
              placeholder=${options.placeholder ?? nothing}
              aria-required=${required}
              aria-describedby=${describedBy}
              aria-invalid=${invalid}
              .value=${live(form[options.name])}
              @input=${onInput}
              @blur=${onBlur}
            />`,
          ),
  });
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Why it cannot be chosen. */
  readonly unavailable?: string | undefined;
}

export function selectField<Value extends string>(options: {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: Value | '';
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}): TemplateResult {
  return field({
    id: options.id,
    label: options.label,
    help: options.help,
    error: options.error,
    control: ({ id, describedBy, invalid }) =>
      html`<span class="pa-select">
        <select
          id=${id}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          @change=${(event: Event) => options.onChange((event.target as HTMLSelectElement).value as Value)}
        >
          ${options.choices.map(
            ({ value, label, unavailable }) =>
              html`<option value=${value} ?selected=${value === options.value} ?disabled=${unavailable !== undefined}>
                ${unavailable === undefined ? label : `${label} (${unavailable})`}
              </option>`,
          )}
        </select>
        ${icon(chevronDown)}
      </span>`,
  });
}

export function checkOption(options: {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): TemplateResult {
  return html`<label class="pa-option">
    <input
      class="pa-check"
      type="checkbox"
      .checked=${live(options.checked)}
      @change=${(event: Event) => options.onChange((event.target as HTMLInputElement).checked)}
    />
    <span>${options.label}</span>
    ${options.help === undefined ? nothing : html`<span class="pa-help">${options.help}</span>`}
  </label>`;
}
