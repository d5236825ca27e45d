import type { CSSResult, LitElement, TemplateResult } from 'lit';
import { pickerToolbar } from '../../locales/en/picker-toolbar.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { inputStyles } from '../../ui/styles/input.styles.ts';
import { rowStyles } from '../../ui/styles/row.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { toolbarStyles } from './picker-toolbar.styles.ts';
import type { PickerControls } from './picker-controls.ts';
import type { PickerModel } from './picker-model.ts';
import type { PickerWords } from './picker-words.ts';
import { toolbarTemplate } from './toolbar-template.ts';
import type { ToolbarWords } from './toolbar-view.ts';

const pickerToolbarStyles: readonly CSSResult[] = [
  tokens,
  rowStyles,
  buttonStyles,
  inputStyles,
  searchStyles,
  toolbarStyles,
];

export interface PickerToolbarOptions {
  readonly model: PickerModel;
  readonly rowWords: PickerWords;
  /** What answers a person; `undefined` until its file is there. */
  readonly controls: () => PickerControls | undefined;
  /** Acts as soon as it is there. */
  readonly use: (act: (controls: PickerControls) => unknown) => void;
  /** The person goes on to the rows. */
  readonly onLeaveSearch: () => void;
  readonly adopt: (styles: readonly CSSResult[]) => void;
}

/** The toolbar of the picker, which comes beside the rows: neither waits for the other. */
export class PickerToolbar {
  readonly #options: PickerToolbarOptions;
  readonly #words: ToolbarWords;

  constructor(host: LitElement, options: PickerToolbarOptions) {
    this.#options = options;
    this.#words = new Localize(host, 'picker', pickerToolbar);
    options.adopt(pickerToolbarStyles);
  }

  render(): TemplateResult {
    const { model, rowWords, controls, use, onLeaveSearch } = this.#options;
    const { state, rows } = model;
    return toolbarTemplate({
      words: this.#words,
      rowWords,
      isDenied: state.kind === 'denied',
      isFailed: state.kind === 'error',
      menus: controls()?.menus,
      filter: model.filter,
      facets: model.facets,
      evaluatedWithin: controls()?.evaluatedWithin ?? null,
      matching:
        rows.ready && state.kind !== 'denied'
          ? { count: rows.count, isWhole: rows.isComplete, total: rows.unfilteredTotal }
          : null,
      onFilter: (filter) => use((there) => there.filter(filter)),
      onEvaluatedWithin: (days) => use((there) => there.filterByAge(days)),
      onNear: () => use((there) => there.near()),
      onMenu: (name) => use((there) => there.openMenu(name)),
      onSearch: (text) => use((there) => there.search(text)),
      onLeaveSearch,
      onPaste: () => use((there) => there.open('paste')),
      onColumns: () => use((there) => there.open('columns')),
      onClear: () => use((there) => there.clearFilters()),
    });
  }
}
