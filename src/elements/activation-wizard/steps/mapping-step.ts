import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DraftMappingRow } from '../../../domain/draft.ts';
import { defaultFileFormat } from '../../../domain/file-format.ts';
import { mappingIssues } from '../../../domain/mapping-rules.ts';
import { chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import { Announcer } from '../../../ui/controllers/announcer.ts';
import { defineElement } from '../../../ui/define.ts';
import { columns as columnsGlyph, key, plus, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import '../../../ui/limit-meter/limit-meter.ts';
import { emptyState } from '../../../ui/templates/empty-state.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';
import './file-preview.ts';
import { mappingHead, mappingRow } from './mapping-row.ts';
import { mappingStepStyles } from './mapping-step.styles.ts';
import './schema-panel.ts';
import type { FieldAddEvent } from './field-add-event.ts';
import type { SchemaPanel } from './schema-panel.ts';

/** The fourth step: the columns of the file in their order, the schema they come from, and the bytes that come of them. */
@defineElement('pa-wizard-mapping')
export class WizardMappingStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles, mappingStepStyles];

  /** The row that is dragged, and the one over which it is. */
  @state() private dragged: number | null = null;
  @state() private over: number | null = null;

  /** What was reset, until something else is changed: it can be had back. */
  @state() private replaced: readonly DraftMappingRow[] | null = null;

  @query('pa-schema-panel') private readonly schema!: SchemaPanel | null;

  readonly #announcer = new Announcer(this);
  /** A selector in the shadow root: where the focus goes once the list is drawn anew. */
  #focus: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const previous = changed.get('wizard')?.draft.mapping;
    if (previous !== undefined && previous !== this.replaced && previous !== this.#rows) this.replaced = null;
  }

  protected override updated(): void {
    if (this.#focus === null) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = null;
  }

  protected override render(): TemplateResult {
    const { facts } = this.wizard;
    return html`<div class="pa-step-body">
      <div class="pa-wizard-intro">
        <div class="pa-stack" data-gap="0">
          <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('mappingTitle')}</h2>
          <p class="pa-muted">${this.words.term('mappingIntro')}</p>
        </div>
        <pa-limit-meter
          .used=${this.#rows.length}
          .limit=${facts.session.limits.fieldsPerMapping}
          .label=${this.words.term('mappedColumns')}
        ></pa-limit-meter>
      </div>
      <div class="pa-split pa-map-split">
        <div class="pa-card" part="columns">${this.#renderRows()} ${this.#renderFoot()}</div>
        ${
          this.#isFixed
            ? nothing
            : html`<pa-schema-panel
                class="pa-aside"
                part="schema"
                .fields=${facts.fields ?? []}
                .mapped=${new Set(this.#rows.map(({ source }) => source))}
                ?csv=${this.#format.type === 'csv'}
                ?full=${this.#isFull}
                @field-add=${this.#add}
              ></pa-schema-panel>`
        }
      </div>
      <pa-file-preview
        part="preview"
        .wizard=${this.wizard}
        .adapter=${this.adapter}
        .clock=${this.clock}
      ></pa-file-preview>
      ${this.#announcer.region()}
    </div>`;
  }

  #renderRows() {
    const rows = this.#rows;
    if (rows.length === 0)
      return emptyState({
        glyph: columnsGlyph,
        title: this.words.term('noColumns'),
        text: this.words.term('noColumnsText'),
      });
    const { facts } = this.wizard;
    const format = this.#format;
    const fields = new Map((facts.fields ?? []).map((field) => [field.path, field]));
    const issues = mappingIssues(rows, { fields: facts.fields ?? [], limits: facts.session.limits, format });
    const look = this.#look;
    return html`${mappingHead(this.words, look)}
      <ol class="pa-map">
        ${repeat(
          rows,
          (row, index) => keyOf(rows, row, index),
          (row, index) =>
            mappingRow(this.words, row, {
              index,
              rows,
              field: fields.get(row.source),
              format,
              issues: issues.filter((issue) => issue.row === index),
              look,
              isDragged: this.dragged === index,
              isOver: this.over === index && this.dragged !== null && this.dragged !== index,
              onChange: (changes) => this.act({ type: 'row-changed', row: index, changes }),
              onMove: (to, control) => this.#move(index, to, control),
              onRemove: () => this.#remove(index),
              onDrag: (phase) => this.#drag(phase, index),
            }),
        )}
      </ol>`;
  }

  #renderFoot() {
    return html`<div class="pa-card-foot">
      ${
        this.#isFixed
          ? html`<span class="pa-small pa-subtle">${this.words.term('locked')}</span>`
          : html`<button class="pa-button" data-size="sm" type="button" @click=${() => this.schema?.focusSearch()}>
                ${icon(plus)}${this.words.term('addColumn')}
              </button>
              <button
                class="pa-button"
                data-kind="quiet"
                data-size="sm"
                type="button"
                @click=${() => (this.replaced === null ? this.#reset() : this.#putBack(this.replaced))}
              >
                ${this.words.term(this.replaced === null ? 'resetColumns' : 'undoReset')}
              </button>`
      }
      ${this.isHidden('deduplication-key') ? nothing : this.#renderKey()}
    </div>`;
  }

  /** What the key means; without one, the identity that could be it. */
  #renderKey() {
    const rows = this.#rows;
    const keys = rows.filter(({ deduplicationKey }) => deduplicationKey).map(({ target, source }) => target || source);
    if (keys.length > 0)
      return html`<span class="pa-push pa-small pa-muted pa-row pa-map-key" data-gap="1"
        >${icon(key, { tone: 'accent', size: 'sm' })}<span>${this.words.term('keyMeans', keys)}</span></span
      >`;
    const identities = new Set(
      (this.wizard.facts.fields ?? []).filter((field) => field.identityNamespace !== undefined).map(({ path }) => path),
    );
    const offered = rows.findIndex(({ source }) => identities.has(source));
    return html`<span class="pa-push pa-row pa-map-key" data-gap="1" data-wrap
      ><span class="pa-reason">${icon(warning)}${this.words.term('keyNone')}</span> ${
        offered === -1 || this.isLocked('deduplication-key')
          ? nothing
          : html`<button
              class="pa-button"
              data-size="sm"
              type="button"
              @click=${() => this.act({ type: 'row-changed', row: offered, changes: { deduplicationKey: true } })}
            >
              ${this.words.term('keyUseIdentity', rows[offered]?.source ?? '')}
            </button>`
      }</span
    >`;
  }

  get #rows(): readonly DraftMappingRow[] {
    return this.wizard.draft.mapping ?? [];
  }

  get #format() {
    return chosenConnection(this.wizard)?.format ?? defaultFileFormat;
  }

  get #isFixed(): boolean {
    return this.isLocked('columns') || this.isHidden('columns');
  }

  get #isFull(): boolean {
    const limit = this.wizard.facts.session.limits.fieldsPerMapping;
    return limit !== undefined && this.#rows.length >= limit;
  }

  get #look() {
    return {
      isFixed: this.#isFixed,
      areNamesFixed: this.isLocked('column-names'),
      mandatory: this.isHidden('mandatory') ? 'hidden' : this.isLocked('mandatory') ? 'locked' : 'shown',
      key: this.isHidden('deduplication-key') ? 'hidden' : this.isLocked('deduplication-key') ? 'locked' : 'shown',
    } as const;
  }

  readonly #add = (event: FieldAddEvent): void => {
    this.act({ type: 'field-added', path: event.detail });
    this.#announcer.say(this.words.term('fieldAdded', event.detail, this.#rows.length + 1));
  };

  #move(from: number, to: number, control: 'up' | 'down' | null): void {
    const source = this.#rows[from]?.source ?? '';
    if (control !== null) this.#focus = `[data-row="${CSS.escape(source)}"] [data-move="${control}"]`;
    this.act({ type: 'row-moved', from, to });
    this.#announcer.say(this.words.term('moved', source, to + 1, this.#rows.length));
  }

  #remove(index: number): void {
    const rows = this.#rows;
    const source = rows[index]?.source ?? '';
    const neighbour = rows[index + 1] ?? rows[index - 1];
    this.#focus = neighbour === undefined ? '#title' : `[data-row="${CSS.escape(neighbour.source)}"] [data-remove]`;
    this.act({ type: 'row-removed', row: index });
    this.#announcer.say(this.words.term('fieldRemoved', source));
  }

  #reset(): void {
    this.replaced = this.#rows;
    this.act({ type: 'mapping-reset' });
    this.#announcer.say(this.words.term('columnsReset'));
  }

  #putBack(mapping: readonly DraftMappingRow[]): void {
    this.replaced = null;
    this.act({ type: 'mapping-put-back', mapping });
    this.#announcer.say(this.words.term('columnsPutBack'));
  }

  #drag(phase: 'start' | 'over' | 'drop' | 'end', index: number): void {
    switch (phase) {
      case 'start':
        this.dragged = index;
        return;
      case 'over':
        this.over = index;
        return;
      case 'drop':
        if (this.dragged !== null) this.#move(this.dragged, index, null);
        this.dragged = this.over = null;
        return;
      case 'end':
        this.dragged = this.over = null;
    }
  }
}

/** A source that stands twice, as an activation made elsewhere may have it, still has rows of its own. */
function keyOf(rows: readonly DraftMappingRow[], { source }: DraftMappingRow, index: number): string {
  return `${rows.slice(0, index).filter((row) => row.source === source).length} ${source}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-mapping': WizardMappingStep;
  }
}
