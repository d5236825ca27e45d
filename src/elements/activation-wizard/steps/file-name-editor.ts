import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dateTimePatterns, type FileNameTemplate, type FileNameToken } from '../../../domain/file-name.ts';
import { isStaticName, MAX_FILE_NAME_LENGTH } from '../../../domain/object-key.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { controlStyles } from '../../../ui/base.styles.ts';
import { KeptFocus } from '../../../ui/controllers/kept-focus.ts';
import { defineElement } from '../../../ui/define.ts';
import { field } from '../../../ui/field.ts';
import {
  arrowLeft,
  arrowRight,
  chevronDown,
  chevronRight,
  error,
  plus,
  success,
  warning,
  x,
} from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { Localize } from '../../../ui/localize/localize.ts';
import '../../../ui/menu/menu.ts';
import type { MenuItem } from '../../../ui/menu/menu-item.ts';
import { buttonStyles } from '../../../ui/styles/button.styles.ts';
import { fieldStyles } from '../../../ui/styles/field.styles.ts';
import { fileNameTokenStyles } from '../../../ui/styles/file-name-token.styles.ts';
import { layoutStyles } from '../../../ui/styles/layout.styles.ts';
import { selectStyles } from '../../../ui/styles/select.styles.ts';
import { statusStyles } from '../../../ui/styles/status.styles.ts';
import { textStyles } from '../../../ui/styles/text.styles.ts';
import { FileNameChangeEvent } from './file-name-change-event.ts';
import { fileNameEditorStyles } from './file-name-editor.styles.ts';
import { freshTokens, withChangedToken, withMovedToken, withoutToken } from './file-name-tokens.ts';

/** What the example and the check of collisions say. */
export interface FileNameFinding {
  /** Key of the first file. */
  readonly example: string;
  /** Names of two audiences that would write the same file. */
  readonly collision: readonly [one: string, other: string] | undefined;
  readonly tooLong: boolean;
  readonly audiences: number;
  readonly runs: number;
}

/**
 * A file name as a row of tokens that are added, removed, moved and set, with the name that comes of it.
 *
 * @fires file-name-change - After a change.
 */
@defineElement('pa-file-name-editor')
export class FileNameEditor extends LitElement {
  static override readonly styles = [
    ...controlStyles,
    textStyles,
    layoutStyles,
    buttonStyles,
    fieldStyles,
    fileNameTokenStyles,
    selectStyles,
    statusStyles,
    fileNameEditorStyles,
  ];

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) template!: FileNameTemplate;

  /** Zone in which a new date token is written. */
  @property({ attribute: false }) timeZone = 'UTC';

  @property({ attribute: false }) finding!: FileNameFinding;

  /** Whether the schedule runs more than once, so that a name without a time meets itself. */
  @property({ type: Boolean }) repeats = false;

  /** The token whose settings are shown. */
  @state() private chosen: number | null = null;

  readonly #words = new Localize(this, 'wizard', english);
  #focusToken: number | null = null;

  constructor() {
    super();
    new KeptFocus(this);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#focusToken === null) return;
    this.renderRoot.querySelector<HTMLElement>(`[data-token="${this.#focusToken}"]`)?.focus();
    this.#focusToken = null;
  }

  protected override render(): TemplateResult {
    const name = this.finding.example.slice(this.finding.example.lastIndexOf('/') + 1);
    return html`<section class="pa-stack" data-gap="2" aria-labelledby="heading">
      <div class="pa-row">
        <h4 class="pa-label" id="heading">${this.#words.term('fileName')}</h4>
        <span class="pa-small pa-subtle pa-push"
          >${this.#words.term('characters', name.length, MAX_FILE_NAME_LENGTH)}</span
        >
      </div>
      <div class="pa-tokens" role="group" aria-labelledby="heading">
        ${this.template.tokens.map((token, index) => this.#renderToken(token, index))}
        <pa-menu
          kind="accent"
          align="start"
          .text=${this.#words.term('addToken')}
          .glyph=${plus}
          .items=${this.#items()}
        ></pa-menu>
      </div>
      ${this.#renderSettings()} ${this.#renderExample(name)} ${this.#renderOptions()}
    </section>`;
  }

  #renderToken(token: FileNameToken, index: number): TemplateResult {
    const label = token.token === 'text' ? token.text : this.#words.term(`token.${token.token}`);
    return html`${
        index === 0 || this.template.separator === ''
          ? nothing
          : html`<span class="pa-token" data-literal aria-hidden="true">${this.template.separator}</span>`
      }<span class="pa-token" data-chosen=${this.chosen === index ? 'true' : nothing}>
        <button
          class="token-name"
          type="button"
          data-token=${index}
          aria-expanded=${this.chosen === index}
          aria-controls="settings"
          @click=${() => (this.chosen = this.chosen === index ? null : index)}
        >
          ${label}</button
        ><button type="button" aria-label=${this.#words.term('removeToken', label)} @click=${() => this.#remove(index)}>
          ${icon(x)}
        </button>
      </span>`;
  }

  /** What of the chosen token can be set, and where it stands: the same as dragging it. */
  #renderSettings() {
    const index = this.chosen;
    const token = index === null ? undefined : this.template.tokens[index];
    if (index === null || token === undefined) return html`<div id="settings" hidden></div>`;
    const label = this.#words.term(`token.${token.token}`);
    return html`<div
      class="settings pa-stack"
      data-gap="2"
      id="settings"
      role="group"
      aria-label=${this.#words.term('tokenSettings', label)}
    >
      <div class="pa-row" data-gap="1">
        ${this.#moveButton(index, -1, this.#words.term('moveTokenEarlier', label))}
        ${this.#moveButton(index, 1, this.#words.term('moveTokenLater', label))}
      </div>
      ${this.#renderTokenFields(token, (changed) => this.#change(withChangedToken(this.template.tokens, index, changed)))}
    </div>`;
  }

  #moveButton(index: number, step: 1 | -1, label: string) {
    const isOff = index + step < 0 || index + step >= this.template.tokens.length;
    return html`<button
      class="pa-button"
      data-size="sm"
      type="button"
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => !isOff && this.#move(index, index + step)}
    >
      ${icon(step === 1 ? arrowRight : arrowLeft, { flip: true })}${label}
    </button>`;
  }

  #renderTokenFields(token: FileNameToken, onChange: (token: FileNameToken) => void) {
    switch (token.token) {
      case 'text':
        return field({
          id: 'text',
          label: this.#words.term('text'),
          control: ({ id, describedBy }) =>
            html`<input
              class="pa-input pa-mono"
              id=${id}
              maxlength="100"
              spellcheck="false"
              aria-describedby=${describedBy}
              .value=${live(token.text)}
              @input=${(event: Event) => {
                const { value } = event.target as HTMLInputElement;
                if (value !== '') onChange({ ...token, text: value });
              }}
              @blur=${() => this.requestUpdate()}
            />`,
        });
      case 'date-time':
        return html`${this.#select({
          id: 'pattern',
          label: this.#words.term('pattern'),
          value: token.pattern,
          options: dateTimePatterns.map((pattern) => [pattern, pattern] as const),
          onChange: (pattern) => onChange({ ...token, pattern }),
        })}
        ${this.#momentSelect(token.of, (of) => onChange({ ...token, of }))}
        ${this.#select({
          id: 'zone',
          label: this.#words.term('timeZone'),
          value: token.timeZone,
          options: [...new Set([token.timeZone, this.timeZone, 'UTC'])].map((zone) => [zone, zone] as const),
          onChange: (timeZone) => onChange({ ...token, timeZone }),
        })}`;
      case 'unix-seconds':
        return this.#momentSelect(token.of, (of) => onChange({ ...token, of }));
      default:
        return nothing;
    }
  }

  #momentSelect(value: 'slot' | 'run', onChange: (of: 'slot' | 'run') => void) {
    return this.#select({
      id: 'moment',
      label: this.#words.term('momentOf'),
      value,
      options: (['slot', 'run'] as const).map((of) => [of, this.#words.term(`moment.${of}`)] as const),
      onChange,
    });
  }

  #renderExample(name: string) {
    return html`<div class="pa-example">
      <span class="pa-overline">${this.#words.term('firstFile')}</span>
      <code class="pa-mono pa-break" dir="ltr">${name}</code>
      ${this.#renderFinding()}
    </div>`;
  }

  #renderFinding() {
    const { collision, tooLong, audiences, runs } = this.finding;
    if (this.template.tokens.length === 0) return this.#status('error', this.#words.term('nameNeedsToken'));
    if (collision !== undefined) return this.#status('error', this.#words.term('namesCollide', ...collision));
    if (tooLong) return this.#status('error', this.#words.term('nameTooLong', MAX_FILE_NAME_LENGTH));
    return html`${this.#status('success', this.#words.term('uniqueNames', audiences, runs))}
    ${
      this.repeats && isStaticName(this.template)
        ? this.#status(
            'warning',
            this.#words.term(this.template.whenExists === 'replace' ? 'staticReplaces' : 'staticRefuses'),
          )
        : nothing
    }`;
  }

  #status(kind: 'success' | 'warning' | 'error', text: string) {
    const tone = kind === 'success' ? 'positive' : kind === 'warning' ? 'caution' : 'negative';
    const glyph = { success, warning, error }[kind];
    return html`<span class="pa-status pa-small finding" data-tone=${kind === 'success' ? nothing : tone}
      >${icon(glyph, { tone })}<span>${text}</span></span
    >`;
  }

  #renderOptions() {
    const { separator, fileNumber, whenExists } = this.template;
    return html`<details class="options">
      <summary>${icon(chevronRight, { size: 'sm', flip: true })}${this.#words.term('moreOptions')}</summary>
      <div class="pa-stack" data-gap="2">
        ${this.#select({
          id: 'separator',
          label: this.#words.term('separator'),
          value: separator,
          options: (['_', '-', '.', ''] as const).map(
            (value) => [value, this.#words.term(`separator.${value}`)] as const,
          ),
          onChange: (value) => this.#emit({ ...this.template, separator: value }),
        })}
        ${this.#select({
          id: 'file-number',
          label: this.#words.term('fileNumber'),
          value: fileNumber.kind === 'padded' && fileNumber.withTotal ? 'padded-total' : fileNumber.kind,
          options: (['from-second', 'padded', 'padded-total'] as const).map(
            (value) => [value, this.#words.term(`fileNumber.${value}`)] as const,
          ),
          onChange: (value) =>
            this.#emit({
              ...this.template,
              fileNumber:
                value === 'from-second'
                  ? { kind: 'from-second' }
                  : { kind: 'padded', digits: 4, withTotal: value === 'padded-total' },
            }),
        })}
        ${this.#select({
          id: 'when-exists',
          label: this.#words.term('whenExists'),
          value: whenExists,
          options: (['refuse', 'replace'] as const).map(
            (value) => [value, this.#words.term(`whenExists.${value}`)] as const,
          ),
          onChange: (value) => this.#emit({ ...this.template, whenExists: value }),
        })}
      </div>
    </details>`;
  }

  #select<Value extends string>(options: {
    readonly id: string;
    readonly label: string;
    readonly value: Value;
    readonly options: readonly (readonly [value: Value, label: string])[];
    readonly onChange: (value: Value) => void;
  }) {
    return field({
      id: options.id,
      label: options.label,
      control: ({ id, describedBy }) =>
        html`<span class="pa-select" data-size="sm">
          <select
            id=${id}
            aria-describedby=${describedBy}
            @change=${(event: Event) => options.onChange((event.target as HTMLSelectElement).value as Value)}
          >
            ${options.options.map(([value, label]) => html`<option value=${value} ?selected=${value === options.value}>${label}</option>`)}
          </select>
          ${icon(chevronDown)}
        </span>`,
    });
  }

  #items(): readonly MenuItem[] {
    return freshTokens(this.timeZone).map((token) => ({
      kind: 'action',
      label: this.#words.term(`token.${token.token}`),
      select: () => this.#add(token),
    }));
  }

  #add(token: FileNameToken): void {
    this.#focusToken = this.template.tokens.length;
    if (token.token === 'text' || token.token === 'date-time') this.chosen = this.template.tokens.length;
    this.#change([...this.template.tokens, token]);
  }

  #remove(index: number): void {
    this.chosen = null;
    this.#focusToken = Math.max(0, index - 1);
    this.#change(withoutToken(this.template.tokens, index));
  }

  #move(from: number, to: number): void {
    this.chosen = to;
    this.#change(withMovedToken(this.template.tokens, from, to));
  }

  #change(tokens: FileNameToken[]): void {
    this.#emit({ ...this.template, tokens });
  }

  #emit(template: FileNameTemplate): void {
    this.dispatchEvent(new FileNameChangeEvent(template));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-file-name-editor': FileNameEditor;
  }
}
