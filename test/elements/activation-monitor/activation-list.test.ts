import { expect } from '@open-wc/testing';
import type { ActivationId, ConnectionId } from '../../../src/domain/ids.ts';
import type { Menu } from '../../../src/ui/menu/menu.ts';
import { buttonNamed, words } from '../words.ts';
import { activation, connection, monitor } from './monitor.fixture.ts';

const list = [
  activation('Solar', { id: 'act-2' as ActivationId, status: 'paused', connectionId: 'conn-2' as ConnectionId }),
  activation('Agency'),
  activation('Nordics', { id: 'act-3' as ActivationId }),
];
const connections = [connection('Ireland'), connection('Frankfurt', { id: 'conn-2' as ConnectionId })];

async function three() {
  const shown = await monitor([], {
    listActivations: () => Promise.resolve({ items: list, nextCursor: null }),
    listConnections: () => Promise.resolve({ items: connections, nextCursor: null }),
  });
  const { root, element } = shown;
  const menus = () => [...root.querySelectorAll<Menu>('.pa-filters pa-menu')];
  return {
    ...shown,
    menus,
    names: () => [...root.querySelectorAll('[part=activations] .pa-namelink')].map(words),
    status: () => words(root.querySelector('.pa-card-head [role=status]')),
    /** Presses the entry of this name in the filters, and waits for the list. */
    choose: async (label: string) => {
      for (const item of menus().flatMap(({ items }) => items))
        if (item.kind === 'check' && item.label === label) item.toggle(!item.checked);
      await element.updateComplete;
    },
    sortBy: async (column: string) => {
      buttonNamed(root.querySelector('thead')!, column).click();
      await element.updateComplete;
    },
    search: async (typed: string) => {
      const box = root.querySelector<HTMLInputElement>('input[type=search]')!;
      box.value = typed;
      box.dispatchEvent(new InputEvent('input'));
      await element.updateComplete;
    },
  };
}

describe('list of activations', () => {
  it('is in the order of the names, and says so', async () => {
    const { names, root } = await three();
    expect(names()).to.deep.equal(['Agency', 'Nordics', 'Solar']);
    expect([...root.querySelectorAll('thead th')].map((heading) => heading.ariaSort)).to.deep.equal([
      'ascending',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('turns round when its column is pressed again, and changes to another one that is pressed', async () => {
    const { names, root, sortBy } = await three();
    await sortBy('Name');
    expect(names()).to.deep.equal(['Solar', 'Nordics', 'Agency']);
    expect(root.querySelector('th[aria-sort=descending]')?.textContent).to.contain('Name');
    await sortBy('Status');
    expect(names()).to.deep.equal(['Agency', 'Nordics', 'Solar']);
    expect([...root.querySelectorAll('th[aria-sort]')].map(words)).to.deep.equal(['Status']);
  });

  it('is narrowed by status and by connection, and says how many are left', async () => {
    const { names, choose, status, menus } = await three();
    expect(status()).to.equal('3 activations. Times in Europe/Paris.');
    await choose('Paused');
    expect(names()).to.deep.equal(['Solar']);
    expect(status()).to.equal('1 of 3 activations. Times in Europe/Paris.');
    expect(menus().map(({ text }) => text)).to.deep.equal(['Status: Paused', 'Connection']);
    await choose('Enabled');
    expect(menus()[0]?.text).to.equal('Status: 2');
    await choose('Ireland');
    expect(names()).to.deep.equal(['Agency', 'Nordics']);
    await choose('Ireland');
    expect(names()).to.have.length(3);
  });

  it('offers the connections that activations go to, by name', async () => {
    const { menus } = await three();
    expect(menus()[1]?.items.map((item) => item.kind === 'check' && item.label)).to.deep.equal([
      'Frankfurt',
      'Ireland',
    ]);
  });

  it('offers to clear the filters where they leave nothing, and hands the focus on', async () => {
    const { names, choose, press, text, root, element } = await three();
    await choose('Paused');
    await choose('Ireland');
    expect(text()).to.contain('or clear the filters');
    press('Clear filters');
    await element.updateComplete;
    expect(names()).to.have.length(3);
    expect(root.activeElement).to.equal(root.querySelector('input[type=search]'));
  });

  it('offers no filters to clear where the search alone finds nothing', async () => {
    const { search, text } = await three();
    await search('nowhere');
    expect(text()).to.contain('Search for another name.');
    expect(text()).not.to.contain('Clear filters');
  });

  it('keeps the chosen activation while the list hides it', async () => {
    const { choose, root } = await three();
    expect(words(root.querySelector('#detail-name'))).to.equal('Solar');
    await choose('Ireland');
    expect(words(root.querySelector('#detail-name'))).to.equal('Solar');
  });

  it('has either headings or a control to sort by: stacked rows have no headings, neither to see nor to press', async () => {
    const { element, root } = await three();
    const shown = () =>
      ['thead', '.pa-sort', '#sort'].filter((selector) => root.querySelector(selector)!.checkVisibility());
    element.style.inlineSize = '60rem';
    expect(shown()).to.deep.equal(['thead', '.pa-sort']);
    element.style.inlineSize = '22rem';
    expect(shown()).to.deep.equal(['#sort']);
    await expect(element).to.be.accessible();
  });

  it('is sorted by the control as by a heading: by any column, and either way', async () => {
    const { element, root, names, press } = await three();
    const by = root.querySelector<HTMLSelectElement>('#sort')!;
    expect([...by.options].map(words)).to.deep.equal(['Name', 'Status', 'Audiences', 'Next run', 'Last result']);
    press('Descending');
    await element.updateComplete;
    expect(names()).to.deep.equal(['Solar', 'Nordics', 'Agency']);
    expect(buttonNamed(root, 'Descending').ariaPressed).to.equal('true');
    by.value = 'status';
    by.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(names()).to.deep.equal(['Solar', 'Agency', 'Nordics']);
    expect([...root.querySelectorAll('th[aria-sort=descending]')].map(words)).to.deep.equal(['Status']);
  });

  it('shows in its control the order that a heading has given', async () => {
    const { root, sortBy } = await three();
    await sortBy('Last result');
    expect(root.querySelector<HTMLSelectElement>('#sort')!.value).to.equal('lastResult');
  });

  it('can be used by everyone while it is narrowed, and while nothing is left', async () => {
    const { element, choose } = await three();
    await choose('Paused');
    await expect(element).to.be.accessible();
    await choose('Ireland');
    await expect(element).to.be.accessible();
  });
});
