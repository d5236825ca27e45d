import { COLUMN_WIDTHS, type AudienceColumn, type AudienceColumnKey } from './audience-columns.ts';
import { sizedColumn } from './column-choices.ts';
import type { GridController } from './grid-controller.ts';
import { DRAG } from './drag.ts';

/** Sizes the columns of the grid, by the edges of their headers and by keys; the host hears of a width that is another than before. */
export class ColumnSizing {
  readonly #grid: GridController;
  readonly #onColumns: (columns: readonly AudienceColumn[]) => void;

  constructor(grid: GridController, onColumns: (columns: readonly AudienceColumn[]) => void) {
    this.#grid = grid;
    this.#onColumns = onColumns;
  }

  /**
   * Follows the pointer that was pressed on the edge of a column until it is let go.
   *
   * @param sign -1 where the text runs from right to left
   */
  drag(key: AudienceColumnKey, event: PointerEvent, sign: -1 | 1): void {
    event.preventDefault();
    event.stopPropagation();
    const { columns, viewport } = this.#grid;
    const edge = event.target as HTMLElement;
    const from = this.#widthOf(key);
    const follow = (at: PointerEvent) => {
      const by = sign * (at.clientX - event.clientX);
      if (viewport.sizing === undefined && Math.abs(by) <= DRAG) return;
      this.#draw(sizedColumn(columns, key, from + by));
    };
    edge.setPointerCapture(event.pointerId);
    edge.addEventListener('pointermove', follow);
    edge.addEventListener(
      'lostpointercapture',
      () => {
        edge.removeEventListener('pointermove', follow);
        const { sizing } = viewport;
        viewport.sizing = undefined;
        if (sizing !== undefined) this.#onColumns(sizing);
      },
      { once: true },
    );
  }

  /** Sizes a column by some px, and tells how wide it is then. In a narrow picker columns have the widths that there is room for. */
  by(key: AudienceColumnKey, px: number): number {
    const before = this.#widthOf(key);
    const sized = sizedColumn(this.#grid.columns, key, before + px);
    this.#draw(sized);
    const width = this.#widthOf(key);
    if (width !== before) this.#onColumns(sized);
    this.#draw(undefined);
    return width;
  }

  #draw(columns: readonly AudienceColumn[] | undefined): void {
    const { viewport } = this.#grid;
    viewport.sizing = columns;
    viewport.place(this.#grid.columns);
  }

  #widthOf(key: AudienceColumnKey): number {
    const { grid } = this.#grid.viewport;
    return grid?.querySelector<HTMLElement>(`[part~="header-cell-${key}"]`)?.offsetWidth ?? COLUMN_WIDTHS.min;
  }
}
