import { expect } from '@open-wc/testing';
import {
  defaultColumns,
  gridTracks,
  tidyColumns,
  type AudienceColumn,
} from '../../../src/elements/prospect-audience-picker/audience-columns.ts';
import {
  movedColumn,
  sizedColumn,
  toggledColumn,
} from '../../../src/elements/prospect-audience-picker/column-choices.ts';

const keys = (columns: readonly AudienceColumn[]) => columns.map(({ key }) => key).join(' ');

describe('columns of the picker', () => {
  it('shows the columns of the design unless told', () => {
    expect(keys(defaultColumns)).to.equal('name profiles status origin id evaluatedAt tags');
  });

  it('takes what a host kept, without what it does not know, the name first', () => {
    const kept = [{ key: 'tags' }, { key: 'colour' }, { key: 'name', width: 9999 }, { key: 'tags' }];
    expect(tidyColumns(kept as AudienceColumn[])).to.deep.equal([{ key: 'name', width: 640 }, { key: 'tags' }]);
  });

  it('takes no width that is none, and no key that every object has', () => {
    const kept = [{ key: 'toString' }, { key: 'profiles', width: NaN }, { key: 'tags', width: 'abc' }];
    expect(tidyColumns(kept as unknown as AudienceColumn[])).to.deep.equal([
      { key: 'name' },
      { key: 'profiles' },
      { key: 'tags' },
    ]);
  });

  it('shows a hidden column last and hides a shown one, but never the name', () => {
    expect(keys(toggledColumn(defaultColumns, 'folder'))).to.equal(
      'name profiles status origin id evaluatedAt tags folder',
    );
    expect(keys(toggledColumn(defaultColumns, 'id'))).to.equal('name profiles status origin evaluatedAt tags');
    expect(keys(toggledColumn(defaultColumns, 'name'))).to.contain('name');
  });

  it('moves a column by one place, and none before the name', () => {
    expect(keys(movedColumn(defaultColumns, 'status', -1))).to.equal('name status profiles origin id evaluatedAt tags');
    expect(movedColumn(defaultColumns, 'profiles', -1)).to.equal(defaultColumns);
    expect(movedColumn(defaultColumns, 'tags', 1)).to.equal(defaultColumns);
  });

  it('keeps a width within what can be read and seen', () => {
    const [, narrow] = sizedColumn([{ key: 'name' }, { key: 'id' }], 'id', 3);
    expect(narrow).to.deep.equal({ key: 'id', width: 80 });
  });

  it('draws fewer columns the narrower the picker is', () => {
    const columns: AudienceColumn[] = [
      { key: 'name' },
      { key: 'profiles' },
      { key: 'status', width: 200 },
      { key: 'id' },
    ];
    expect(gridTracks(columns, 'wide')).to.equal('2rem minmax(15rem, 2.2fr) 6.5rem 200px 7.5rem');
    expect(gridTracks(columns, 'middle')).to.equal('2rem minmax(0, 1fr) 6.5rem 200px');
    expect(gridTracks(columns, 'narrow')).to.equal('2rem minmax(0, 1fr) max-content');
  });
});
