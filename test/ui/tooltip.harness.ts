import { sendMouse } from '@web/test-runner-commands';
import type { Tooltip } from '../../src/ui/tooltip/tooltip.ts';

export class TooltipHarness {
  readonly element: Tooltip;

  constructor(element: Tooltip) {
    this.element = element;
  }

  get anchor(): HTMLElement {
    return this.element.firstElementChild as HTMLElement;
  }

  get box(): HTMLElement {
    return this.element.shadowRoot!.querySelector<HTMLElement>('.pa-tooltip')!;
  }

  isShown(): boolean {
    return this.box.matches(':popover-open');
  }

  hover(): Promise<void> {
    return pointAt(this.anchor);
  }

  hoverItsWords(): Promise<void> {
    return pointAt(this.box);
  }

  leave(): Promise<void> {
    return sendMouse({ type: 'move', position: [900, 700] });
  }
}

function pointAt(element: HTMLElement): Promise<void> {
  const { x, y, width, height } = element.getBoundingClientRect();
  return sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}
