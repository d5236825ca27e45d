import { expect, fixture, html } from '@open-wc/testing';
import type { Destination } from '../../../src/domain/destination.ts';
import { ActivationProvider } from '../../../src/elements/activation-provider/activation-provider.ts';
import '../../../src/elements/connect-destination/connect-destination.ts';
import { ConnectCancelEvent } from '../../../src/elements/connect-destination/connect-cancel-event.ts';
import '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import { DestinationSetUpEvent } from '../../../src/elements/prospect-catalog/destination-set-up-event.ts';
import type { ProspectCatalog } from '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import { stubAdapter, until } from '../stub-adapter.ts';

const destination = { id: 'amazon-s3', name: 'Amazon S3', connector: 'host' } as Destination;

async function page(link: boolean) {
  const adapter = stubAdapter({
    listDestinations: () => Promise.resolve([]),
    listAccounts: () => Promise.resolve({ items: [], nextCursor: null }),
  });
  const provider = await fixture<ActivationProvider>(
    html`<activation-provider ?link=${link} .adapter=${adapter}>
      <prospect-catalog></prospect-catalog>
      <connect-destination hidden></connect-destination>
    </activation-provider>`,
  );
  const catalog = provider.querySelector<ProspectCatalog>('prospect-catalog')!;
  const connect = provider.querySelector('connect-destination')!;
  return { adapter, provider, catalog, connect };
}

describe('activation provider', () => {
  it('gives its adapter to what is inside', async () => {
    const { adapter, catalog } = await page(false);
    expect(catalog.adapter).to.equal(adapter);
  });

  it('gives its adapter to an element that was there and asked before it was', async () => {
    const place = await fixture(html`<div></div>`);
    const early = document.createElement('early-provider');
    early.append(document.createElement('prospect-catalog'));
    place.append(early);
    customElements.define('early-provider', class extends ActivationProvider {});
    const adapter = stubAdapter({ listDestinations: () => Promise.resolve([]) });
    (early as ActivationProvider).adapter = adapter;
    await until(() => early.querySelector('prospect-catalog')!.adapter === adapter);
  });

  it('gives another adapter on, when it gets one', async () => {
    const { provider, catalog } = await page(false);
    const other = stubAdapter({ listDestinations: () => Promise.resolve([]) });
    provider.adapter = other;
    await until(() => catalog.adapter === other);
  });

  it('takes its adapter away from what is inside', async () => {
    const { provider, catalog } = await page(false);
    provider.adapter = undefined;
    await until(() => catalog.adapter === undefined);
  });

  it('linked, leads from one element to the next and back', async () => {
    const { catalog, connect } = await page(true);
    catalog.dispatchEvent(new DestinationSetUpEvent(destination));
    await until(() => catalog.hidden === true && connect.hidden === false);
    expect(connect.destination).to.equal(destination);
    connect.dispatchEvent(new ConnectCancelEvent());
    await until(() => catalog.hidden === false && connect.hidden === true);
  });

  it('linked, stays where the host has cancelled, however far out it listens', async () => {
    const { provider, catalog, connect } = await page(true);
    provider.parentElement!.addEventListener('destination-set-up', (event) => event.preventDefault(), { once: true });
    catalog.dispatchEvent(new DestinationSetUpEvent(destination));
    await Promise.resolve();
    await Promise.resolve();
    expect([catalog.hidden, connect.hidden]).to.deep.equal([false, true]);
  });

  it('not linked, leaves the routing to the host', async () => {
    const { catalog, connect } = await page(false);
    catalog.dispatchEvent(new DestinationSetUpEvent(destination));
    await Promise.resolve();
    await Promise.resolve();
    expect([catalog.hidden, connect.hidden]).to.deep.equal([false, true]);
  });
});
