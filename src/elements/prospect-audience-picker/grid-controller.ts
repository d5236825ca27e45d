import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { isShown, type AudienceColumn } from './audience-columns.ts';
import { audienceGrid, type GridHandlers } from './audience-grid-view.ts';
import type { RowContext } from './audience-row-view.ts';
import type { GridPlace } from './grid-keys.ts';
import type { GridUse } from './grid-use.ts';
import { GridViewport } from './grid-viewport.ts';
import type { PickerModel } from './picker-model.ts';
import type { PickerWords } from './picker-words.ts';

export interface GridOptions {
  readonly model: PickerModel;
  readonly words: PickerWords;
  /** What a person does; `undefined` until its file is there. */
  readonly actions: () => GridUse | undefined;
  /** Acts as soon as it is there. */
  readonly use: (act: (actions: GridUse) => void) => void;
}

/**
 * Draws the grid, and passes on what a person does in it. The focus stays on the grid itself, which names the row or cell at which the
 * keyboard is (`aria-activedescendant`): so rows may come and go under it.
 */
export class GridController implements ReactiveController {
  active: GridPlace = { row: 0, column: null };
  columns: readonly AudienceColumn[] = [];
  readonly viewport: GridViewport;

  readonly #options: GridOptions;
  #pressed: MouseEvent | undefined;

  constructor(host: LitElement, options: GridOptions) {
    this.#options = options;
    this.viewport = new GridViewport(host, () => options.model.rows);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.viewport.disconnect();
  }

  render(columns: readonly AudienceColumn[]): TemplateResult {
    const { model, words, actions } = this.#options;
    const { rows, selection } = model;
    this.columns = columns;
    const window = this.viewport.draw();
    let colindex = 1;
    const places = columns.map(({ key }) => (isShown(key, this.viewport.tier) ? ++colindex : undefined));
    this.active = {
      // The list may have become shorter, and the picker narrower.
      row: rows.ready ? Math.min(this.active.row, Math.max(rows.count - 1, 0)) : this.active.row,
      column: this.active.column && places[this.active.column - 1] === undefined ? null : this.active.column,
    };
    return audienceGrid(
      {
        context: {
          words,
          columns,
          places,
          columnCount: colindex,
          now: model.now,
          full: selection.room > 0 ? undefined : (actions()?.fullReason() ?? ''),
          isSelected: (audience) => selection.includes(audience),
          isActivated: (audience) => selection.activated.has(audience.id),
          activeColumn: (row) => (row === this.active.row ? this.active.column : undefined),
        },
        rows: rows.ready ? rows : undefined,
        window,
        active: this.active,
        // An order that did not load is not the one of the rows.
        sort: (model.state.kind === 'outdated' && model.list?.sort) || model.sort,
        all: actions()?.hasAll() ? 'all' : selection.size > 0 ? 'some' : 'none',
        selectAllLabel: actions()?.selectAllLabel() ?? words.term('selectEvery'),
        failedRow: (...failed) => this.#failedRow(...failed),
        isBusy: !rows.ready || model.isUpdating || selection.isWorking,
      },
      this.#handlers,
    );
  }

  /** After the rows were drawn. */
  place(): void {
    this.viewport.place(this.columns);
  }

  focus(): void {
    this.viewport.grid?.focus();
  }

  readonly #handlers: GridHandlers = {
    onScroll: () => this.viewport.scroll(),
    onClick: (event) => {
      const target = event.target as Element;
      // The focus is the grid's alone: a button that took it may be gone with its row a moment later.
      this.viewport.grid?.focus({ preventScroll: true });
      const click = { event, target, row: rowOf(target), pressed: this.#pressed };
      this.#options.use((actions) => actions.click(click));
    },
    onMouseDown: (event) => {
      this.#pressed = event;
      // It draws a range of rows out, and must not draw out one of text.
      if (event.shiftKey) event.preventDefault();
    },
    onPointerOver: ({ target }) => this.#options.use((actions) => actions.tell(target as Element)),
    onKeyDown: (event) => {
      const { actions, use } = this.#options;
      const there = actions();
      if (there === undefined) use((later) => later.key(event));
      // What an early key will do is known once the file is there; that the page must not scroll meanwhile is known now.
      if (there?.key(event) ?? SCROLLS.test(event.key)) event.preventDefault();
    },
    onSort: (by) => this.#options.use((actions) => actions.sort(by)),
    onAll: ({ target }) => this.#options.use((actions) => actions.toggleAll(target as HTMLInputElement)),
    onResize: (key, event) => this.#options.actions()?.resize(key, event),
  };

  #failedRow(context: RowContext, row: number, error: ActivationError | undefined): TemplateResult | undefined {
    const { actions, use } = this.#options;
    // Once it is there, the rows are drawn again.
    if (actions() === undefined) use(() => undefined);
    return actions()?.failedRow(context, row, error);
  }
}

const SCROLLS = /^(?: |Home|End|Page\w+|Arrow\w+)$/;

/** The header, which is the first row that a reader counts, is -1; what is in no row has none. */
function rowOf(target: Element): number {
  return Number(target.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? NaN) - 2;
}
