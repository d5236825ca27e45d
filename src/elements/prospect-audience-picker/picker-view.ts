import { html, isServer, nothing, type LitElement, type TemplateResult } from 'lit';
import type { AudienceFilter } from '../../domain/audience.ts';
import { picker } from '../../locales/en/picker.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { Announcer } from '../../ui/controllers/announcer.ts';
import { SearchHotkey } from '../../ui/controllers/search-hotkey.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { formatRelativeTime } from '../../ui/format/relative-time.ts';
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
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { defaultColumns, tidyColumns, type AudienceColumn } from './audience-columns.ts';
import { daysBefore, withEntries } from './audience-filter.ts';
import type { AudienceColumns } from './columns-dialog.ts';
import { GridController } from './grid-controller.ts';
import type { PasteAudiences } from './paste-dialog.ts';
import { pickerFoot, problemBar, selectionBar, type BarHandlers } from './picker-bars.ts';
import { pickerFrameStyles } from './picker-frame.styles.ts';
import type { PickerModel } from './picker-model.ts';
import { listDenied, listFailed, listOutdated, nothingMatches, nothingThere } from './picker-states.ts';
import { pickerToolbar } from './picker-toolbar.ts';
import type { PickerWords } from './picker-words.ts';
import { pickerStyles } from './picker.styles.ts';

/** Pause in typing, in milliseconds, after which the list is asked again; the first letter is not kept waiting. */
const TYPING_PAUSE = 150;

export const pickerViewStyles = [
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
  #isDialogMissing = false;
  #hasMenus = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, { model, onColumns }: PickerViewOptions) {
    const words = new Localize(host, 'picker', picker);
    this.#host = host;
    this.#model = model;
    this.#words = words;
    this.#announcer = new Announcer(host);
    this.#onColumns = (columns) => onColumns(tidyColumns(columns));
    this.#grid = new GridController(host, { model, words, announcer: this.#announcer, onColumns: this.#onColumns });
    new SearchHotkey(host, () => this.searchField);
  }

  get searchField(): HTMLInputElement | undefined {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('#search') ?? undefined;
  }

  focus(options?: FocusOptions): void {
    this.searchField?.focus(options);
  }

  updated(): void {
    this.#grid.place();
    if (this.#hasMenus || this.#model.state.kind === 'loading') return;
    // Rows first: what is in the menus takes as long to draw as they do.
    requestAnimationFrame(() =>
      whenIdle(() => {
        this.#hasMenus = true;
        this.#host.requestUpdate();
      }),
    );
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
          hasMenus: this.#hasMenus,
          filter: model.filter,
          facets: model.facets,
          evaluatedWithin: this.#evaluatedWithin,
          matching: isCounted ? { count: rows.count, isWhole: rows.isComplete, total: rows.unfilteredTotal } : null,
          onFilter: (filter) => this.#filter(filter),
          onEvaluatedWithin: (days) => this.#filterByAge(days),
          onSearch: (text) => this.#search(text),
          onSearchKey: (event) => this.#searchKey(event),
          onPaste: () => void this.#open('paste'),
          onColumns: () => void this.#open('columns'),
          onClear: () => this.#clearFilters(),
        })}
        ${state.kind === 'outdated' ? listOutdated(words, state.error, model.selection.size, () => model.retry()) : nothing}
        ${this.#body()} ${state.kind === 'denied' ? nothing : pickerFoot(words, model, this.#barHandlers)}
      </div>
      ${this.#announcer.region()} ${this.#openDialog()}`;
  }

  #body(): TemplateResult {
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
        return html`${
          this.#isDialogMissing
            ? problemBar(words.term('dialogMissing'))
            : selectionBar(words, model, this.#barHandlers)
        }${this.#grid.render(this.#columns)}`;
    }
  }

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

  /** The first letter is sought at once; those that follow it quickly, together. */
  #search(text: string): void {
    const isFirst = this.#typing === undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#typing = undefined;
      if (!isFirst) this.#filter(this.#model.filter);
    }, TYPING_PAUSE);
    const filter = withEntries(this.#model.filter, { search: text });
    if (isFirst) this.#filter(filter);
    else this.#model.filter = filter;
    this.#host.requestUpdate();
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

  async #open(dialog: 'paste' | 'columns'): Promise<void> {
    try {
      await (dialog === 'paste' ? import('./paste-dialog.ts') : import('./columns-dialog.ts'));
      this.#dialog = dialog;
    } catch {
      // The file did not come, as when the page was published anew since.
      this.#isDialogMissing = true;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const opened = this.#host.renderRoot.querySelector<PasteAudiences | AudienceColumns>(
      'pa-paste-audiences, pa-audience-columns',
    );
    opened?.show();
  }
}

function framed(state: TemplateResult): TemplateResult {
  return html`<div class="state">${state}</div>`;
}

/** Safari has no idle callbacks: there it is the next task. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act);
}
