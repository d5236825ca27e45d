import { MAX_BLOCK_SIZE, scaleOf, type Viewport } from './virtual-rows.ts';

/** Where to scroll so that a row is wholly seen, with the least movement; the same place when it is seen already. */
export function scrollTopFor(row: number, { scrollTop, blockSize, rowHeight, rowCount }: Viewport): number {
  const whole = rowCount * rowHeight;
  const scale = scaleOf(whole, Math.min(whole, MAX_BLOCK_SIZE), blockSize);
  const virtualTop = scrollTop * scale;
  const rowTop = row * rowHeight;
  if (rowTop < virtualTop) return rowTop / scale;
  if (rowTop + rowHeight > virtualTop + blockSize) return (rowTop + rowHeight - blockSize) / scale;
  return scrollTop;
}
