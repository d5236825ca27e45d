import type { LimitMeter } from '../../src/ui/limit-meter/limit-meter.ts';

/** What a person perceives of a meter. Tests and stories ask this, never the shadow root. */
export class LimitMeterHarness {
  readonly element: LimitMeter;

  constructor(element: LimitMeter) {
    this.element = element;
  }

  async words(): Promise<string> {
    await this.element.updateComplete;
    return this.element.shadowRoot?.querySelector('[part=count]')?.textContent?.trim() ?? '';
  }

  async warns(): Promise<boolean> {
    await this.element.updateComplete;
    return ['near', 'reached', 'exceeded'].some((state) => this.element.matches(`:state(${state})`));
  }
}
