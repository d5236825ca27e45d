import { adoptStyles, html, isServer, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { AudienceFilter } from '../../domain/audience.ts';
import { picker } from '../../locales/en/picker.ts';
import { Announcer } from '../../ui/controllers/announcer.ts';
import { SearchHotkey } from '../../ui/controllers/search-hotkey.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { formatRelativeTime } from '../../ui/format/relative-time.ts';
import { Localize } from '../../ui/localize/localize.ts';
import type { Menu } from '../../ui/menu/menu.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { checkboxStyles } from '../../ui/styles/checkbox.styles.ts';
import { gridStyles } from '../../ui/styles/grid.styles.ts';
import { iconStyles } from '../../ui/styles/icon.styles.ts';
import { idStyles } from '../../ui/styles/id.styles.ts';
import { inputStyles } from '../../ui/styles/input.styles.ts';
import { limitStyles } from '../../ui/styles/limit.styles.ts';
import { resetStyles } from '../../ui/styles/reset.styles.ts';
import { rootStyles } from '../../ui/styles/root.styles.ts';
import { rowStyles } from '../../ui/styles/row.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { switchStyles } from '../../ui/styles/switch.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { wordStyles } from '../../ui/styles/word.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { defaultColumns, tidyColumns, type AudienceColumn } from './audience-columns.ts';
import { daysBefore, withEntries } from './audience-filter.ts';
import type { AudienceColumns } from './columns-dialog.ts';
import { GridController } from './grid-controller.ts';
import type { PasteAudiences } from './paste-dialog.ts';
import { LaterPart } from './later-part.ts';
import { listProblem, pickerFoot, problemBar, selectionBar, type BarHandlers } from './picker-bars.ts';
import { pickerFrameStyles } from './picker-frame.styles.ts';
import type { PickerModel } from './picker-model.ts';
import type { StateInPlaceOfRows } from './picker-states.ts';
import { pickerToolbar } from './picker-toolbar.ts';
import type { PickerWords } from './picker-words.ts';
import { pickerStyles } from './picker.styles.ts';
import { Typing } from './typing.ts';

const pickerViewStyles = [
  tokens,
  resetStyles,
  rootStyles,
  iconStyles,
  wordStyles,
  rowStyles,
  buttonStyles,
  checkboxStyles,
  switchStyles,
  idStyles,
  inputStyles,
  gridStyles,
  limitStyles,
  searchStyles,
  sortStyles,
  statusStyles,
  tagStyles,
  pickerFrameStyles,
  pickerStyles,
];

// The first formatters take a browser some ten milliseconds: made while the page waits for its data, they do not delay the first rows.
// A server that only imports the element has no page to wait for.
if (!isServer)
  whenIdle(() => {
    const language = document.documentElement.lang || 'en';
    formatNumber(language, 0);
    formatRelativeTime(language, new Date(0), new Date(0));
  });

export interface PickerViewOptions {
  readonly model: PickerModel;
  readonly onColumns: (columns: readonly AudienceColumn[]) => void;
}

/** All that is seen of the picker, and what a person does with it. */
export class PickerView {
  readonly #host: LitElement;
  readonly #model: PickerModel;
  readonly #words: PickerWords;
  readonly #announcer: Announcer;
  readonly #grid: GridController;
  readonly #onColumns: (columns: readonly AudienceColumn[]) => void;
  #given: readonly AudienceColumn[] | undefined;
  #columns = defaultColumns;
  #evaluatedWithin: number | null = null;
  #dialog: 'paste' | 'columns' | null = null;
  #isPartMissing = false;
  readonly #typing = new Typing(() => this.#filter(this.#model.filter));
  readonly #menus = new LaterPart(
    async () => new (await import('./picker-menus.ts')).PickerMenus(this.#host),
    () => undefined,
  );
  readonly #states = new LaterPart(
    async () => {
      const { PickerStates, pickerStatesStyles } = await import('./picker-states.ts');
      this.#adopt(pickerStatesStyles);
      return new PickerStates(this.#host, this.#words);
    },
    () => this.#host.requestUpdate(),
  );
  /** One of the menus was opened: from then on all of them are there. */
  #hasMenus = false;

  constructor(host: LitElement, { model, onColumns }: PickerViewOptions) {
    const words = new Localize(host, 'picker', picker);
    this.#host = host;
    this.#model = model;
    this.#words = words;
    this.#announcer = new Announcer(host);
    this.#onColumns = (columns) => onColumns(tidyColumns(columns));
    this.#grid = new GridController(host, { model, words, announcer: this.#announcer, onColumns: this.#onColumns });
    new SearchHotkey(host, () => this.searchField);
    this.#adopt([]);
  }

  get searchField(): HTMLInputElement | undefined {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('#search') ?? undefined;
  }

  focus(options?: FocusOptions): void {
    this.searchField?.focus(options);
  }

  updated(): void {
    this.#grid.place();
  }

  /** @param columns as the host gave them; absent: the usual ones */
  render(columns: readonly AudienceColumn[] | undefined, { disabled }: { readonly disabled: boolean }): TemplateResult {
    if (columns !== this.#given) this.#columns = columns === undefined ? defaultColumns : tidyColumns(columns);
    this.#given = columns;
    const words = this.#words;
    const model = this.#model;
    const { state, rows } = model;
    const isCounted = rows.ready && state.kind !== 'denied';
    return html`<div class="picker" part="picker" ?inert=${disabled}>
        ${pickerToolbar({
          words,
          isDenied: state.kind === 'denied',
          menus: this.#hasMenus ? this.#menus.part : undefined,
          filter: model.filter,
          facets: model.facets,
          evaluatedWithin: this.#evaluatedWithin,
          matching: isCounted ? { count: rows.count, isWhole: rows.isComplete, total: rows.unfilteredTotal } : null,
          onFilter: (filter) => this.#filter(filter),
          onEvaluatedWithin: (days) => this.#filterByAge(days),
          onNear: () => void this.#menus.want(),
          onMenu: (name) => void this.#openMenu(name),
          onSearch: (text) => this.#search(text),
          onSearchKey: (event) => this.#searchKey(event),
          onPaste: () => void this.#open('paste'),
          onColumns: () => void this.#open('columns'),
          onClear: () => this.#clearFilters(),
        })}
        ${state.kind === 'outdated' ? listProblem(words, 'outdated', this.#problem(state.error), this.#retry) : nothing}
        ${this.#body()} ${state.kind === 'denied' ? nothing : pickerFoot(words, model, this.#barHandlers)}
      </div>
      ${this.#announcer.region()} ${this.#openDialog()}`;
  }

  #body(): TemplateResult {
    const words = this.#words;
    const model = this.#model;
    const { state } = model;
    switch (state.kind) {
      case 'loading':
      case 'outdated':
      case 'rows':
        return html`${
          this.#isPartMissing ? problemBar(words.term('dialogMissing')) : selectionBar(words, model, this.#barHandlers)
        }${this.#grid.render(this.#columns)}`;
      default:
        return html`<div class="state">${this.#inPlaceOfRows(state)}</div>`;
    }
  }

  #inPlaceOfRows(state: StateInPlaceOfRows): TemplateResult | typeof nothing {
    const { part, isMissing } = this.#states;
    if (part !== undefined) {
      return part.render(state, this.#model, {
        onRetry: this.#retry,
        onClear: () => this.#clearFilters(),
        onCopy: (text) => void this.#grid.copy(text),
      });
    }
    // Without a network neither the list nor the words for that may come.
    if (isMissing && state.kind === 'error')
      return listProblem(this.#words, 'failed', this.#problem(state.error), this.#retry);
    if (isMissing) return problemBar(this.#words.term('dialogMissing'));
    void this.#states.want();
    return nothing;
  }

  #problem(error: ActivationError): { readonly error: ActivationError; readonly selected: number } {
    return { error, selected: this.#model.selection.size };
  }

  readonly #retry = (): void => {
    if (this.#states.isMissing) void this.#states.want();
    this.#model.retry();
  };

  #openDialog(): TemplateResult | typeof nothing {
    switch (this.#dialog) {
      case 'paste':
        return html`<pa-paste-audiences .model=${this.#model}></pa-paste-audiences>`;
      case 'columns':
        return html`<pa-audience-columns
          .columns=${this.#columns}
          .onColumns=${this.#onColumns}
        ></pa-audience-columns>`;
      case null:
        return nothing;
    }
  }

  #adopt(styles: readonly CSSResult[]): void {
    const { renderRoot } = this.#host;
    if (renderRoot instanceof ShadowRoot) adoptStyles(renderRoot, [...pickerViewStyles, ...styles]);
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
    this.focus();
  }

  #search(text: string): void {
    this.#model.filter = withEntries(this.#model.filter, { search: text });
    this.#host.requestUpdate();
    this.#typing.add();
  }

  #searchKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#grid.focus();
    } else if (event.key === 'Escape' && this.#model.filter.search !== undefined) {
      event.preventDefault();
      this.#search('');
    }
  }

  async #openMenu(name: string): Promise<void> {
    await this.#menus.want();
    this.#isPartMissing = this.#menus.isMissing;
    this.#hasMenus = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#host.renderRoot.querySelector<Menu>(`pa-menu[data-menu=${name}]`);
    await menu?.updateComplete;
    menu?.show();
  }

  async #open(dialog: 'paste' | 'columns'): Promise<void> {
    this.#isPartMissing = false;
    try {
      await (dialog === 'paste' ? import('./paste-dialog.ts') : import('./columns-dialog.ts'));
      this.#dialog = dialog;
    } catch {
      // The file did not come, as when the page was published anew since.
      this.#isPartMissing = true;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const opened = this.#host.renderRoot.querySelector<PasteAudiences | AudienceColumns>(
      'pa-paste-audiences, pa-audience-columns',
    );
    opened?.show();
  }
}

/** Safari has no idle callbacks: there it is the next task. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act);
}
