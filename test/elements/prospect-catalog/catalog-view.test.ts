import { expect } from '@open-wc/testing';
import type { DataType, Destination, DestinationCategory } from '../../../src/domain/destination.ts';
import type { DestinationId } from '../../../src/domain/ids.ts';
import {
  catalogView,
  filterCount,
  noFilter,
  type CatalogFilter,
  type CatalogSort,
} from '../../../src/elements/prospect-catalog/catalog-view.ts';
import { destinationAction } from '../../../src/elements/prospect-catalog/destination-action.ts';

function destination(
  name: string,
  category: DestinationCategory,
  dataTypes: DataType[],
  connectionCount = 0,
): Destination {
  return {
    id: name as DestinationId,
    name,
    category,
    description: `Sends to ${name}`,
    connector: 'host',
    dataTypes,
    badges: [],
    connectionCount,
  };
}

const all = [
  destination('Zephyr Ads', 'advertising', ['profiles']),
  destination('Amazon S3', 'cloud-storage', ['profiles', 'prospects', 'datasets'], 3),
  destination('SFTP', 'cloud-storage', ['prospects'], 2),
  destination('Azure Blob Storage', 'cloud-storage', ['profiles', 'prospects']),
];

function view(filter: Partial<CatalogFilter> = {}, sort: CatalogSort = 'connected-first') {
  return catalogView(all, { ...noFilter, ...filter }, sort, {
    category: (category) => category.replaceAll('-', ' '),
    locale: 'en',
  });
}

function names(filter: Partial<CatalogFilter> = {}, sort: CatalogSort = 'connected-first'): string[] {
  return view(filter, sort).shown.map(({ name }) => name);
}

describe('catalogue', () => {
  it('shows connected destinations first, then by name', () => {
    expect(names()).to.deep.equal(['Amazon S3', 'SFTP', 'Azure Blob Storage', 'Zephyr Ads']);
  });
  it('sorts by name and by category', () => {
    expect(names({}, 'name')[0]).to.equal('Amazon S3');
    expect(names({}, 'category')[0]).to.equal('Zephyr Ads');
  });
  it('finds by name, description and category, without regard to case', () => {
    expect(names({ search: ' SFTP ' })).to.deep.equal(['SFTP']);
    expect(names({ search: 'sends to z' })).to.deep.equal(['Zephyr Ads']);
    expect(names({ search: 'cloud STORAGE' })).to.have.length(3);
  });
  it('keeps destinations that take any of the data types', () => {
    expect(names({ dataTypes: ['prospects'] })).to.deep.equal(['Amazon S3', 'SFTP', 'Azure Blob Storage']);
    expect(names({ dataTypes: ['datasets', 'prospects'] })).to.have.length(3);
  });
  it('says how many a data type hides', () => {
    expect(view({ dataTypes: ['prospects'] }).hiddenByDataType).to.equal(1);
    expect(view({ dataTypes: ['prospects'], category: 'cloud-storage' }).hiddenByDataType).to.equal(0);
    expect(view().hiddenByDataType).to.equal(0);
  });
  it('counts what each value of a filter would leave, the other filters kept', () => {
    const { categories, dataTypes, connected, notConnected, anyCategory } = view({
      dataTypes: ['prospects'],
      category: 'cloud-storage',
    });
    expect(categories).to.deep.equal([
      { value: 'advertising', count: 0 },
      { value: 'cloud-storage', count: 3 },
    ]);
    expect(anyCategory).to.equal(3);
    expect(dataTypes.map(({ count }) => count)).to.deep.equal([2, 0, 3, 1]);
    expect([connected, notConnected]).to.deep.equal([2, 1]);
  });
  it('treats both kinds of connection as no filter', () => {
    expect(names({ connected: true })).to.have.length(2);
    expect(names({ notConnected: true })).to.have.length(2);
    expect(names({ connected: true, notConnected: true })).to.have.length(4);
  });
  it('counts the filters that are set', () => {
    expect(filterCount(noFilter)).to.equal(0);
    expect(
      filterCount({ ...noFilter, category: 'crm', dataTypes: ['prospects'], connected: true, search: 'x' }),
    ).to.equal(3);
  });
});

describe('primary control of a destination', () => {
  const [ads, s3, , blob] = all;
  it('sets up what has no connection', () => {
    expect(destinationAction(blob!, ['prospects'], ['view-destinations', 'manage-destinations'])).to.deep.equal({
      kind: 'set-up',
      missing: undefined,
    });
  });
  it('activates to what has one', () => {
    expect(destinationAction(s3!, [], ['activate-destinations'])).to.deep.equal({
      kind: 'activate',
      missing: undefined,
    });
  });
  it('names the permission without which it stays off', () => {
    expect(destinationAction(blob!, [], ['activate-destinations'])).to.deep.equal({
      kind: 'set-up',
      missing: 'manage-destinations',
    });
    expect(destinationAction(s3!, [], ['manage-destinations'])).to.deep.equal({
      kind: 'activate',
      missing: 'activate-destinations',
    });
  });
  it('only shows what takes no prospects', () =>
    expect(destinationAction(ads!, [], ['activate-destinations'])).to.deep.equal({ kind: 'view' }));
  it('only shows where another data type is asked for', () =>
    expect(destinationAction(s3!, ['datasets'], ['activate-destinations'])).to.deep.equal({ kind: 'view' }));
});
