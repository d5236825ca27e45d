import type { LitElement } from 'lit';
import { gridTracks, leastWidth, tierAt, type AudienceColumn, type ColumnTier } from './audience-columns.ts';
import type { AudienceRows } from './audience-rows.ts';
import { OVERSCAN, virtualRows, type Viewport, type VirtualRows } from './virtual-rows.ts';

/** Stillness of the scroll bar, in milliseconds, after which rows that were flown over are no longer waited for, and those beyond the edges are drawn. */
const SETTLED = 120;

/** What is seen of the grid: scrolls, measures, and puts the drawn rows at their place. */
export class GridViewport {
  /** The grid, while it is in the document. */
  grid: HTMLElement | null = null;

  /** Until it is measured: all columns are shown. */
  tier: ColumnTier = 'wide';

  /** Columns while one is being sized: they stand above those that are to be placed. */
  sizing: readonly AudienceColumn[] | undefined;

  readonly #host: LitElement;
  readonly #rows: () => AudienceRows;
  // Until it is measured: the grid of the design, at its usual height.
  #seen = { scrollTop: 0, blockSize: 700, rowHeight: 56 };
  #drawn = { first: 0, end: 0 };
  #drawing = 0;
  #known: AudienceRows | undefined;
  #overscan = OVERSCAN;
  /** The scroll bar leaps over more rows than are drawn: then those beyond the edges would be gone before they are seen. */
  #isFlying = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #placed: readonly AudienceColumn[] | undefined;
  // In the next frame: what it finds changes the height of what is observed.
  readonly #resized = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  constructor(host: LitElement, rows: () => AudienceRows) {
    this.#host = host;
    this.#rows = rows;
  }

  /** What is seen now. */
  get port(): Viewport {
    return { ...this.#seen, rowCount: this.#rows().count };
  }

  /** The rows that are to be drawn now; asks for those that are missing. */
  draw(): VirtualRows {
    const rows = this.#rows();
    this.#overscan = this.#isFirstDraw(rows) || this.#isFlying ? 0 : OVERSCAN;
    const window = virtualRows(this.port, this.#overscan);
    if (rows.ready) rows.show(window.first, window.end);
    this.#drawn = window;
    return window;
  }

  /** After they were drawn. By properties of the elements, because a strict policy forbids style attributes. */
  place(columns: readonly AudienceColumn[]): void {
    const grid = this.#host.renderRoot.querySelector<HTMLElement>('#grid');
    const isNew = grid !== this.grid;
    if (isNew) this.#observe(grid);
    if (grid === null) return;
    const shown = this.sizing ?? columns;
    if (shown !== this.#placed || grid.style.length === 0) this.#lay(grid, shown);
    const body = grid.querySelector<HTMLElement>('.rows');
    const drawn = grid.querySelector<HTMLElement>('.seen');
    if (body === null || drawn === null) return;
    const isKnown = this.#rows().ready;
    const { blockSize, offset } = virtualRows(this.port, this.#overscan);
    body.style.blockSize = isKnown ? `${blockSize}px` : '';
    drawn.style.translate = isKnown ? `0 ${offset}px` : '';
    // What is moved within the document forgets how far it was scrolled.
    if (isNew) grid.scrollTop = this.#seen.scrollTop;
  }

  scroll(): void {
    if (this.grid === null) return;
    this.#seen = { ...this.#seen, scrollTop: this.grid.scrollTop };
    const { first, end } = virtualRows(this.port);
    this.#rows().show(first, end);
    this.#isFlying = first >= this.#drawn.end || end <= this.#drawn.first;
    // Still in this frame, but after rows that were there at once: those are then drawn once, not as bones first.
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => {
      if (first !== this.#drawn.first || end !== this.#drawn.end) this.#host.requestUpdate();
    });
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#rows().settle();
      if (this.#isFlying) this.#host.requestUpdate();
      this.#isFlying = false;
    }, SETTLED);
  }

  scrollTo(scrollTop: number): void {
    if (this.grid === null || scrollTop === this.grid.scrollTop) return;
    this.#seen = { ...this.#seen, scrollTop };
    this.#host.requestUpdate();
    // The body may have to grow before there is somewhere to scroll to.
    void this.#host.updateComplete.then(() => {
      if (this.grid !== null) this.grid.scrollTop = scrollTop;
    });
  }

  disconnect(): void {
    this.#resized.disconnect();
    this.grid = null;
    clearTimeout(this.#settling);
    cancelAnimationFrame(this.#drawing);
  }

  /** Of a new list, those in view are painted first, and those beyond its edges a frame later. */
  #isFirstDraw(rows: AudienceRows): boolean {
    const isFirst = rows.ready && rows !== this.#known;
    if (rows.ready) this.#known = rows;
    if (isFirst) requestAnimationFrame(() => setTimeout(() => this.#host.requestUpdate()));
    return isFirst;
  }

  #observe(grid: HTMLElement | null): void {
    this.#resized.disconnect();
    this.grid = grid;
    if (grid === null) return;
    this.#resized.observe(grid);
    // Its height follows the density, as that of rows does, and stays while they are scrolled.
    const head = grid.querySelector('.pa-grid-head');
    if (head !== null) this.#resized.observe(head);
  }

  #lay(grid: HTMLElement, columns: readonly AudienceColumn[]): void {
    this.#placed = columns;
    for (const tier of ['wide', 'middle', 'narrow'] as const) {
      grid.style.setProperty(`--pa-_${tier}`, gridTracks(columns, tier));
    }
    grid.style.setProperty('--pa-_least', leastWidth(columns));
  }

  #measure(): void {
    const { grid } = this;
    const row = grid?.querySelector('.seen > *');
    const head = grid?.querySelector<HTMLElement>('.pa-grid-head');
    if (!grid || !row || !head) return;
    const rowHeight = parseFloat(getComputedStyle(row).blockSize);
    const blockSize = Math.max(grid.clientHeight - head.offsetHeight, 0);
    const tier = tierAt(this.#host.clientWidth / parseFloat(getComputedStyle(document.documentElement).fontSize));
    if (tier !== this.tier) this.#host.requestUpdate();
    this.tier = tier;
    if (rowHeight === this.#seen.rowHeight && blockSize === this.#seen.blockSize) return;
    // The row on top stays on top when the density changes.
    const scrollTop = (grid.scrollTop / this.#seen.rowHeight) * rowHeight;
    this.#seen = { scrollTop, blockSize, rowHeight };
    this.#host.requestUpdate();
    this.scrollTo(scrollTop);
  }
}
