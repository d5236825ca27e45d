import { adoptStyles, html, isServer, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import { formatNumber } from '../../ui/format/number.ts';
import { formatRelativeTime } from '../../ui/format/relative-time.ts';
import { dotStyles } from '../../ui/styles/dot.styles.ts';
import { plainCheckboxStyles } from '../../ui/styles/plain-checkbox.styles.ts';
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { wordStyles } from '../../ui/styles/word.styles.ts';
import { defaultColumns, tidyColumns, type AudienceColumn } from './audience-columns.ts';
import { GridController } from './grid-controller.ts';
import { LaterPart } from './later-part.ts';
import { missingPart } from './missing-part.ts';
import type { PickerControls } from './picker-controls.ts';
import type { PickerModel } from './picker-model.ts';
import type { PickerToolbar } from './picker-toolbar.ts';
import type { PickerWords } from './picker-words.ts';
import { pickerRowsStyles } from './picker-rows.styles.ts';
import { pickerStyles } from './picker.styles.ts';

export const pickerViewStyles: readonly CSSResult[] = [
  wordStyles,
  plainCheckboxStyles,
  dotStyles,
  sortStyles,
  tagStyles,
  pickerStyles,
  pickerRowsStyles,
];

/** Asked for as soon as this file runs: it and the first page of audiences are then on their way at the same time. */
const loadToolbar = () => import('./picker-toolbar.ts').then(({ PickerToolbar }) => ({ PickerToolbar }));
void loadToolbar().catch(() => undefined);

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
  readonly words: PickerWords;
  readonly onColumns: (columns: readonly AudienceColumn[]) => void;
}

/**
 * What is seen of the picker at first: the rows, and a place for the toolbar, which comes beside them. What a person
 * does with it comes in a file of its own, in a moment when the page has nothing else to do, or at once when somebody comes near; nothing
 * that is done before it is there is lost.
 */
export class PickerView {
  readonly #host: LitElement;
  readonly #model: PickerModel;
  readonly #words: PickerWords;
  readonly #grid: GridController;
  readonly #onColumns: (columns: readonly AudienceColumn[]) => void;
  #given: readonly AudienceColumn[] | undefined;
  #columns = defaultColumns;
  readonly #toolbar: LaterPart<{ readonly PickerToolbar: typeof PickerToolbar }, PickerToolbar>;
  readonly #controls: LaterPart<{ readonly PickerControls: typeof PickerControls }, PickerControls> = new LaterPart(
    () => import('./picker-controls.ts').then(({ PickerControls }) => ({ PickerControls })),
    ({ PickerControls }) =>
      new PickerControls(this.#host, {
        model: this.#model,
        grid: this.#grid,
        searchField: () => this.searchField,
        onColumns: this.#onColumns,
        adopt: (styles) => this.#adopt(styles),
        missingPart: (onRetry) => missingPart(this.#words, onRetry),
      }),
    () => this.#host.requestUpdate(),
  );

  constructor(host: LitElement, { model, words, onColumns }: PickerViewOptions) {
    this.#host = host;
    this.#model = model;
    this.#words = words;
    this.#onColumns = (columns) => onColumns(tidyColumns(columns));
    this.#grid = new GridController(host, {
      model,
      words,
      actions: () => this.#controls.part?.grid,
      use: (act) => this.#controls.use(({ grid }) => act(grid)),
    });
    this.#toolbar = new LaterPart(
      loadToolbar,
      ({ PickerToolbar }) =>
        new PickerToolbar(host, {
          model,
          rowWords: words,
          controls: () => this.#controls.part,
          use: (act) => this.#controls.use((there) => void act(there)),
          onLeaveSearch: () => this.#grid.focus(),
          adopt: (styles) => this.#adopt(styles),
        }),
      () => host.requestUpdate(),
    );
  }

  /** Once the element is in a document: the toolbar at once, what answers a person when there is time for it. */
  loadRest(): void {
    void this.#toolbar.want();
    whenIdle(() => void this.#controls.want());
  }

  get searchField(): HTMLInputElement | undefined {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('#search') ?? undefined;
  }

  focus(options?: FocusOptions): void {
    const { searchField } = this;
    if (searchField !== undefined) searchField.focus(options);
    else this.#toolbar.use(() => void this.#host.updateComplete.then(() => this.searchField?.focus(options)));
  }

  updated(): void {
    this.#grid.place();
  }

  /** @param columns as the host gave them; absent: the usual ones */
  render(columns: readonly AudienceColumn[] | undefined, { disabled }: { readonly disabled: boolean }): TemplateResult {
    if (columns !== this.#given) this.#columns = columns ? tidyColumns(columns) : defaultColumns;
    this.#given = columns;
    const { state } = this.#model;
    const controls = this.#controls.part;
    return html`<div class="picker" part="picker" ?inert=${disabled}>
        ${this.#toolbar.part?.render() ?? html`<div class="tools" part="toolbar"></div>`}
        ${state.kind === 'outdated' ? controls?.outdated(state.error) : nothing} ${this.#body()}
        ${state.kind === 'denied' ? nothing : (controls?.foot() ?? html`<div class="foot" part="footer"></div>`)}
      </div>
      ${controls?.beside(this.#columns)}`;
  }

  #body(): TemplateResult {
    const { state } = this.#model;
    const controls = this.#controls.part;
    switch (state.kind) {
      case 'loading':
      case 'outdated':
      case 'rows':
        return html`${this.#missing() ?? controls?.bar() ?? EMPTY_BAR}${this.#grid.render(this.#columns)}`;
      default:
        return html`${this.#missing()}
          <div class="state">${controls?.inPlaceOfRows(state)}</div>`;
    }
  }

  /** Says that files did not come, and asks for them again. */
  #missing(): TemplateResult | undefined {
    const missing = [this.#toolbar, this.#controls].filter(({ isMissing }) => isMissing);
    if (missing.length === 0) return undefined;
    return missingPart(this.#words, () => missing.forEach((part) => void part.want()));
  }

  #adopt(styles: readonly CSSResult[]): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
    adoptStyles(root, [...new Set([...root.adoptedStyleSheets, ...sheets])]);
  }
}

/** Keeps the place of the bar until it is there. */
const EMPTY_BAR = html`<div class="bar" part="selection-bar"></div>`;

/** Safari has no idle callbacks: there it is the next task. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act);
}
