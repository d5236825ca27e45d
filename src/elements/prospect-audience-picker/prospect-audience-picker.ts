import { ContextConsumer } from '@lit/context';
import { LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { adapterContext } from '../../adapter/context.ts';
import type { Audience } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { picker } from '../../locales/en/picker.ts';
import { defineElement } from '../../ui/define.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { controlResetStyles } from '../../ui/styles/control-reset.styles.ts';
import { plainIconStyles } from '../../ui/styles/plain-icon.styles.ts';
import { rootStyles } from '../../ui/styles/root.styles.ts';
import { rowTokenStyles } from '../../ui/row-tokens.styles.ts';
import { AudienceColumnsChangeEvent } from './audience-columns-change-event.ts';
import type { AudienceColumn } from './audience-columns.ts';
import { AudienceSelectionChangeEvent } from './audience-selection-change-event.ts';
import type { AudienceSelection } from './audience-selection.ts';
import { PickerFormValue } from './picker-form-value.ts';
import { PickerModel } from './picker-model.ts';
import { PickerView, pickerViewStyles } from './picker-view.ts';

// Types alone, for bytes: the classes of its events are exported with all elements.
export type { AudienceColumnsChangeEvent } from './audience-columns-change-event.ts';
export type { AudienceColumn, AudienceColumnKey } from './audience-columns.ts';
export type { AudienceSelectionChangeEvent } from './audience-selection-change-event.ts';
export type { AudienceSelection } from './audience-selection.ts';

/**
 * Selects prospect audiences, and never another kind, out of very many: with search, filters, columns and a limit. It stands alone, in a
 * form, or inside the activation wizard.
 *
 * In a form its value is one entry an audience id, or, where the selection is a query, one entry that holds the selection as JSON.
 *
 * @tagname prospect-audience-picker
 *
 * @slot empty - In the place of rows while there is no prospect audience at all: what to do first.
 * @slot toolbar - Controls of the host, beside the search.
 *
 * @event {AudienceSelectionChangeEvent} audience-selection-change - After the person changed the selection.
 * @event {Event} input - At the same time, just before it, as of any control of a form.
 * @event {Event} change - At the same time, just before it, as of any control of a form.
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
export class ProspectAudiencePicker extends LitElement {
  static readonly formAssociated = true;

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override readonly styles = [
    rowTokenStyles,
    controlResetStyles,
    rootStyles,
    plainIconStyles,
    ...pickerViewStyles,
  ];

  // By no decorators, as elsewhere: what makes those work would be four hundred bytes before the first rows.
  static override readonly properties: PropertyDeclarations = {
    adapter: { attribute: false },
    name: { reflect: true },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    limit: { type: Number },
    activatedAudienceIds: { attribute: false },
    columns: { attribute: false },
    selection: { attribute: false },
    selectedAudienceIds: { attribute: 'selected-audience-ids', converter: { fromAttribute: idsOf } },
  };

  /** Who stands behind the list; else the nearest `<activation-provider>`'s. */
  adapter?: ActivationAdapter | undefined;

  /** Name in the form. */
  name = '';

  /** Whether a form needs at least one audience. */
  required = false;

  /** Nothing can be changed, and a form does not submit it. A disabled fieldset around it does the same, and leaves this as it is. */
  disabled = false;

  /** Most audiences that the activation may hold, those already in it counted; else what the adapter's session states. */
  limit?: number | undefined;

  /** Columns that are shown, in their order. The picker keeps nothing: a host stores what `audience-columns-change` brings. */
  columns: readonly AudienceColumn[] | undefined;

  readonly #words = new Localize(this, 'picker', picker);
  readonly #model = new PickerModel(
    () => this.requestUpdate(),
    () => {
      this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      this.dispatchEvent(new Event('change', { bubbles: true }));
      this.dispatchEvent(new AudienceSelectionChangeEvent(this.selection));
    },
  );
  readonly #form = new PickerFormValue(this.attachInternals(), this.#model, this.#words);
  #adapterAround: ActivationAdapter | undefined;
  #isDisabled = false;
  /** Lit's constructor asks for an update before what stands above is made. */
  private readonly isMade: boolean;
  readonly #view = new PickerView(this, {
    model: this.#model,
    words: this.#words,
    onColumns: (columns) => {
      this.columns = columns;
      this.dispatchEvent(new AudienceColumnsChangeEvent(columns));
    },
  });

  constructor() {
    super();
    new ContextConsumer(this, {
      context: adapterContext,
      subscribe: true,
      callback: (adapter) => {
        this.#adapterAround = adapter;
        this.requestUpdate();
      },
    });
    this.isMade = true;
  }

  /** In the activation already: shown as such, counted against the limit, and not part of the selection. */
  get activatedAudienceIds(): readonly string[] {
    return [...this.#model.selection.activated];
  }

  set activatedAudienceIds(ids: readonly string[] | null | undefined) {
    this.#model.selection.activated = new Set((ids ?? []) as readonly AudienceId[]);
  }

  /** What is selected, as the person left it or as a host set it. */
  get selection(): AudienceSelection {
    return this.#model.selection.selection;
  }

  set selection(selection: AudienceSelection | null | undefined) {
    this.#model.selection.selection = selection ?? { kind: 'ids', ids: [] };
  }

  /** Ids that are selected by hand. As the attribute, separated by blanks or commas: what a form's reset goes back to. */
  get selectedAudienceIds(): readonly string[] {
    const { selection } = this;
    return selection.kind === 'ids' ? selection.ids : selection.also;
  }

  set selectedAudienceIds(ids: readonly string[] | string | null | undefined) {
    this.selection = {
      kind: 'ids',
      ids: (typeof ids === 'string' ? idsOf(ids) : (ids ?? [])) as readonly AudienceId[],
    };
  }

  /**
   * The selected audiences themselves, up to the limit: a selection that is a query is resolved through the adapter, which may fail.
   * What was chosen by hand and cannot be activated any more is among them, with its `availability`: ask `validity` before submitting.
   */
  async selectedAudiences(options: { readonly signal?: AbortSignal } = {}): Promise<readonly Audience[]> {
    const { adapter, selection } = this.#model;
    if (adapter === null) return [];
    const { audiences, limit = Infinity, activated } = selection;
    if (audiences !== null) return audiences.slice(0, limit - activated.size);
    const { selectedAudiences } = await import('./selection-requests.ts');
    return selectedAudiences(selection, adapter, options.signal ?? new AbortController().signal);
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
    return this.#form.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#form.internals.reportValidity();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#isDisabled = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.selectedAudienceIds = idsOf(this.getAttribute('selected-audience-ids'));
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return;
    try {
      this.selection = JSON.parse(state) as AudienceSelection;
    } catch {
      // A browser may give back what another page at this address kept: the selection stays as it is.
    }
  }

  override focus(options?: FocusOptions): void {
    this.#view.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view.loadRest();
    if (this.hasUpdated) void this.#model.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#model.close();
  }

  /** What a form asks is right at once, and not only after an update. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (!this.isMade) return;
    // The browser answers by `formDisabledCallback`. Nothing, which a framework may say, is no.
    if (change[0] === 'disabled') this.toggleAttribute('disabled', !!this.disabled);
    this.#model.limit = this.limit;
    this.#form.update(this);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // What is typed or ticked inside is no selection yet; what a host put into a slot is the host's.
    const keep = (event: Event) =>
      event.target instanceof Node && root.contains(event.target) && event.stopPropagation();
    root.addEventListener('input', keep);
    root.addEventListener('change', keep);
    return root;
  }

  protected override willUpdate(): void {
    this.#model.adapter = this.adapter ?? this.#adapterAround ?? null;
  }

  protected override updated(): void {
    this.#view.updated();
    this.#form.update(this, this.#view.searchField);
  }

  protected override render(): TemplateResult {
    return this.#view.render(this.columns, { disabled: this.#isDisabled });
  }
}

defineElement('prospect-audience-picker')(ProspectAudiencePicker);

function idsOf(attribute: string | null): readonly string[] {
  return (attribute ?? '').split(/[\s,]+/).filter((id) => id !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'prospect-audience-picker': ProspectAudiencePicker;
  }
}
