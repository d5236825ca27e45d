import { expect } from '@open-wc/testing';
import { lookUp, pastedTerms } from '../../../src/elements/prospect-audience-picker/pasted-list.ts';
import { FakeAudiences, anAudience } from './fake-audiences.ts';

const list = [
  anAudience(1, { name: 'New parents, urban' }),
  anAudience(2, { name: 'Gardeners' }),
  anAudience(3, { name: 'Twins' }),
  anAudience(4, { name: 'Twins' }),
  anAudience(5, { name: 'Skiers', dataType: 'profiles' }),
];

async function paste(text: string) {
  const { adapter } = new FakeAudiences(list);
  const { found, ambiguous, missing } = await lookUp(adapter, pastedTerms(text), new AbortController().signal);
  return { found: found.map(({ name }) => name), ambiguous, missing };
}

describe('a pasted list', () => {
  it('has one term a line, each once, without quotes and blanks', () => {
    expect(pastedTerms(' "Gardeners"\r\nTwins \n\nTwins\n')).to.deep.equal(['Gardeners', 'Twins']);
  });

  it('has the first column of a table', () => {
    expect(pastedTerms('id-1\tGardeners\t12\nid-2\tTwins\t4')).to.deep.equal(['id-1', 'id-2']);
  });

  it('is found by id and by name, without regard to case', async () => {
    expect((await paste(`${list[1]!.id}\nnew parents, URBAN`)).found).to.deep.equal([
      'Gardeners',
      'New parents, urban',
    ]);
  });

  it('is split at commas only where the whole line is no name', async () => {
    expect(await paste('New parents, urban\nGardeners, Nobody')).to.deep.equal({
      found: ['New parents, urban', 'Gardeners'],
      ambiguous: [],
      missing: ['Nobody'],
    });
  });

  it('is missing once what is missing as a line and as a piece of another', async () => {
    expect((await paste('zzz\nzzz, Gardeners')).missing).to.deep.equal(['zzz']);
  });

  it('is found by a name with other blanks in it', async () => {
    expect((await paste('New  parents,\u00a0urban')).found).to.deep.equal(['New parents, urban']);
  });

  it('takes none of several audiences of one name', async () => {
    expect(await paste('Twins')).to.deep.equal({ found: [], ambiguous: [{ name: 'Twins', count: 2 }], missing: [] });
  });

  it('does not find audiences that are not of prospects', async () => {
    expect((await paste(`Skiers\n${list[4]!.id}`)).missing).to.deep.equal(['Skiers', list[4]!.id]);
  });
});
