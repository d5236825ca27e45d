import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import type { DestinationId } from '../../../src/domain/ids.ts';
import type { Permission } from '../../../src/domain/session.ts';
import '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import type { ProspectCatalog } from '../../../src/elements/prospect-catalog/prospect-catalog.ts';
import { isChromium } from '../../ui/chromium.ts';
import { deferred, forbidden, fullSession, stubAdapter } from '../stub-adapter.ts';
import { ProspectCatalogHarness } from './prospect-catalog.harness.ts';

function destination(name: string, changes: Partial<Destination> = {}): Destination {
  return {
    id: name as DestinationId,
    name,
    category: 'cloud-storage',
    description: `Files to ${name}`,
    connector: 'host',
    dataTypes: ['profiles', 'prospects'],
    badges: [],
    connectionCount: 0,
    ...changes,
  };
}

const destinations = [
  destination('Amazon S3', { connectionCount: 3, connector: 'amazon-s3' }),
  destination('SFTP', { badges: ['beta'] }),
  destination('Zephyr Ads', { category: 'advertising', dataTypes: ['profiles'] }),
];

async function catalog(
  methods: Partial<ActivationAdapter> = {},
  dataTypes = 'prospects',
): Promise<ProspectCatalogHarness> {
  const adapter = stubAdapter({ listDestinations: () => Promise.resolve(destinations), ...methods });
  const element = await fixture<ProspectCatalog>(
    html`<prospect-catalog .adapter=${adapter} data-types=${dataTypes}></prospect-catalog>`,
  );
  return new ProspectCatalogHarness(element).settled();
}

function having(...permissions: Permission[]): Partial<ActivationAdapter> {
  return { getSession: () => Promise.resolve({ ...fullSession, permissions }) };
}

describe('prospect catalog', () => {
  it('shows what takes the preset data type, and says how many it hides', async () => {
    const harness = await catalog();
    expect(harness.names).to.deep.equal(['Amazon S3', 'SFTP']);
    expect(harness.result).to.equal('2 of 3 destinations');
    expect(harness.text).to.contain('1 destination takes no prospect audiences');
  });

  it('turns the glyph of those that can export with the direction of the page: its arrow leads on', async () => {
    const harness = await catalog();
    expect(harness.capabilityMirrored).to.equal(false);
    harness.element.dir = 'rtl';
    expect(harness.capabilityMirrored).to.equal(true);
  });

  it('tells the chosen category from the others where colours are forced', async function () {
    if (!isChromium) this.skip();
    await emulateMedia({ forcedColors: 'active' });
    try {
      expect((await catalog()).categoriesThatStandOut).to.deep.equal(['All categories']);
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });

  it('shows what is hidden on demand', async () => {
    const harness = await catalog();
    await harness.press('Show them');
    expect(harness.names).to.contain('Zephyr Ads');
  });

  it('tells the host of every filter, so that it can put it into its address', async () => {
    const harness = await catalog();
    const told: string[] = [];
    harness.element.addEventListener('catalog-filter-change', ({ detail }) =>
      told.push(`${detail.search}/${detail.dataTypes.join()}/${detail.category ?? ''}`),
    );
    await harness.search('s3');
    await harness.tick('Prospects');
    await harness.press('Advertising');
    expect(told).to.deep.equal(['s3/prospects/', 's3//', 's3//advertising']);
  });

  it('is narrowed by the filter that a host sets', async () => {
    const harness = await catalog();
    harness.element.filter = { ...harness.element.filter, search: 'sftp' };
    await harness.settled();
    expect(harness.names).to.deep.equal(['SFTP']);
  });

  it('takes no notice of a filter or an order that nobody knows, as an old link may bring it', async () => {
    const harness = await catalog({}, '');
    harness.element.filter = { search: 7, category: 'toys', dataTypes: ['robots'], connected: 'no' } as never;
    harness.element.sort = 'biggest' as never;
    await harness.element.updateComplete;
    expect(harness.names).to.deep.equal(['Amazon S3', 'SFTP', 'Zephyr Ads']);
    harness.element.filter = { dataTypes: 'prospects' } as never;
    await harness.element.updateComplete;
    expect([harness.result, harness.sortShown]).to.deep.equal(['3 of 3 destinations', 'connected-first']);
  });

  it('shows the order that the host sets after the person has chosen another one', async () => {
    const harness = await catalog();
    await harness.sortBy('category');
    harness.element.sort = 'name';
    await harness.element.updateComplete;
    expect(harness.sortShown).to.equal('name');
  });

  it('keeps the focus when a button goes with what it clears', async () => {
    const harness = await catalog();
    await harness.press('Cloud storage');
    await harness.press('Remove filter Category: Cloud storage');
    expect(harness.focused).to.equal('Remove filter Data type: Prospects');
    await harness.press('Show them');
    expect(harness.focused).to.equal('Destinations');
    await harness.search('nothing of the kind');
    await harness.press('Clear filters');
    expect(harness.focused).to.equal('Destinations');
  });

  it('offers a way out when nothing matches', async () => {
    const harness = await catalog();
    await harness.search('nowhere');
    expect(harness.text).to.contain('No destination matches');
    await harness.press('Clear filters');
    expect(harness.names).to.have.length(3);
  });

  it('leads to the search from anywhere inside by "/", which the search shows while it is empty', async () => {
    const harness = await catalog();
    const root = harness.element.shadowRoot!;
    expect(harness.text).to.match(/^Destinations .* \/ /);
    const slash = () => new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true, cancelable: true });
    harness.primaryOf('SFTP').dispatchEvent(slash());
    expect(root.activeElement?.getAttribute('type')).to.equal('search');
    const typed = slash();
    root.activeElement!.dispatchEvent(typed);
    expect(typed.defaultPrevented).to.equal(false);
  });

  it('clears the search by its button, and leaves the focus in it', async () => {
    const harness = await catalog();
    await harness.search('sftp');
    await harness.press('Clear search');
    expect(harness.names).to.have.length(2);
    const root = harness.element.shadowRoot!;
    expect(root.activeElement).to.equal(root.querySelector('input[type="search"]'));
    expect(root.querySelector('.pa-kbd')).not.to.equal(null);
  });

  it('sets the count and the value of a filter in bold', async () => {
    const root = (await catalog()).element.shadowRoot!;
    for (const [selector, text] of [
      ['[role="status"] b', '2'],
      ['.pa-chip b', 'Prospects'],
    ] as const) {
      const bold = root.querySelector(selector)!;
      expect([bold.textContent, getComputedStyle(bold).fontWeight]).to.deep.equal([text, '600']);
    }
  });

  it('activates what has a connection and sets up what has none', async () => {
    const harness = await catalog();
    const pressed: string[] = [];
    harness.element.addEventListener('destination-activate', ({ detail }) => pressed.push(`activate ${detail.name}`));
    harness.element.addEventListener('destination-set-up', ({ detail }) => pressed.push(`set up ${detail.name}`));
    harness.primaryOf('Amazon S3').click();
    harness.primaryOf('SFTP').click();
    expect(pressed).to.deep.equal(['activate Amazon S3', 'set up SFTP']);
  });

  it('keeps a button that a permission forbids, off, with the reason', async () => {
    const harness = await catalog(having('view-destinations'));
    const button = harness.primaryOf('Amazon S3');
    let pressed = 0;
    harness.element.addEventListener('destination-activate', () => (pressed += 1));
    button.click();
    expect(pressed).to.equal(0);
    expect(button.ariaDisabled).to.equal('true');
    expect(button.ariaDescription).to.equal('Needs the permission Activate destinations. Ask the data team.');
  });

  it('says which permission is missing and whom to ask when it may not be seen at all', async () => {
    const harness = await catalog({ listDestinations: () => Promise.reject(forbidden('view-destinations')) });
    expect(harness.text).to.contain('You cannot see destinations');
    expect(harness.text).to.contain('View destinations');
  });

  it('offers another try when it could not be loaded', async () => {
    let tries = 0;
    const harness = await catalog({
      listDestinations: () =>
        ++tries === 1 ? Promise.reject(new ActivationError('unavailable', 'Away.')) : Promise.resolve(destinations),
    });
    expect(harness.text).to.contain('could not be loaded');
    await harness.press('Try again');
    await harness.settled();
    expect(harness.names).to.have.length(2);
  });

  it('shows nothing of the adapter before, from the first moment of another on', async () => {
    const harness = await catalog();
    const listed = deferred<readonly Destination[]>();
    harness.element.adapter = stubAdapter({ listDestinations: () => listed.promise });
    await harness.element.updateComplete;
    expect(harness.names).to.deep.equal([]);
    listed.resolve([destination('Other bucket')]);
    expect((await harness.settled()).names).to.deep.equal(['Other bucket']);
    harness.element.adapter = undefined;
    await harness.element.updateComplete;
    expect(harness.names).to.deep.equal([]);
  });

  it('says what to do when there is no destination', async () =>
    expect((await catalog({ listDestinations: () => Promise.resolve([]) })).text).to.contain('No destinations yet'));

  it('speaks French where the page does', async () => {
    await import('../../../src/locales/fr.ts');
    const element = await fixture<ProspectCatalog>(
      html`<div lang="fr">
        <prospect-catalog
          .adapter=${stubAdapter({ listDestinations: () => Promise.resolve(destinations) })}
        ></prospect-catalog>
      </div>`,
    );
    const harness = await new ProspectCatalogHarness(element.querySelector('prospect-catalog')!).settled();
    expect(harness.text).to.contain('Toutes les catégories');
  });

  for (const [title, methods] of [
    ['with destinations', {}],
    ['without permission', having('view-destinations')],
    ['empty', { listDestinations: () => Promise.resolve([]) }],
    ['failed', { listDestinations: () => Promise.reject(new ActivationError('unavailable', 'Away.')) }],
  ] as [string, Partial<ActivationAdapter>][]) {
    it(`can be used by everyone: ${title}`, async () => {
      await expect((await catalog(methods)).element).to.be.accessible();
    });
  }
});
