import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Audience, AudienceSort } from '../../domain/audience.ts';
import type { Announcer } from '../../ui/controllers/announcer.ts';
import {
  columnKinds,
  sizedColumn,
  COLUMN_WIDTHS,
  type AudienceColumn,
  type AudienceColumnKey,
} from './audience-columns.ts';
import { audienceGrid, type GridHandlers } from './audience-grid-view.ts';
import { gridCommand, type GridPlace } from './grid-keys.ts';
import { GridViewport } from './grid-viewport.ts';
import { selectAllLabel } from './picker-bars.ts';
import type { PickerModel } from './picker-model.ts';
import { momentOf, type PickerWords } from './picker-words.ts';
import { TypedLetters } from './typed-letters.ts';

export interface GridOptions {
  readonly model: PickerModel;
  readonly words: PickerWords;
  readonly announcer: Announcer;
  readonly onColumns: (columns: readonly AudienceColumn[]) => void;
}

/**
 * What a person does in the grid: scrolls, moves, selects, sorts, sizes. The focus stays on the grid itself, which names the row or cell
 * at which the keyboard is (`aria-activedescendant`): so rows may come and go under it.
 */
export class GridController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: GridOptions;
  readonly #viewport: GridViewport;
  #active: GridPlace = { row: 0, column: null };
  /** Where a range begins. */
  #anchor = 0;
  #columns: readonly AudienceColumn[] = [];
  #seeking: AbortController | null = null;
  #pressed = { x: 0, y: 0 };
  readonly #letters = new TypedLetters();

  constructor(host: LitElement, options: GridOptions) {
    this.#host = host;
    this.#options = options;
    this.#viewport = new GridViewport(host, () => options.model.rows);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#viewport.disconnect();
    this.#seeking?.abort();
  }

  render(columns: readonly AudienceColumn[]): TemplateResult {
    const { model, words } = this.#options;
    const { rows, selection, list } = model;
    this.#columns = columns;
    return audienceGrid(
      {
        context: {
          words,
          columns,
          now: model.now,
          isFull: selection.room === 0,
          isSelected: (audience) => selection.includes(audience),
          isActivated: (audience) => selection.activated.has(audience.id),
          activeColumn: (row) => (row === this.#active.row ? this.#active.column : undefined),
        },
        rows: rows.ready ? rows : undefined,
        window: this.#viewport.draw(),
        active: this.#active,
        sort: model.sort,
        all: list !== null && selection.hasAll(list) ? 'all' : selection.size > 0 ? 'some' : 'none',
        selectAllLabel: selectAllLabel(words, model),
        isBusy: !rows.ready || model.isUpdating || selection.isWorking,
      },
      this.#handlers,
    );
  }

  /** After the rows were drawn. */
  place(): void {
    this.#viewport.place(this.#columns);
  }

  focus(): void {
    this.#viewport.grid?.focus();
  }

  /** Another list begins at its top, with the keyboard on its first row. */
  changeList(change: () => void): void {
    this.stop();
    this.#active = { row: 0, column: null };
    this.#anchor = 0;
    this.#viewport.scrollToTop();
    change();
  }

  stop(): void {
    this.#seeking?.abort();
    this.#options.model.selection.giveUp();
    this.#host.requestUpdate();
  }

  selectAll(): void {
    const { list, selection } = this.#options.model;
    if (list !== null && !selection.hasAll(list)) void selection.addAll(list);
  }

  async copy(text: string): Promise<void> {
    const { announcer, words } = this.#options;
    try {
      await navigator.clipboard.writeText(text);
      announcer.say(words.term('copied'));
    } catch {
      announcer.say(words.term('copyFailed'));
    }
  }

  readonly #handlers: GridHandlers = {
    onScroll: () => this.#viewport.scroll(),
    onClick: (event) => this.#click(event),
    onPointerDown: (event) => this.#press(event),
    onPointerOver: (event) => this.#tellMoment(event),
    onKeyDown: (event) => this.#key(event),
    onSort: (by) => this.#sort(by),
    onAll: (event) => this.#toggleAll(event),
    onResize: (key, event) => this.#resize(key, event),
    onRetry: (row) => this.#options.model.retry(row),
  };

  /** A press on what would take the focus leaves it on the grid. */
  #press(event: PointerEvent): void {
    this.#pressed = { x: event.clientX, y: event.clientY };
  }

  #tellMoment({ target }: PointerEvent): void {
    const { instant } = target instanceof HTMLElement ? target.dataset : {};
    if (instant === undefined) return;
    const { model, words } = this.#options;
    (target as HTMLElement).title = momentOf(words, instant, model.session?.timeZone);
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    // The focus is the grid's alone: a button that took it may be gone with its row a moment later.
    this.#viewport.grid?.focus({ preventScroll: true });
    const row = rowOf(target);
    if (row === undefined) return;
    this.#active = { row, column: null };
    this.#host.requestUpdate();
    const audience = this.#audienceAt(row);
    if (audience === undefined || target.closest('.failed') !== null) return;
    if (target.closest('button') !== null) {
      void this.copy(audience.id);
      return;
    }
    // Who drags over a name selects its text, not its audience.
    const isBox = target instanceof HTMLInputElement;
    const moved = Math.abs(event.clientX - this.#pressed.x) + Math.abs(event.clientY - this.#pressed.y);
    if (!isBox && event.detail > 0 && moved > DRAG) return;
    if (event.shiftKey) this.#extend(row);
    else this.#toggle(row, audience);
    if (isBox) target.checked = this.#options.model.selection.includes(audience);
  }

  #key(event: KeyboardEvent): void {
    const command = gridCommand(event, this.#active, {
      rowCount: this.#options.model.rows.count,
      columnCount: this.#columns.length + 1,
      pageRows: this.#viewport.pageRows,
      direction: this.#options.words.direction,
    });
    if (command === null) return;
    const { selection } = this.#options.model;
    if (command.kind === 'stop' && !selection.isWorking) return;
    event.preventDefault();
    switch (command.kind) {
      case 'move':
        this.#move(command.to);
        if (command.extend) this.#extend(command.to.row);
        return;
      case 'toggle':
      case 'press':
        return this.#pressKey(command.kind);
      case 'extend':
        return this.#extend(this.#active.row);
      case 'select-all':
        return this.selectAll();
      case 'resize':
        return this.#resizeBy(command.by * COLUMN_WIDTHS.step);
      case 'stop':
        return this.stop();
      case 'type':
        void this.#seek(this.#letters.add(command.text, event.timeStamp));
        return;
    }
  }

  #move(to: GridPlace): void {
    this.#active = to;
    this.#host.requestUpdate();
    if (to.row >= 0) this.#viewport.reveal(to.row);
  }

  #pressKey(kind: 'toggle' | 'press'): void {
    const { row, column } = this.#active;
    const key = column === null || column === 0 ? undefined : this.#columns[column - 1]?.key;
    if (row === -1) {
      if (column === 0) this.#toggleAllOrNone();
      const by = key === undefined ? undefined : columnKinds[key].sortBy;
      if (by !== undefined) this.#sort(by);
      return;
    }
    const there = this.#options.model.rows.row(row);
    if (there.kind === 'failed') this.#options.model.retry(row);
    if (there.kind !== 'audience') return;
    if (kind === 'press' && key === 'id') void this.copy(there.audience.id);
    else this.#toggle(row, there.audience);
  }

  #toggle(row: number, audience: Audience): void {
    this.#anchor = row;
    this.#options.model.selection.toggle(audience);
  }

  #extend(row: number): void {
    const { list, selection } = this.#options.model;
    if (list === null || row < 0) return;
    void selection.addRows(list, Math.min(row, this.#anchor), Math.max(row, this.#anchor) + 1);
  }

  #toggleAll(event: Event): void {
    // The box shows what is selected, not what was clicked.
    const box = event.target as HTMLInputElement;
    const { list, selection } = this.#options.model;
    this.#toggleAllOrNone();
    const isAll = list !== null && selection.hasAll(list);
    box.checked = isAll;
    box.indeterminate = !isAll && selection.size > 0;
  }

  #toggleAllOrNone(): void {
    const { list, selection } = this.#options.model;
    if (list !== null && selection.hasAll(list)) selection.removeAll(list);
    else this.selectAll();
  }

  #sort(by: AudienceSort['by'] | undefined): void {
    if (by === undefined) return;
    const { model, announcer, words } = this.#options;
    const isDescending = model.sort.by === by ? model.sort.direction === 'ascending' : by === 'profiles';
    const { column } = this.#active;
    this.changeList(() => model.setQuery({ sort: { by, direction: isDescending ? 'descending' : 'ascending' } }));
    if (column !== null) this.#active = { row: -1, column };
    announcer.say(words.term(isDescending ? 'sortedDown' : 'sortedUp', words.term(`column.${by}`)));
  }

  async #seek(text: string): Promise<void> {
    const { model, words } = this.#options;
    const { rows, sort } = model;
    this.#seeking?.abort();
    const { signal } = (this.#seeking = new AbortController());
    const after = text.length === 1 ? this.#active.row : this.#active.row - 1;
    try {
      const { loadedRowBeginning, rowBeginning } = await import('./type-ahead.ts');
      const row =
        sort.by === 'name' && rows.isComplete && rows.canJump
          ? await rowBeginning(rows, text, {
              descending: sort.direction === 'descending',
              language: words.language,
              signal,
            })
          : loadedRowBeginning(rows, text, { after, first: 0, end: rows.count });
      if (row !== undefined && !signal.aborted) this.#move({ row, column: null });
    } catch {
      // What was asked for on the way did not come: the keyboard stays where it is, as when nothing begins so.
    }
  }

  #resize(key: AudienceColumnKey, event: PointerEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const edge = event.target as HTMLElement;
    const from = this.#widthOf(key);
    const sign = this.#options.words.direction === 'rtl' ? -1 : 1;
    const sized = (at: PointerEvent) => sizedColumn(this.#columns, key, from + sign * (at.clientX - event.clientX));
    const follow = (at: PointerEvent) => this.#viewport.place(sized(at));
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', follow);
    edge.addEventListener(
      'lostpointercapture',
      (at) => {
        edge.removeEventListener('pointermove', follow);
        this.#options.onColumns(sized(at));
      },
      { once: true },
    );
  }

  #resizeBy(px: number): void {
    const column = this.#columns[(this.#active.column ?? 0) - 1];
    if (column === undefined) return;
    this.#options.onColumns(sizedColumn(this.#columns, column.key, this.#widthOf(column.key) + px));
  }

  #widthOf(key: AudienceColumnKey): number {
    return (
      this.#viewport.grid?.querySelector<HTMLElement>(`[part~="header-cell-${key}"]`)?.offsetWidth ?? COLUMN_WIDTHS.min
    );
  }

  #audienceAt(row: number): Audience | undefined {
    const there = this.#options.model.rows.row(row);
    return there.kind === 'audience' ? there.audience : undefined;
  }
}

/** Movement of a pointer, in px, past which a click was a drag. */
const DRAG = 4;

function rowOf(target: Element): number | undefined {
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return row === undefined ? undefined : Number(row);
}
