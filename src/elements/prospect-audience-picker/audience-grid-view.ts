import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { AudienceSort } from '../../domain/audience.ts';
import { arrowDown, arrowUp } from '../../ui/icons/row-glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { columnKinds, type AudienceColumnKey } from './audience-columns.ts';
import { audienceRow, type RowContext } from './audience-row-view.ts';
import type { AudienceRows } from './audience-rows.ts';
import type { GridPlace } from './grid-keys.ts';
import { cellId, rowId } from './row-ids.ts';
import type { VirtualRows } from './virtual-rows.ts';

/** Skeletons that stand for a first page: as many as fill the grid where rows are compact; what is beyond its edge is cut. */
export const FIRST_SKELETONS = 17;

export interface GridView {
  readonly context: RowContext;
  /** Absent: skeletons stand in for the first page. */
  readonly rows: AudienceRows | undefined;
  readonly window: Pick<VirtualRows, 'first' | 'end' | 'seen'>;
  readonly active: GridPlace;
  readonly sort: AudienceSort;
  readonly all: 'none' | 'some' | 'all';
  readonly selectAllLabel: string;
  readonly isBusy: boolean;
  /** A row of a page that failed, with the message where it is the first that is seen; `undefined` until it can say so. */
  readonly failedRow: (
    context: RowContext,
    row: number,
    error: ActivationError | undefined,
  ) => TemplateResult | undefined;
}

export interface GridHandlers {
  readonly onClick: (event: MouseEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onScroll: () => void;
  readonly onSort: (by: AudienceSort['by']) => void;
  readonly onAll: (event: Event) => void;
  readonly onResize: (key: AudienceColumnKey, event: PointerEvent) => void;
}

/** The grid: one tab stop, a header that stays, and the rows that are seen at their place among all. */
export function audienceGrid(view: GridView, handlers: GridHandlers): TemplateResult {
  const { context, rows, active } = view;
  // A row that is loading or failed has no cells to be at.
  const hasCells = active.row === -1 || rows?.row(active.row).kind === 'audience';
  return html`<div
    id="grid"
    class="grid"
    part="grid"
    role="grid"
    tabindex="0"
    aria-label=${context.words.term('grid')}
    aria-multiselectable="true"
    aria-rowcount=${rows?.isComplete ? rows.count + 1 : -1}
    aria-colcount=${context.columnCount}
    aria-busy=${view.isBusy}
    aria-activedescendant=${active.column !== null && hasCells ? cellId(active.row, active.column) : rowId(active.row)}
    @scroll=${handlers.onScroll}
    @click=${handlers.onClick}
    @mousedown=${handlers.onMouseDown}
    @pointerover=${handlers.onPointerOver}
    @keydown=${handlers.onKeyDown}
  >
    ${header(view, handlers)}
    <div class="rows" role="rowgroup" ?data-first=${rows === undefined}>
      <div class="seen" role="presentation">${rows === undefined ? firstSkeletons(context) : seenRows(view, rows)}</div>
      ${rows === undefined ? nothing : rowAway(view, rows)}
    </div>
  </div>`;
}

function header({ context, sort, all, active, selectAllLabel }: GridView, handlers: GridHandlers): TemplateResult {
  const { words } = context;
  const at = active.row === -1 ? active.column : undefined;
  return html`<div
    class="pa-grid-row pa-grid-head"
    part="header"
    role="row"
    aria-rowindex="1"
    id=${rowId(-1)}
    ?data-active=${at === null}
  >
    <span id=${cellId(-1, 0)} part="header-cell" role="columnheader" aria-colindex="1" ?data-active=${at === 0}
      ><input
        class="pa-check"
        type="checkbox"
        tabindex="-1"
        aria-label=${selectAllLabel}
        .checked=${all === 'all'}
        .indeterminate=${all === 'some'}
        @change=${handlers.onAll}
    /></span>
    ${context.columns.map(({ key }, index) => {
      const { sortBy, tier } = columnKinds[key];
      const direction = sortBy === sort.by ? sort.direction : undefined;
      const title = words.term(`column.${key}`);
      return html`<span
        id=${cellId(-1, index + 1)}
        part="header-cell header-cell-${key}"
        role="columnheader"
        aria-colindex=${context.places[index] ?? nothing}
        aria-sort=${sortBy === undefined ? nothing : (direction ?? 'none')}
        data-column=${key}
        data-tier=${tier}
        ?data-active=${at === index + 1}
        >${
          sortBy === undefined
            ? title
            : html`<button
                class="pa-sort"
                type="button"
                tabindex="-1"
                ?data-sorted=${direction !== undefined}
                @click=${() => handlers.onSort(sortBy)}
              >
                ${title}${direction === undefined ? nothing : icon(direction === 'ascending' ? arrowUp : arrowDown)}
              </button>`
        }<span
          class="edge"
          aria-hidden="true"
          @pointerdown=${(event: PointerEvent) => handlers.onResize(key, event)}
        ></span
      ></span>`;
    })}
  </div>`;
}

function seenRows(view: GridView, rows: AudienceRows): TemplateResult[] {
  const drawn: TemplateResult[] = [];
  for (let row = view.window.first; row < view.window.end; row += 1) drawn.push(drawRow(view, rows, row));
  return drawn;
}

/** The row at which the keyboard is stays in the document when it is scrolled out of it, so that a reader never loses its place. */
function rowAway(view: GridView, rows: AudienceRows): TemplateResult | typeof nothing {
  const { row } = view.active;
  const isThere = row < 0 || row >= rows.count || (row >= view.window.first && row < view.window.end);
  return isThere ? nothing : html`<div class="away" role="presentation">${drawRow(view, rows, row)}</div>`;
}

function drawRow({ context, window, failedRow }: GridView, rows: AudienceRows, row: number): TemplateResult {
  const there = rows.row(row);
  if (there.kind === 'audience') return audienceRow(context, there.audience, row);
  // Of a page that failed, one row says so and the others wait behind it.
  const isFirst = row === window.seen || rows.row(row - 1).kind !== 'failed';
  const failed = there.kind === 'failed' && failedRow(context, row, isFirst ? there.error : undefined);
  return failed || audienceRow(context, undefined, row);
}

function firstSkeletons(context: RowContext): TemplateResult[] {
  return Array.from({ length: FIRST_SKELETONS }, (_, row) => audienceRow(context, undefined, row));
}
