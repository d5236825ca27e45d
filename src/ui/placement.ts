/** Where a floating box goes, in CSS pixels from the top left of the window. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

export interface PlacementOptions {
  /** Which edges of anchor and box line up along the line; "start" and "end" follow `direction`. */
  readonly align: 'start' | 'center' | 'end';
  readonly side: 'above' | 'below';
  readonly direction: 'ltr' | 'rtl';
  /** Between anchor and box, in CSS pixels. */
  readonly gap: number;
}

type Box = Pick<DOMRectReadOnly, 'left' | 'top' | 'width' | 'height'>;

/** Kept free at the edges of the window, in CSS pixels. */
const MARGIN = 8;

/**
 * Places a box at its anchor: on the wished side if it fits there, else on the side with more room, and never out of the window along
 * the line. By numbers, because CSS anchor positioning is not yet in every browser that we support.
 */
export function placeAt(
  anchor: Box,
  box: Box,
  window: { width: number; height: number },
  options: PlacementOptions,
): Spot {
  const { side, gap } = options;
  const above = anchor.top - gap - box.height;
  const below = anchor.top + anchor.height + gap;
  const fitsAbove = above >= MARGIN;
  const fitsBelow = below + box.height <= window.height - MARGIN;
  const isRoomier = anchor.top > window.height - (anchor.top + anchor.height) ? 'above' : 'below';
  const taken = (side === 'above' ? fitsAbove : fitsBelow)
    ? side
    : fitsAbove
      ? 'above'
      : fitsBelow
        ? 'below'
        : isRoomier;

  return {
    left: clamp(alongLine(anchor, box, options), window.width - box.width),
    top: clamp(taken === 'above' ? above : below, window.height - box.height),
  };
}

/** Moves a box that is `position: fixed` in the top layer to its anchor. */
export function placeBox(box: HTMLElement, anchor: Element, options: Omit<PlacementOptions, 'direction'>): void {
  const direction = box.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const { left, top } = placeAt(anchor.getBoundingClientRect(), box.getBoundingClientRect(), room, {
    ...options,
    direction,
  });
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${top}px`);
}

function alongLine(anchor: Box, box: Box, { align, direction }: PlacementOptions): number {
  if (align === 'center') return anchor.left + (anchor.width - box.width) / 2;
  const isAtLeft = (align === 'start') === (direction === 'ltr');
  return isAtLeft ? anchor.left : anchor.left + anchor.width - box.width;
}

function clamp(position: number, last: number): number {
  return Math.max(MARGIN, Math.min(position, last - MARGIN));
}
