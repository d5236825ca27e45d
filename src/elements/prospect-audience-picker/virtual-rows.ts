/**
 * Which of very many rows are drawn, and where.
 *
 * Rows have one height, fixed by the density, so this is arithmetic: no measuring of rows, no cache of heights, nothing that grows with the
 * list. That is why no virtualiser from a library is used here: those are built for rows of unknown height, and cost five times this file.
 */

/** Tallest an element may be, in px; Firefox draws nothing below 17.8 million, so a taller list scrolls in proportion. */
export const MAX_BLOCK_SIZE = 15_000_000;

/** Rows drawn beyond each edge, so that one step of a wheel meets rows that are there. */
export const OVERSCAN = 4;

export interface Viewport {
  readonly scrollTop: number;
  /** Height in px through which rows are seen. */
  readonly blockSize: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

export interface VirtualRows {
  /** First row to draw, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** First row that is seen from its top. */
  readonly seen: number;
  /** Where the first drawn row begins, in px from the top of all rows. */
  readonly offset: number;
  /** Height of all rows, in px. */
  readonly blockSize: number;
}

export function virtualRows({ scrollTop, blockSize, rowHeight, rowCount }: Viewport, overscan = OVERSCAN): VirtualRows {
  const whole = rowCount * rowHeight;
  const drawn = Math.min(whole, MAX_BLOCK_SIZE);
  const top = Math.min(Math.max(scrollTop, 0), Math.max(drawn - blockSize, 0));
  const virtualTop = top * scaleOf(whole, drawn, blockSize);
  const first = Math.max(Math.floor(virtualTop / rowHeight) - overscan, 0);
  const end = Math.min(Math.ceil((virtualTop + blockSize) / rowHeight) + overscan, rowCount);
  return {
    first,
    end: Math.max(end, first),
    seen: Math.ceil(virtualTop / rowHeight),
    offset: top + first * rowHeight - virtualTop,
    blockSize: drawn,
  };
}

/** Px of the list for each px of scrolling. */
export function scaleOf(whole: number, drawn: number, blockSize: number): number {
  return drawn < whole ? (whole - blockSize) / (drawn - blockSize) : 1;
}
