import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { AudienceFilter } from '../../domain/audience.ts';
import { pickerControls } from '../../locales/en/picker-controls.ts';
import { Announcer } from '../../ui/controllers/announcer.ts';
import { SearchHotkey } from '../../ui/controllers/search-hotkey.ts';
import { Localize } from '../../ui/localize/localize.ts';
import type { Menu } from '../../ui/menu/menu.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { checkboxStyles } from '../../ui/styles/checkbox.styles.ts';
import { iconStyles } from '../../ui/styles/icon.styles.ts';
import { limitStyles } from '../../ui/styles/limit.styles.ts';
import { resetStyles } from '../../ui/styles/reset.styles.ts';
import { rowStyles } from '../../ui/styles/row.styles.ts';
import { switchStyles } from '../../ui/styles/switch.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import type { AudienceColumn } from './audience-columns.ts';
import { daysBefore, withEntries } from './audience-filter.ts';
import type { AudienceColumns } from './columns-dialog.ts';
import type { ControlsWords } from './controls-words.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { GridActions } from './grid-actions.ts';
import type { GridController } from './grid-controller.ts';
import { KeptHeight } from './kept-height.ts';
import { LaterPart } from './later-part.ts';
import type { PasteAudiences } from './paste-dialog.ts';
import { listProblem, pickerFoot, selectionBar, type BarHandlers } from './picker-bars.ts';
import { pickerControlsStyles } from './picker-controls.styles.ts';
import type { PickerModel } from './picker-model.ts';
import { PickerNotices } from './picker-notices.ts';
import type { StateInPlaceOfRows } from './picker-states.ts';
import { selectedList } from './selected-list.ts';
import { clear, forgetUnfit } from './selection-changes.ts';
import type { ToolbarMenus } from './toolbar-view.ts';
import { Typing } from './typing.ts';

/** Those of the toolbar among them, which may not be there. */
export const controlsStyles: readonly CSSResult[] = [
  tokens,
  resetStyles,
  iconStyles,
  rowStyles,
  buttonStyles,
  checkboxStyles,
  limitStyles,
  switchStyles,
  pickerControlsStyles,
];

export interface PickerControlsOptions {
  readonly model: PickerModel;
  readonly grid: GridController;
  readonly searchField: () => HTMLInputElement | undefined;
  readonly onColumns: (columns: readonly AudienceColumn[]) => void;
  readonly adopt: (styles: readonly CSSResult[]) => void;
  /** In the place of the bar: a file did not come, and can be asked for again. */
  readonly missingPart: (onRetry: () => void) => TemplateResult;
}

type DialogName = 'paste' | 'columns';

/** What a person does with the picker, and what answers: the bars around the rows, menus, dialogs, and what stands in the place of rows. */
export class PickerControls {
  readonly grid: GridActions;
  /** Days since the evaluation, where the filter holds some. */
  evaluatedWithin: number | null = null;

  readonly #host: LitElement;
  readonly #options: PickerControlsOptions;
  readonly #model: PickerModel;
  readonly #words: ControlsWords;
  readonly #announcer: Announcer;
  readonly #typing = new Typing(() => this.#filter(this.#model.filter));
  readonly #menus = new LaterPart(
    () => import('./picker-menus.ts'),
    ({ PickerMenus }) => new PickerMenus(this.#host),
  );
  readonly #states = new LaterPart(
    () => import('./picker-states.ts'),
    ({ PickerStates, pickerStatesStyles }) => {
      this.#options.adopt(pickerStatesStyles);
      return new PickerStates(this.#host, this.#words);
    },
    () => this.#host.requestUpdate(),
  );
  readonly #dialogs = {
    paste: new LaterPart(
      () => import('./paste-dialog.ts'),
      () => 'pa-paste-audiences',
    ),
    columns: new LaterPart(
      () => import('./columns-dialog.ts'),
      () => 'pa-audience-columns',
    ),
  };
  /** One of the menus was opened: from then on all of them are there. */
  #hasMenus = false;
  #dialog: DialogName | null = null;
  /** Asks again for what was to be opened and did not come. */
  #openAgain: (() => void) | null = null;

  constructor(host: LitElement, options: PickerControlsOptions) {
    this.#host = host;
    this.#options = options;
    this.#model = options.model;
    this.#words = new Localize(host, 'picker', pickerControls);
    this.#announcer = new Announcer(host);
    const speaking = { ...options, words: this.#words, announcer: this.#announcer };
    this.grid = new GridActions(host, speaking);
    new PickerNotices(host, speaking);
    new FocusKeeper(host);
    new KeptHeight(host, this.#model);
    new SearchHotkey(host, options.searchField);
    options.adopt(controlsStyles);
  }

  get menus(): ToolbarMenus | undefined {
    return this.#hasMenus ? this.#menus.part : undefined;
  }

  bar(): TemplateResult {
    if (this.#openAgain !== null) return this.#options.missingPart(this.#openAgain);
    return selectionBar(this.#words, this.#model, this.#barHandlers, this.grid.note);
  }

  foot(): TemplateResult {
    return pickerFoot(this.#words, this.#model, this.#barHandlers);
  }

  outdated(error: ActivationError): TemplateResult {
    return listProblem(this.#words, { error, selected: this.#model.selection.size }, () => this.#model.retry());
  }

  inPlaceOfRows(state: StateInPlaceOfRows): TemplateResult | typeof nothing {
    const { part, isMissing } = this.#states;
    if (part !== undefined) {
      return part.render(state, this.#model, {
        onRetry: () => this.#model.retry(),
        onClear: () => this.clearFilters(),
        onCopy: (text) => void this.grid.copy(text),
      });
    }
    if (isMissing) return this.#options.missingPart(() => void this.#states.want());
    void this.#states.want();
    return nothing;
  }

  /** What is over the picker, or heard alone. */
  beside(columns: readonly AudienceColumn[]): TemplateResult {
    return html`${this.#announcer.region()}${this.#openDialog(columns)}`;
  }

  /** Somebody is about to use the toolbar. */
  near(): void {
    void this.#menus.want();
  }

  async openMenu(name: string): Promise<void> {
    await this.#menus.want();
    this.#openAgain = this.#menus.isMissing ? () => void this.openMenu(name) : null;
    this.#hasMenus = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#host.renderRoot.querySelector<Menu>(`pa-menu[data-menu=${name}]`);
    await menu?.updateComplete;
    menu?.show();
  }

  async open(dialog: DialogName): Promise<void> {
    await this.#dialogs[dialog].want();
    const { part, isMissing } = this.#dialogs[dialog];
    this.#openAgain = isMissing ? () => void this.open(dialog) : null;
    if (part !== undefined) this.#dialog = dialog;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<PasteAudiences | AudienceColumns>(part ?? ':not(*)')?.show();
  }

  search(text: string): void {
    this.#model.filter = withEntries(this.#model.filter, { search: text });
    this.#host.requestUpdate();
    this.#typing.add();
  }

  filter(filter: AudienceFilter): void {
    this.#filter(filter);
  }

  filterByAge(days: number | null): void {
    this.evaluatedWithin = days;
    const evaluatedSince = days === null ? undefined : daysBefore(this.#model.now, days);
    this.#filter(withEntries(this.#model.filter, { evaluatedSince }));
  }

  clearFilters(): void {
    this.evaluatedWithin = null;
    if (this.#model.selectedOnly) this.#model.setSelectedOnly(null);
    this.#filter({});
    this.#options.searchField()?.focus();
  }

  readonly #barHandlers: BarHandlers = {
    onAll: () => this.grid.selectAll(),
    onStop: () => this.grid.stop(),
    onClear: () => clear(this.#model.selection),
    onTakeOff: () => forgetUnfit(this.#model.selection),
    onSelectedOnly: (selectedOnly) =>
      this.grid.changeList(() => this.#model.setSelectedOnly(selectedOnly ? selectedList : null)),
  };

  #filter(filter: AudienceFilter): void {
    this.grid.changeList(() => this.#model.setQuery({ filter }));
  }

  #openDialog(columns: readonly AudienceColumn[]): TemplateResult | typeof nothing {
    switch (this.#dialog) {
      case 'paste':
        return html`<pa-paste-audiences .model=${this.#model}></pa-paste-audiences>`;
      case 'columns':
        return html`<pa-audience-columns
          .columns=${columns}
          .onColumns=${this.#options.onColumns}
        ></pa-audience-columns>`;
      case null:
        return nothing;
    }
  }
}
