import { expect, fixture, html } from '@open-wc/testing';
import { systemClock } from '../../src/adapter/clock.ts';
import '../../src/elements/index.ts';
import { stubAdapter, until } from './stub-adapter.ts';
import { words } from './words.ts';

/** Properties that a host may set, with what they are unless it does. */
const usual = {
  'activation-provider': { adapter: undefined, clock: systemClock },
  'activation-monitor': { adapter: undefined, clock: systemClock, activationId: undefined, destination: undefined },
  'activation-wizard': {
    adapter: undefined,
    clock: systemClock,
    destination: undefined,
    destinationId: undefined,
    activationId: undefined,
    step: 'destination',
    config: {},
  },
  'connect-destination': { adapter: undefined, destination: undefined },
  'prospect-catalog': {
    adapter: undefined,
    dataTypes: '',
    sort: 'connected-first',
    filter: { search: '', category: undefined, dataTypes: [], connected: false, notConnected: false },
  },
} as const;

/** As a framework writes it, whatever the types say. */
function give(element: Element, name: string, value: unknown): void {
  (element as unknown as Record<string, unknown>)[name] = value;
}

describe('what a framework takes back by undefined or null', () => {
  for (const [tag, properties] of Object.entries(usual))
    for (const [name, value] of Object.entries(properties))
      it(`is as if it was never given: ${name} of ${tag}`, async () => {
        const element = document.createElement(tag);
        for (const absent of [undefined, null]) {
          give(element, name, absent);
          expect((element as unknown as Record<string, unknown>)[name]).to.deep.equal(value);
        }
      });

  for (const tag of ['activation-provider', 'activation-wizard'] as const)
    it(`leaves the ${tag} its own store of drafts`, () => {
      const element = document.createElement(tag);
      const own = element.draftStore;
      element.draftStore = null;
      expect(element.draftStore).to.equal(own);
    });

  it('narrows nothing where a filter of the catalogue leaves it out', async () => {
    const adapter = stubAdapter({ listDestinations: () => Promise.resolve([]) });
    const catalog = await fixture<HTMLElementTagNameMap['prospect-catalog']>(
      html`<prospect-catalog .adapter=${adapter} .filter=${{ dataTypes: ['prospects'] }}></prospect-catalog>`,
    );
    await until(() => words(catalog.shadowRoot!.querySelector('.pa-catalog')).includes('No destinations yet'));
    expect(catalog.filter).to.deep.include({ search: '', dataTypes: ['prospects'] });
  });

  it('takes an attribute that is removed for one that was never there', async () => {
    const monitor = await fixture<HTMLElementTagNameMap['activation-monitor']>(
      html`<activation-monitor activation-id="act-1"></activation-monitor>`,
    );
    monitor.removeAttribute('activation-id');
    expect(monitor.activationId).to.equal(undefined);
  });
});
