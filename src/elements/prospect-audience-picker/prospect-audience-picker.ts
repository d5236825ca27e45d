import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { adapterContext } from '../../adapter/context.ts';
import type { Audience, AudienceFilter } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { picker } from '../../locales/en/picker.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { Announcer } from '../../ui/controllers/announcer.ts';
import { SearchHotkey } from '../../ui/controllers/search-hotkey.ts';
import { defineElement } from '../../ui/define.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { checkStyles } from '../../ui/styles/check.styles.ts';
import { copyStyles } from '../../ui/styles/copy.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { factsStyles } from '../../ui/styles/facts.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { gridStyles } from '../../ui/styles/grid.styles.ts';
import { meterStyles } from '../../ui/styles/meter.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { AudienceColumnsChangeEvent } from './audience-columns-change-event.ts';
import { defaultColumns, tidyColumns, type AudienceColumn } from './audience-columns.ts';
import { daysBefore, withEntries } from './audience-filter.ts';
import { AudienceSelectionChangeEvent } from './audience-selection-change-event.ts';
import type { AudienceSelection } from './audience-selection.ts';
import type { AudienceColumns } from './columns-dialog.ts';
import { GridController } from './grid-controller.ts';
import { pickerFoot, selectionBar, type BarHandlers } from './picker-bars.ts';
import type { PasteAudiences } from './paste-dialog.ts';
import { PickerFormValue } from './picker-form-value.ts';
import { PickerModel } from './picker-model.ts';
import { listDenied, listFailed, listOutdated, nothingMatches, nothingThere } from './picker-states.ts';
import { pickerToolbar } from './picker-toolbar.ts';
import { pickerStyles } from './picker.styles.ts';

/** Pause in typing, in milliseconds, after which the list is asked again; the first letter is not kept waiting. */
const TYPING_PAUSE = 150;

/**
 * Selects prospect audiences, and never another kind, out of very many: with search, filters, columns and a limit. It stands alone, in a
 * form, or inside the activation wizard.
 *
 * In a form its value is one entry an audience id, or, where the selection is a query, one entry that holds the selection as JSON.
 *
 * @slot empty - In the place of rows while there is no prospect audience at all: what to do first.
 * @slot toolbar - Controls of the host, beside the search.
 *
 * @event {AudienceSelectionChangeEvent} audience-selection-change - After the person changed the selection.
 * @event {AudienceColumnsChangeEvent} audience-columns-change - After the person chose, ordered or sized columns.
 *
 * @csspart picker - The frame.
 * @csspart toolbar - Search, filters and the count of what they leave.
 * @csspart search - The search field.
 * @csspart filters - The filters.
 * @csspart filter-button - The button of a filter.
 * @csspart filter-menu - What a filter offers.
 * @csspart selection-bar - What is selected, and what stands in the way of more.
 * @csspart grid - What scrolls.
 * @csspart header - The row of column headers.
 * @csspart header-cell - One of them; also `header-cell-name`, `header-cell-profiles` and so on.
 * @csspart row - A row; also `row-selected`, `row-loading`, `row-failed`.
 * @csspart cell - A cell; also `cell-select`, `cell-name`, `cell-profiles` and so on.
 * @csspart footer - The selection in numbers, and its limit.
 * @csspart limit - The meter.
 *
 * @cssproperty [--pa-picker-block-size=46rem] - Height at which the rows begin to scroll.
 */
@defineElement('prospect-audience-picker')
export class ProspectAudiencePicker extends LitElement {
  static readonly formAssociated = true;

  static override readonly shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override readonly styles = [
    ...baseStyles,
    buttonStyles,
    checkStyles,
    copyStyles,
    emptyStyles,
    factsStyles,
    fieldStyles,
    gridStyles,
    meterStyles,
    searchStyles,
    skeletonStyles,
    sortStyles,
    statusStyles,
    tagStyles,
    pickerStyles,
  ];

  /** Who stands behind the list; else the nearest `<activation-provider>`'s. */
  @consume({ context: adapterContext, subscribe: true })
  @property({ attribute: false })
  adapter?: ActivationAdapter;

  /** Name in the form. */
  @property({ reflect: true }) name = '';

  /** Whether a form needs at least one audience. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Most audiences that the activation may hold, those already in it counted; else what the adapter's session states. */
  @property({ type: Number }) limit?: number;

  /** In the activation already: shown as such, counted against the limit, and not part of the selection. */
  @property({ attribute: false }) activatedAudienceIds: readonly string[] = [];

  /** Columns that are shown, in their order. The picker keeps nothing: a host stores what `audience-columns-change` brings. */
  @property({ attribute: false }) columns: readonly AudienceColumn[] = defaultColumns;

  @query('#search') private readonly searchField!: HTMLInputElement;

  readonly #words = new Localize(this, 'picker', picker);
  readonly #announcer = new Announcer(this);
  readonly #model = new PickerModel(
    () => this.requestUpdate(),
    () => this.dispatchEvent(new AudienceSelectionChangeEvent(this.selection)),
  );
  readonly #grid = new GridController(this, {
    model: this.#model,
    words: this.#words,
    announcer: this.#announcer,
    onColumns: (columns) => this.#changeColumns(columns),
  });
  readonly #form = new PickerFormValue(this.attachInternals(), this.#model, this.#words);
  #evaluatedWithin: number | null = null;
  #dialog: 'paste' | 'columns' | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new SearchHotkey(this, () => this.searchField);
  }

  /** What is selected, as the person left it or as a host set it. */
  @property({ attribute: false })
  get selection(): AudienceSelection {
    return this.#model.selection.selection;
  }

  set selection(selection: AudienceSelection) {
    this.#model.selection.selection = selection;
  }

  /** Ids that are selected by hand. As the attribute, separated by blanks or commas: what a form's reset goes back to. */
  @property({ attribute: 'selected-audience-ids', converter: { fromAttribute: idsOf } })
  get selectedAudienceIds(): readonly string[] {
    const { selection } = this;
    return selection.kind === 'ids' ? selection.ids : selection.also;
  }

  set selectedAudienceIds(ids: readonly string[]) {
    this.selection = { kind: 'ids', ids: ids as unknown as readonly AudienceId[] };
  }

  /** The selected audiences themselves, up to the limit: a selection that is a query is resolved through the adapter, which may fail. */
  async selectedAudiences(options: { readonly signal?: AbortSignal } = {}): Promise<readonly Audience[]> {
    const { adapter } = this.#model;
    return adapter === null
      ? []
      : this.#model.selection.audiences(adapter, options.signal ?? new AbortController().signal);
  }

  /** Asks for the list again, as after an audience was made elsewhere. What is shown stays until the answer is there. */
  refresh(): void {
    void this.#model.load();
  }

  get form(): HTMLFormElement | null {
    return this.#form.internals.form;
  }

  get validity(): ValidityState {
    return this.#form.internals.validity;
  }

  get validationMessage(): string {
    return this.#form.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#form.internals.willValidate;
  }

  checkValidity(): boolean {
    this.#form.update(this);
    return this.#form.internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#form.update(this);
    return this.#form.internals.reportValidity();
  }

  formResetCallback(): void {
    this.selectedAudienceIds = idsOf(this.getAttribute('selected-audience-ids'));
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === 'string') this.selection = JSON.parse(state) as AudienceSelection;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.#model.adapter !== null) void this.#model.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#model.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { selection, session } = this.#model;
    selection.limit = this.limit ?? session?.limits.audiencesPerActivation;
    if (changed.has('activatedAudienceIds')) selection.activated = new Set(this.activatedAudienceIds as AudienceId[]);
    if (changed.has('columns')) this.columns = tidyColumns(this.columns);
    if (changed.has('adapter')) this.#model.adapter = this.adapter ?? null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#grid.place(this.columns, changed.has('columns'));
    this.#form.update(this, this.searchField);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const model = this.#model;
    const { state } = model;
    const { rows } = model;
    return html`<div class="picker" part="picker">
        ${pickerToolbar({
          words,
          filter: model.filter,
          facets: model.facets,
          evaluatedWithin: this.#evaluatedWithin,
          matching:
            rows.ready && state.kind !== 'denied'
              ? { count: rows.count, isWhole: rows.isComplete, total: rows.unfilteredTotal }
              : null,
          onFilter: (filter) => this.#filter(filter),
          onEvaluatedWithin: (days) => this.#filterByAge(days),
          onSearch: (text) => this.#search(text),
          onSearchKey: (event) => this.#searchKey(event),
          onPaste: () => void this.#open('paste'),
          onColumns: () => void this.#open('columns'),
          onClear: () => this.#clearFilters(),
        })}
        ${state.kind === 'outdated' ? listOutdated(words, state.error, model.selection.size, () => model.retry()) : nothing}
        ${this.#renderBody()} ${state.kind === 'denied' ? nothing : pickerFoot(words, model, this.#barHandlers)}
      </div>
      ${this.#announcer.region()}
      ${
        this.#dialog === 'paste'
          ? html`<pa-paste-audiences .model=${model}></pa-paste-audiences>`
          : this.#dialog === 'columns'
            ? html`<pa-audience-columns
                .columns=${this.columns}
                .onColumns=${(columns: readonly AudienceColumn[]) => this.#changeColumns(columns)}
              ></pa-audience-columns>`
            : nothing
      }`;
  }

  #renderBody(): TemplateResult {
    const words = this.#words;
    const model = this.#model;
    const { state } = model;
    switch (state.kind) {
      case 'denied':
        return framed(listDenied(words, state.contact, (text) => void this.#grid.copy(text)));
      case 'error':
        return framed(listFailed(words, state.error, model.selection.size, () => model.retry()));
      case 'empty':
        return framed(nothingThere(words));
      case 'no-match':
        return framed(nothingMatches(words, model, () => this.#clearFilters()));
      case 'loading':
      case 'outdated':
      case 'rows':
        return html`${selectionBar(words, model, this.#barHandlers)}${this.#grid.render(this.columns)}`;
    }
  }

  readonly #barHandlers: BarHandlers = {
    onAll: () => this.#grid.selectAll(),
    onStop: () => this.#grid.stop(),
    onClear: () => this.#model.selection.clear(),
    onTakeOff: () => this.#model.selection.forgetLost(),
    onSelectedOnly: (selectedOnly) => this.#grid.changeList(() => this.#model.setSelectedOnly(selectedOnly)),
  };

  #filter(filter: AudienceFilter): void {
    this.#grid.changeList(() => this.#model.setQuery({ filter }));
  }

  #filterByAge(days: number | null): void {
    this.#evaluatedWithin = days;
    const evaluatedSince = days === null ? undefined : daysBefore(this.#model.now, days);
    this.#filter(withEntries(this.#model.filter, { evaluatedSince }));
  }

  #clearFilters(): void {
    this.#evaluatedWithin = null;
    if (this.#model.selectedOnly) this.#model.setSelectedOnly(false);
    this.#filter({});
    this.searchField.focus();
  }

  /** The first letter is sought at once; those that follow it quickly, together. */
  #search(text: string): void {
    const seek = () => this.#filter(withEntries(this.#model.filter, { search: this.searchField.value }));
    this.#model.filter = withEntries(this.#model.filter, { search: text });
    const isFirst = this.#typing === undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#typing = undefined;
      if (!isFirst) seek();
    }, TYPING_PAUSE);
    if (isFirst || text === '') this.#filter(this.#model.filter);
    this.requestUpdate();
  }

  #searchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#grid.focus();
    } else if (event.key === 'Escape' && this.searchField.value !== '') {
      event.preventDefault();
      this.#search('');
    }
  }

  async #open(dialog: 'paste' | 'columns'): Promise<void> {
    await (dialog === 'paste' ? import('./paste-dialog.ts') : import('./columns-dialog.ts'));
    this.#dialog = dialog;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<PasteAudiences | AudienceColumns>('pa-paste-audiences, pa-audience-columns')?.show();
  }

  #changeColumns(columns: readonly AudienceColumn[]): void {
    this.columns = tidyColumns(columns);
    this.dispatchEvent(new AudienceColumnsChangeEvent(this.columns));
  }
}

function framed(state: TemplateResult): TemplateResult {
  return html`<div class="state">${state}</div>`;
}

function idsOf(attribute: string | null): readonly string[] {
  return (attribute ?? '').split(/[\s,]+/).filter((id) => id !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'prospect-audience-picker': ProspectAudiencePicker;
  }
}
