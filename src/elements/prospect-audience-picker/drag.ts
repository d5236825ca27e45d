/** Movement of a pointer, in px, past which a click was a drag. */
export const DRAG = 4;

export function isDrag(click: MouseEvent, pressed: MouseEvent | undefined): boolean {
  if (pressed === undefined || click.detail === 0) return false;
  return Math.abs(click.clientX - pressed.clientX) + Math.abs(click.clientY - pressed.clientY) > DRAG;
}
