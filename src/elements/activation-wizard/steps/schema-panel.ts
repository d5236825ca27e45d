import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Field, FieldPath } from '../../../domain/field.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { KeptFocus } from '../../../ui/controllers/kept-focus.ts';
import { defineElement } from '../../../ui/define.ts';
import { formatNumber, formatPercent } from '../../../ui/format/number.ts';
import { check, chevronRight, plus, search as searchGlyph } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { Localize } from '../../../ui/localize/localize.ts';
import { emptyState } from '../../../ui/templates/empty-state.ts';
import { searchField } from '../../../ui/templates/search-field.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { FieldAddEvent } from './field-add-event.ts';
import { schemaPanelStyles } from './schema-panel.styles.ts';
import { fieldGroups, holdsData, type FieldGroup } from './field-groups.ts';

/**
 * The prospect schema in groups, with types, samples and fill rates; fields that hold data come first.
 *
 * @fires field-add - A field is wanted as a column.
 */
@defineElement('pa-schema-panel')
export class SchemaPanel extends LitElement {
  static override readonly styles = [...wizardControlStyles, schemaPanelStyles];

  @property({ attribute: false }) fields: readonly Field[] = [];

  @property({ attribute: false }) mapped: ReadonlySet<FieldPath> = new Set();

  /** The files are CSV, into which lists and objects do not fit. */
  @property({ type: Boolean }) csv = false;

  /** No column can be added any more. */
  @property({ type: Boolean }) full = false;

  @state() private search = '';
  @state() private onlyWithData = true;

  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement | null;

  readonly #words = new Localize(this, 'wizard', english);

  constructor() {
    super();
    new KeptFocus(this);
  }

  focusSearch(): void {
    this.searchInput?.scrollIntoView({ block: 'nearest' });
    this.searchInput?.focus();
  }

  readonly #searched = (text: string): void => {
    this.search = text;
  };

  readonly #narrowed = (event: Event): void => {
    this.onlyWithData = (event.target as HTMLInputElement).checked;
  };

  protected override render(): TemplateResult {
    const groups = fieldGroups(this.fields, {
      search: this.search,
      onlyWithData: this.onlyWithData,
      typeWords: (type) => this.#words.term(`type.${type}`),
    });
    return html`<section class="pa-card" aria-labelledby="schema">
      <header class="pa-card-head">
        <h3 class="pa-heading pa-grow" id="schema">${this.#words.term('prospectSchema')}</h3>
        <span class="pa-small pa-subtle" role="status"
          >${this.#words.term('fieldCount', this.search === '' ? this.fields.length : countOf(groups))}</span
        >
      </header>
      <div class="pa-card-body pa-stack">
        ${searchField({
          label: this.#words.term('searchFields'),
          value: this.search,
          onSearch: this.#searched,
        })}
        <label class="pa-row">
          <input
            class="pa-switch"
            type="checkbox"
            role="switch"
            .checked=${live(this.onlyWithData)}
            @change=${this.#narrowed}
          />
          <span>${this.#words.term('onlyWithData')}</span>
          <span class="pa-count">${formatNumber(this.#words.language, this.fields.filter(holdsData).length)}</span>
        </label>
        ${this.full ? html`<p class="pa-help">${this.#words.term('limitReached')}</p>` : nothing}
      </div>
      ${
        groups.length === 0
          ? emptyState({
              glyph: searchGlyph,
              title: this.#words.term('noFieldMatches'),
              text: this.#words.term('noFieldMatchesText'),
            })
          : html`<ul class="pa-fields" tabindex="0" aria-labelledby="schema">
              ${groups.map((group) => this.#renderGroup(group))}
            </ul>`
      }
    </section>`;
  }

  #renderGroup({ name, fields }: FieldGroup) {
    return html`<li>
      <details open class="pa-field-group">
        <summary>
          ${icon(chevronRight, { size: 'sm', flip: true })}<span class="pa-medium">${name}</span>
          <span class="pa-count pa-push">${formatNumber(this.#words.language, fields.length)}</span>
        </summary>
        <ul>
          ${fields.map((field) => this.#renderField(field))}
        </ul>
      </details>
    </li>`;
  }

  #renderField(field: Field) {
    const type = this.#words.term(`type.${field.type}`);
    const sample = field.samples[0] ?? type;
    const why = this.#whyNot(field);
    return html`<li class="pa-field-row">
      <span class="pa-cell-2">
        <span class="pa-mono pa-truncate" title="${field.path}, ${type}">${field.path}</span>
        <span class="pa-truncate" title=${sample}
          >${why === undefined || why === this.#words.term('limitReached') ? sample : `${type}, ${why}`}</span
        >
      </span>
      <span
        class="pa-small pa-subtle pa-num"
        title=${field.fillRate === null ? this.#words.term('filledUnknown') : nothing}
        >${field.fillRate === null ? '–' : formatPercent(this.#words.language, field.fillRate)}</span
      >
      ${this.mapped.has(field.path) ? this.#renderMapped(field) : this.#renderAdd(field, why)}
    </li>`;
  }

  #renderMapped({ path }: Field) {
    return html`<span class="pa-field-mapped" role="img" aria-label=${this.#words.term('alreadyMapped', path)}
      >${icon(check, { size: 'sm' })}</span
    >`;
  }

  #renderAdd({ path }: Field, why: string | undefined) {
    return html`<button
      class="pa-button"
      data-kind="accent"
      data-icon-only
      data-size="xs"
      type="button"
      aria-label=${this.#words.term('addField', path)}
      aria-disabled=${why === undefined ? nothing : 'true'}
      title=${why ?? nothing}
      @click=${() => why === undefined && this.dispatchEvent(new FieldAddEvent(path))}
    >
      ${icon(plus, { size: 'sm' })}
    </button>`;
  }

  #whyNot({ type }: Field): string | undefined {
    if (this.csv && (type === 'array' || type === 'map' || type === 'object')) return this.#words.term('notInCsv');
    return this.full ? this.#words.term('limitReached') : undefined;
  }
}

function countOf(groups: readonly FieldGroup[]): number {
  return groups.reduce((sum, { fields }) => sum + fields.length, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-schema-panel': SchemaPanel;
  }
}
