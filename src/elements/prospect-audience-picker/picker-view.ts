import { adoptStyles, html, isServer, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { picker } from '../../locales/en/picker.ts';
import { formatNumber } from '../../ui/format/number.ts';
import { formatRelativeTime } from '../../ui/format/relative-time.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { checkboxStyles } from '../../ui/styles/checkbox.styles.ts';
import { gridStyles } from '../../ui/styles/grid.styles.ts';
import { iconStyles } from '../../ui/styles/icon.styles.ts';
import { idStyles } from '../../ui/styles/id.styles.ts';
import { inputStyles } from '../../ui/styles/input.styles.ts';
import { resetStyles } from '../../ui/styles/reset.styles.ts';
import { rootStyles } from '../../ui/styles/root.styles.ts';
import { rowStyles } from '../../ui/styles/row.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { wordStyles } from '../../ui/styles/word.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { defaultColumns, tidyColumns, type AudienceColumn } from './audience-columns.ts';
import { GridController } from './grid-controller.ts';
import { LaterPart } from './later-part.ts';
import { missingPart } from './missing-part.ts';
import type * as ControlsModule from './picker-controls.ts';
import type { PickerControls } from './picker-controls.ts';
import { pickerFrameStyles } from './picker-frame.styles.ts';
import type { PickerModel } from './picker-model.ts';
import { pickerToolbar } from './picker-toolbar.ts';
import type { PickerWords } from './picker-words.ts';
import { pickerStyles } from './picker.styles.ts';
import { rowBonesStyles } from './row-bones.styles.ts';

const pickerViewStyles = [
  tokens,
  resetStyles,
  rootStyles,
  iconStyles,
  wordStyles,
  rowStyles,
  buttonStyles,
  checkboxStyles,
  idStyles,
  inputStyles,
  gridStyles,
  searchStyles,
  sortStyles,
  statusStyles,
  tagStyles,
  pickerFrameStyles,
  pickerStyles,
  rowBonesStyles,
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

/**
 * What is seen of the picker at first: the toolbar and the rows. What a person does with it comes in a file of its own, in a moment when
 * the page has nothing else to do, or at once when somebody comes near; nothing that is done before it is there is lost.
 */
export class PickerView {
  readonly #host: LitElement;
  readonly #model: PickerModel;
  readonly #words: PickerWords;
  readonly #grid: GridController;
  readonly #onColumns: (columns: readonly AudienceColumn[]) => void;
  readonly #adopted: CSSResult[] = [...pickerViewStyles];
  #given: readonly AudienceColumn[] | undefined;
  #columns = defaultColumns;
  readonly #controls: LaterPart<typeof ControlsModule, PickerControls> = new LaterPart(
    () => import('./picker-controls.ts'),
    ({ PickerControls }) =>
      new PickerControls(this.#host, {
        model: this.#model,
        grid: this.#grid,
        searchField: () => this.searchField,
        onColumns: this.#onColumns,
        adopt: (styles) => this.#adopt(styles),
      }),
    () => this.#host.requestUpdate(),
  );

  constructor(host: LitElement, { model, onColumns }: PickerViewOptions) {
    this.#host = host;
    this.#model = model;
    this.#words = new Localize(host, 'picker', picker);
    this.#onColumns = (columns) => onColumns(tidyColumns(columns));
    this.#grid = new GridController(host, {
      model,
      words: this.#words,
      actions: () => this.#controls.part?.grid,
      use: (act) => this.#controls.use(({ grid }) => act(grid)),
    });
    this.#adopt([]);
    whenIdle(() => void this.#controls.want());
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
    const { state } = this.#model;
    const controls = this.#controls.part;
    return html`<div class="picker" part="picker" ?inert=${disabled}>
        ${this.#toolbar()} ${state.kind === 'outdated' ? controls?.outdated(state.error) : nothing} ${this.#body()}
        ${state.kind === 'denied' ? nothing : (controls?.foot() ?? html`<div class="foot" part="footer"></div>`)}
      </div>
      ${controls?.beside(this.#columns)}`;
  }

  #toolbar(): TemplateResult {
    const model = this.#model;
    const { state, rows } = model;
    const controls = this.#controls.part;
    const use = (act: (there: PickerControls) => unknown) => this.#controls.use((there) => void act(there));
    return pickerToolbar({
      words: this.#words,
      isDenied: state.kind === 'denied',
      isFailed: state.kind === 'error',
      menus: controls?.menus,
      filter: model.filter,
      facets: model.facets,
      evaluatedWithin: controls?.evaluatedWithin ?? null,
      matching:
        rows.ready && state.kind !== 'denied'
          ? { count: rows.count, isWhole: rows.isComplete, total: rows.unfilteredTotal }
          : null,
      onFilter: (filter) => use((there) => there.filter(filter)),
      onEvaluatedWithin: (days) => use((there) => there.filterByAge(days)),
      onNear: () => use((there) => there.near()),
      onMenu: (name) => use((there) => there.openMenu(name)),
      onSearch: (text) => use((there) => there.search(text)),
      onLeaveSearch: () => this.#grid.focus(),
      onPaste: () => use((there) => there.open('paste')),
      onColumns: () => use((there) => there.open('columns')),
      onClear: () => use((there) => there.clearFilters()),
    });
  }

  #body(): TemplateResult {
    const { state } = this.#model;
    const controls = this.#controls.part;
    switch (state.kind) {
      case 'loading':
      case 'outdated':
      case 'rows':
        return html`${controls?.bar() ?? this.#barBefore()}${this.#grid.render(this.#columns)}`;
      default:
        return html`<div class="state">${controls?.inPlaceOfRows(state) ?? this.#barBefore()}</div>`;
    }
  }

  /** Keeps the place of the bar until it is there. */
  #barBefore(): TemplateResult {
    return this.#controls.isMissing
      ? missingPart(this.#words, () => void this.#controls.want())
      : html`<div class="bar" part="selection-bar"></div>`;
  }

  #adopt(styles: readonly CSSResult[]): void {
    this.#adopted.push(...styles);
    const { renderRoot } = this.#host;
    if (renderRoot instanceof ShadowRoot) adoptStyles(renderRoot, this.#adopted);
  }
}

/** Safari has no idle callbacks: there it is the next task. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act);
}
