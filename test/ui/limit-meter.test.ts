import { expect, fixture, html } from '@open-wc/testing';
import '../../src/ui/limit-meter/limit-meter.ts';
import type { LimitMeter } from '../../src/ui/limit-meter/limit-meter.ts';
import { LimitMeterHarness } from './limit-meter.harness.ts';
import { THEMES, themed } from './surface.ts';

async function meter(used: number, limit?: number): Promise<LimitMeterHarness> {
  return new LimitMeterHarness(
    await fixture<LimitMeter>(
      html`<pa-limit-meter .used=${used} .limit=${limit} label="Audiences in this activation"></pa-limit-meter>`,
    ),
  );
}

describe('limit meter', () => {
  const wordings = [
    { rule: 'says how much is used', used: 3, limit: 250, words: '3 of 250' },
    { rule: 'says how much is left when it is nearly used up', used: 225, limit: 250, words: '225 of 250, 25 left' },
    { rule: 'says that nothing is left', used: 250, limit: 250, words: '250 of 250, limit reached' },
    { rule: 'says how many must go', used: 1252, limit: 1000, words: '1,252 of 1,000, 252 too many' },
  ];
  for (const { rule, used, limit, words } of wordings) {
    it(rule, async () => {
      expect(await (await meter(used, limit)).words()).to.equal(words);
    });
  }

  it('warns before the limit bites, not earlier', async () => {
    expect(await (await meter(224, 250)).warns()).to.equal(false);
    expect(await (await meter(225, 250)).warns()).to.equal(true);
  });

  it('shows nothing where the platform states no limit', async () => {
    const { element } = await meter(3);
    expect(element.shadowRoot?.textContent?.trim()).to.equal('');
  });

  for (const theme of THEMES) {
    it(`can be read by everyone in the ${theme} theme`, async () => {
      const panel = await themed(
        theme,
        html`
          <pa-limit-meter used="52" limit="50" label="Mapped columns"></pa-limit-meter>
          <pa-limit-meter used="93" limit="100" label="Audiences in the same hour"></pa-limit-meter>
        `,
      );
      await expect(panel).to.be.accessible();
    });
  }
});
