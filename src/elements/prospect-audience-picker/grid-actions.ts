import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Audience, AudienceSort } from '../../domain/audience.ts';
import type { Announcer } from '../../ui/controllers/announcer.ts';
import { columnKinds, isShown, type AudienceColumn, type AudienceColumnKey } from './audience-columns.ts';
import { CellTooltip } from './cell-tooltip.ts';
import type { RowContext } from './audience-row-view.ts';
import { WIDTH_STEP } from './column-choices.ts';
import { ColumnSizing } from './column-sizing.ts';
import { momentOf, type ControlsWords } from './controls-words.ts';
import { isDrag } from './drag.ts';
import { failedRow } from './failed-row.ts';
import type { GridController } from './grid-controller.ts';
import { gridCommand, type GridKey, type GridPlace } from './grid-keys.ts';
import type { GridClick, GridUse } from './grid-use.ts';
import { NameSeeking, type TypedLetter } from './name-seeking.ts';
import { selectAllLabel, type BarNote } from './picker-bars.ts';
import type { PickerModel } from './picker-model.ts';
import { scrollTopFor } from './row-scroll.ts';
import { addAll, addRows, hasAll, removeAll, toggle } from './selection-changes.ts';

export interface GridActionsOptions {
  readonly grid: GridController;
  readonly model: PickerModel;
  readonly words: ControlsWords;
  readonly announcer: Announcer;
  readonly onColumns: (columns: readonly AudienceColumn[]) => void;
}

/** What a person does in the grid: moves, selects, sorts, sizes. */
export class GridActions implements GridUse, ReactiveController {
  /** Until something else is done. */
  note: BarNote | null = null;

  readonly #host: LitElement;
  readonly #options: GridActionsOptions;
  /** Where a range begins; `null`: where the keyboard is. */
  #anchor: number | null = null;
  /** The last key drew a range out, and the next goes on with it. */
  #isDrawing = false;
  readonly #names = new NameSeeking();
  readonly #sizing: ColumnSizing;
  readonly #tooltip = new CellTooltip();

  constructor(host: LitElement, options: GridActionsOptions) {
    this.#host = host;
    this.#options = options;
    this.#sizing = new ColumnSizing(options.grid, options.onColumns);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#names.stop();
  }

  hasAll(): boolean {
    const { list, selection } = this.#options.model;
    return list !== null && hasAll(selection, list);
  }

  selectAllLabel(): string {
    const { words, model } = this.#options;
    return model.selection.room === 0 ? words.term('selectEvery') : selectAllLabel(words, model);
  }

  fullReason(): TemplateResult {
    const { words, model } = this.#options;
    return html`<span class="full">${words.term('overLimit', model.selection.limit ?? 0)}</span>`;
  }

  failedRow(context: RowContext, row: number, error: ActivationError | undefined): TemplateResult {
    const { words, model } = this.#options;
    return failedRow(words, context, { row, error }, () => model.retry(row));
  }

  /** Another list begins at its top, with the keyboard on its first row. */
  changeList(change: () => void): void {
    const { grid } = this.#options;
    this.stop();
    grid.active = { row: 0, column: null };
    this.#anchor = null;
    grid.viewport.scrollTo(0);
    change();
  }

  stop(): void {
    this.#names.stop();
    const { selection } = this.#options.model;
    selection.giveUp();
    // What was refused belongs to the list before.
    selection.notice = null;
    this.#host.requestUpdate();
  }

  selectAll(): void {
    const { list, selection } = this.#options.model;
    if (list !== null && !hasAll(selection, list)) void addAll(selection, list);
  }

  async copy(text: string): Promise<void> {
    const { announcer, words } = this.#options;
    try {
      await navigator.clipboard.writeText(text);
      this.note = { text: words.term('copied'), isCaution: false };
    } catch {
      this.note = { text: words.term('copyFailed'), isCaution: true };
    }
    announcer.say(this.note.text);
    this.#host.requestUpdate();
  }

  click({ event, target, row, pressed }: GridClick): void {
    if (!(row >= 0)) return;
    this.#endKeys();
    const from = this.#options.grid.active.row;
    this.#options.grid.active = { row, column: null };
    this.#host.requestUpdate();
    const audience = this.#audienceAt(row);
    if (audience === undefined) return;
    if (target.closest('button') !== null) {
      void this.copy(audience.id);
      return;
    }
    const box = target instanceof HTMLInputElement ? target : undefined;
    // Who drags over a name selects its text, not its audience.
    if (box === undefined && isDrag(event, pressed)) return;
    if (event.shiftKey) this.#extend(row, from);
    else this.#toggle(row, audience);
    if (box !== undefined) box.checked = this.#options.model.selection.includes(audience);
  }

  key(event: GridKey): boolean {
    const { grid, model, words } = this.#options;
    const { blockSize, rowHeight } = grid.viewport.port;
    const command = gridCommand(event, grid.active, {
      rowCount: model.rows.count,
      columns: [0, ...grid.columns.flatMap(({ key }, index) => (isShown(key, grid.viewport.tier) ? index + 1 : []))],
      pageRows: Math.max(Math.floor(blockSize / rowHeight), 1),
      direction: words.direction,
      isTyping: this.#names.isTyping(event.timeStamp),
    });
    if (command === null || (command.kind === 'stop' && !model.selection.isWorking)) return false;
    const from = grid.active.row;
    const isDrawing = this.#isDrawing;
    if (command.kind !== 'type') this.#endKeys();
    switch (command.kind) {
      case 'move':
        this.#move(command.to);
        if (!command.extend) break;
        // A new range, which leaves what was chosen before as it is.
        if (!isDrawing) this.#anchor = Math.max(from, 0);
        this.#isDrawing = true;
        this.#extend(command.to.row, from);
        break;
      case 'toggle':
      case 'press':
        this.#reveal();
        this.#pressKey(command.kind);
        break;
      case 'extend':
        this.#reveal();
        this.#extend(from, from);
        break;
      case 'select-all':
        this.selectAll();
        break;
      case 'resize':
        this.#resizeActive(command.by * WIDTH_STEP);
        break;
      case 'stop':
        this.stop();
        break;
      case 'type':
        void this.#type({ letter: command.text, time: event.timeStamp, row: from, language: words.language });
        break;
    }
    return true;
  }

  sort(by: AudienceSort['by']): void {
    const { grid, model, announcer, words } = this.#options;
    // After an order that did not load, that of the rows.
    const { sort } = (model.state.kind === 'outdated' && model.list) || model;
    const isDescending = sort.by === by ? sort.direction === 'ascending' : by === 'profiles';
    const { column } = grid.active;
    this.changeList(() => model.setQuery({ sort: { by, direction: isDescending ? 'descending' : 'ascending' } }));
    if (column !== null) grid.active = { row: -1, column };
    announcer.say(words.term(isDescending ? 'sortedDown' : 'sortedUp', words.term(`column.${by}`)));
  }

  /** The box shows what is selected, not what was clicked. */
  toggleAll(box: HTMLInputElement): void {
    this.#toggleAllOrNone();
    const isAll = this.hasAll();
    box.checked = isAll;
    box.indeterminate = !isAll && this.#options.model.selection.size > 0;
  }

  resize(key: AudienceColumnKey, event: PointerEvent): void {
    this.#sizing.drag(key, event, this.#options.words.direction === 'rtl' ? -1 : 1);
  }

  tell(target: Element): string {
    const { model, words } = this.#options;
    return this.#tooltip.show(target, (instant) => momentOf(words, instant, model.session?.timeZone));
  }

  #move(to: GridPlace): void {
    const { grid } = this.#options;
    grid.active = to;
    this.#host.requestUpdate();
    this.#reveal();
    if (to.row >= 0 && to.column !== null) void this.#host.updateComplete.then(() => this.#tellCell());
  }

  /** As a pointer is told by a tooltip. What is cut off a reader reads as a whole. */
  #tellCell(): void {
    const cell = this.#host.renderRoot.querySelector('.cell[data-active]');
    const shown = cell?.querySelector('.pa-truncate, .pa-tags');
    if (!shown) return;
    const text = this.tell(shown);
    // How a selection that is under way ends must not be hidden.
    if (text === '' || this.#options.model.selection.isWorking) return;
    this.note = { text, isCaution: false };
    if (shown.matches('[data-instant]')) this.#options.announcer.say(text);
    this.#host.requestUpdate();
  }

  /** Scrolls no further than needed for the place of the keyboard to be seen: its row, its column, and in the page. */
  #reveal(): void {
    const { active, viewport } = this.#options.grid;
    const { grid, port } = viewport;
    if (grid === null) return;
    if (active.row >= 0) viewport.scrollTo(scrollTopFor(active.row, { ...port, scrollTop: grid.scrollTop }));
    void this.#host.updateComplete.then(() => {
      const place = grid.querySelector(`#${grid.getAttribute('aria-activedescendant')}`);
      for (const shown of [place, place?.closest('[role=row]')]) {
        shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    });
  }

  #pressKey(kind: 'toggle' | 'press'): void {
    const { grid, model } = this.#options;
    const { row, column } = grid.active;
    const key = column === null || column === 0 ? undefined : grid.columns[column - 1]?.key;
    if (row === -1) {
      if (column === 0) this.#toggleAllOrNone();
      const by = key === undefined ? undefined : columnKinds[key].sortBy;
      if (by !== undefined) this.sort(by);
      return;
    }
    const there = model.rows.row(row);
    if (there.kind === 'failed') model.retry(row);
    if (there.kind !== 'audience') return;
    if (kind === 'press' && key === 'id') void this.copy(there.audience.id);
    else this.#toggle(row, there.audience);
  }

  #toggle(row: number, audience: Audience): void {
    this.#anchor = row;
    toggle(this.#options.model.selection, audience);
  }

  /** @param from where the keyboard was before */
  #extend(row: number, from: number): void {
    const { list, selection } = this.#options.model;
    if (list === null || row < 0) return;
    this.#anchor ??= Math.max(from, 0);
    void addRows(selection, list, Math.min(row, this.#anchor), Math.max(row, this.#anchor) + 1);
  }

  /** Something else is done than letters are typed or a range drawn out: a name that is still sought must not take the keyboard away from it. */
  #endKeys(): void {
    this.note = null;
    this.#names.stop();
    this.#isDrawing = false;
  }

  #toggleAllOrNone(): void {
    const { list, selection } = this.#options.model;
    if (list !== null && hasAll(selection, list)) void removeAll(selection, list);
    else this.selectAll();
  }

  async #type(letter: TypedLetter): Promise<void> {
    const { model, words, announcer } = this.#options;
    const found = model.list === null ? null : await this.#names.seek(model.list, letter);
    if (found === null) return;
    if (found.row === undefined) announcer.say(words.term('noneBegins', found.typed));
    else this.#move({ row: found.row, column: null });
  }

  #resizeActive(px: number): void {
    const { grid, words, announcer } = this.#options;
    const column = grid.columns[(grid.active.column ?? 0) - 1];
    if (column === undefined) return;
    const { key } = column;
    announcer.say(words.term('columnSized', words.term(`column.${key}`), this.#sizing.by(key, px)));
  }

  #audienceAt(row: number): Audience | undefined {
    const there = this.#options.model.rows.row(row);
    return there.kind === 'audience' ? there.audience : undefined;
  }
}
