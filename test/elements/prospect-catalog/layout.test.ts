import { expect, fixture, html } from '@open-wc/testing';
import type { Destination } from '../../../src/domain/destination.ts';
import '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import type { ProspectCatalog } from '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import { stubAdapter } from '../stub-adapter.ts';
import { ProspectCatalogHarness } from './prospect-catalog.harness.ts';

function destination(name: string): Destination {
  return {
    id: name as Destination['id'],
    name,
    category: 'cloud-storage',
    description: 'Files to any endpoint that speaks the protocol. '.repeat(5),
    connector: 'host',
    dataTypes: ['prospects'],
    badges: [],
    connectionCount: 0,
  };
}

/** A row of cards of which one is higher than its text needs, since its neighbour's name is long. */
async function catalog({ width = '1200px' } = {}) {
  const destinations = [destination('SFTP'), destination('Storage of the second generation '.repeat(4))];
  const adapter = stubAdapter({ listDestinations: () => Promise.resolve(destinations) });
  const room = document.createElement('div');
  room.style.inlineSize = width;
  const element = await fixture<ProspectCatalog>(html`<prospect-catalog .adapter=${adapter}></prospect-catalog>`, {
    parentNode: room,
  });
  await new ProspectCatalogHarness(element).settled();
  return { element, root: element.shadowRoot! };
}

describe('layout of the prospect catalog', () => {
  it('shows two lines of a description and no part of a third', async () => {
    const { root } = await catalog();
    const texts = [...root.querySelectorAll('.pa-dest > .pa-clamp')];
    const lines = texts.map((text) => text.clientHeight / parseFloat(getComputedStyle(text).lineHeight));
    expect(lines).to.deep.equal([2, 2]);
  });

  it('shows more of a description where cards stand in one column, as on a page that is zoomed', async () => {
    const { root } = await catalog({ width: '320px' });
    const text = root.querySelector('.pa-dest > .pa-clamp')!;
    expect(text.clientHeight / parseFloat(getComputedStyle(text).lineHeight)).to.be.greaterThan(2);
  });

  it('keeps what the filters show inside their box', async () => {
    const { root } = await catalog();
    const rail = root.querySelector('.pa-rail')!.getBoundingClientRect();
    const over = [...root.querySelectorAll('.pa-rail *')].filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      return left < rail.left || right > rail.right;
    });
    expect(rail.width).to.be.greaterThan(0);
    expect(over).to.deep.equal([]);
  });
});
