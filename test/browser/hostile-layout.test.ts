import { expect, fixture, html } from '@open-wc/testing';
import { createMockBackend } from '../../mocks/index.ts';
import '../../src/elements/index.ts';
import { until } from '../elements/stub-adapter.ts';

/** Names of one word with 255 letters, texts of 5,000: what a page is made wider by. */
const { adapter, clock } = createMockBackend({ scenario: 'hostile-text' });
const [destination] = await adapter.listDestinations();

const elements = {
  'prospect-catalog': html`<prospect-catalog></prospect-catalog>`,
  'connect-destination': html`<connect-destination .destination=${destination}></connect-destination>`,
  'activation-monitor': html`<activation-monitor></activation-monitor>`,
};

describe('hostile texts', () => {
  for (const [tag, element] of Object.entries(elements)) {
    for (const width of [360, 1024]) {
      it(`make ${tag} no wider than the ${width} pixels that it has`, async () => {
        const host = await fixture<HTMLElement>(
          html`<div><activation-provider .adapter=${adapter} .clock=${clock}>${element}</activation-provider></div>`,
        );
        host.style.setProperty('width', `${width}px`);
        const root = host.querySelector(tag)!.shadowRoot!;
        await until(
          () => root.querySelector('h2, h3, form') !== null && root.querySelector('[aria-busy="true"]') === null,
        );
        await until(() => tag === 'connect-destination' || root.textContent?.includes('<script>') === true);
        expect(host.scrollWidth).to.be.at.most(width);
      });
    }
  }
});
