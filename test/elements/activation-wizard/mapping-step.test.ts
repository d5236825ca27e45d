import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { field, FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

const sources = (wizard: { said(selector: string): string[] }) =>
  wizard.said('.pa-map-src > :first-child').filter(isField);
const isField = (text: string) => text.includes('.') || text.includes('ID');

async function atMapping(portal = new FakePortal()) {
  const opened = await aWizard({ portal });
  await opened.wizard.walkTo('mapping');
  return opened;
}

describe('the wizard at Mapping', () => {
  it('begins with the recommended columns, dots as underscores, and the partner id as the key', async () => {
    const { wizard } = await atMapping();
    expect(sources(wizard)).to.deep.equal(['partnerID', 'person.name.firstName', 'homeAddress.country']);
    expect(wizard.control('Column name of person.name.firstName').value).to.equal('person_name_firstName');
    expect(wizard.control('Deduplication key: partnerID').checked).to.equal(true);
    expect(wizard.text).to.contain('One row for each partnerID, the latest wins');
  });

  it('adds a field as the last column, and says so', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Add partnerDetails.employer');
    expect(sources(wizard).at(-1)).to.equal('partnerDetails.employer');
    await wizard.says('partnerDetails.employer added as column 4');
    expect(wizard.hasButton('Add partnerDetails.employer')).to.equal(false);
  });

  it('notes that a value is quoted where its samples hold the delimiter', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Add partnerDetails.employer');
    expect(wizard.text).to.contain('Samples hold the delimiter, so this value is quoted.');
  });

  it('refuses the delimiter in values where the connection writes no quotes', async () => {
    const portal = new FakePortal();
    portal.connections = portal.connections.map((connection) =>
      connection.format.type === 'csv'
        ? { ...connection, format: { ...connection.format, dialect: { ...connection.format.dialect, quote: 'none' } } }
        : connection,
    );
    const { wizard } = await atMapping(portal);
    await wizard.press('Add partnerDetails.employer');
    expect(wizard.whyOff('Next')).to.equal('1 column would shift the others');
  });

  it('keeps its buttons within a narrow card, in the longest words', async () => {
    await import('../../../src/locales/fr.ts');
    const { wizard, element } = await aWizard({ width: '288px' });
    await wizard.walkTo('mapping');
    element.lang = 'fr';
    await wizard.says('Revenir aux colonnes recommandées');
    const foot = wizard.one('.pa-map + .pa-card-foot').getBoundingClientRect();
    for (const button of wizard.all('.pa-map + .pa-card-foot .pa-button'))
      expect(button.getBoundingClientRect().right).to.be.at.most(foot.right);
  });

  it('says how many fields a search finds', async () => {
    const { wizard } = await atMapping();
    await wizard.type('Search fields, types and samples', 'employer');
    expect(wizard.spoken).to.contain('1 field');
  });

  it('removes a column and leads to its neighbour', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Remove person.name.firstName');
    expect(sources(wizard)).to.deep.equal(['partnerID', 'homeAddress.country']);
    expect(wizard.focused?.ariaLabel).to.equal('Remove homeAddress.country');
  });

  it('does not go on without a column', async () => {
    const { wizard } = await atMapping();
    for (const path of ['partnerID', 'person.name.firstName', 'homeAddress.country'])
      await wizard.press(`Remove ${path}`);
    expect(wizard.whyOff('Next')).to.equal('Add at least one column');
    await wizard.press('Reset to recommended');
    expect(sources(wizard)).to.have.length(3);
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('gives back the columns that were reset, until something else is changed', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Remove homeAddress.country');
    await wizard.type('Column name of person.name.firstName', 'given');
    await wizard.press('Reset to recommended');
    expect(sources(wizard)).to.have.length(3);
    await wizard.press('Undo the reset');
    expect(sources(wizard)).to.have.length(2);
    expect(wizard.control('Column name of person.name.firstName').value).to.equal('given');

    await wizard.press('Reset to recommended');
    await wizard.press('Remove homeAddress.country');
    expect(wizard.hasButton('Undo the reset')).to.equal(false);
  });

  it('keeps a name that stands twice as it was typed, says where the other is, and leads to it', async () => {
    const { wizard } = await atMapping();
    await wizard.type('Column name of homeAddress.country', 'partnerID');
    expect(wizard.errorOf('Column name of homeAddress.country')).to.equal(
      'Column 1 is already called “partnerID”. Names must differ.',
    );
    expect(wizard.control('Column name of homeAddress.country').value).to.equal('partnerID');
    expect(wizard.whyOff('Next')).to.equal('1 column name is used twice');
    await wizard.press('Next');
    expect(wizard.step).to.equal('mapping');
    expect(wizard.focused).to.equal(wizard.control('Column name of partnerID'));
  });

  const bad: [name: string, typed: string, words: string][] = [
    ['is missing', ' ', 'Name this column.'],
    ['holds a dot', 'home.country', 'No dots, no control characters, at most 255 characters.'],
  ];
  for (const [title, typed, words] of bad)
    it(`says what is wrong with a name that ${title}`, async () => {
      const { wizard } = await atMapping();
      await wizard.type('Column name of homeAddress.country', typed);
      expect(wizard.errorOf('Column name of homeAddress.country')).to.equal(words);
      expect(wizard.whyOff('Next')).not.to.equal(undefined);
    });

  it('orders columns by keyboard, keeps the focus on the button, and says the new place', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Move person.name.firstName up');
    expect(sources(wizard)).to.deep.equal(['person.name.firstName', 'partnerID', 'homeAddress.country']);
    expect(wizard.focused?.ariaLabel).to.equal('Move person.name.firstName up');
    await wizard.says('person.name.firstName is column 1 of 3');
    expect(wizard.whyOff('Move person.name.firstName up')).to.equal('It is the first column.');
  });

  it('makes leaving off the key a choice that is seen', async () => {
    const { wizard } = await atMapping();
    await wizard.choose('Deduplication key: partnerID');
    expect(wizard.text).to.contain('No key: a profile that was loaded twice is written twice');
    await wizard.press('Use partnerID');
    expect(wizard.control('Deduplication key: partnerID').checked).to.equal(true);
  });

  it('lets attributes take the place of the identity as the key, at most two of them', async () => {
    const { wizard } = await atMapping();
    await wizard.press('Add partnerDetails.employer');
    await wizard.choose('Deduplication key: homeAddress.country');
    expect(wizard.control('Deduplication key: partnerID').checked).to.equal(false);
    await wizard.choose('Deduplication key: person.name.firstName');
    expect(wizard.whyOff('Next')).to.equal(undefined);
    await wizard.choose('Deduplication key: partnerDetails.employer');
    expect(wizard.whyOff('Next')).to.equal('The key is one identity, or up to two attributes');
  });

  it('takes no more columns than the session allows, and says so', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, limits: { ...portal.session.limits, fieldsPerMapping: 3 } };
    const { wizard } = await atMapping(portal);
    expect(wizard.text).to.contain('The limit of columns is reached.');
    expect(wizard.whyOff('Add partnerDetails.employer')).to.equal('The limit of columns is reached.');
  });

  it('shows lists where they have no place, and why', async () => {
    const { wizard } = await atMapping();
    await wizard.choose('Only fields with data 4');
    expect(wizard.whyOff('Add partnerDetails.interests')).to.equal('not in CSV');
  });

  it('searches fields by path and sample', async () => {
    const portal = new FakePortal();
    portal.fields = [
      ...portal.fields,
      field('intent.auto.score', { type: 'double', samples: ['0.687'], recommended: false }),
    ];
    const { wizard } = await atMapping(portal);
    await wizard.type('Search fields, types and samples', '0.687');
    expect(wizard.hasButton('Add intent.auto.score')).to.equal(true);
    expect(wizard.hasButton('Add partnerDetails.employer')).to.equal(false);
    await wizard.type('Search fields, types and samples', 'nothing of that kind');
    expect(wizard.text).to.contain('No field matches');
  });

  it('previews the very bytes of the file', async () => {
    const { wizard } = await atMapping();
    await wizard.says('MD-00041877');
    expect(wizard.text).to.contain('1 of 1,000 rows');
  });

  it('asks for no preview under a name that no adapter takes, and says so', async () => {
    const portal = new FakePortal();
    const { wizard } = await atMapping(portal);
    await wizard.says('MD-00041877');
    const asked = () => portal.asked.filter((method) => method === 'previewExport').length;
    const before = asked();
    for (const name of ['', 'N'.repeat(256), 'person.name']) {
      await wizard.type('Column name of person.name.firstName', name);
      await wizard.pass(1000);
      expect(wizard.text).to.contain('The preview comes once every column has a name that is allowed.');
    }
    expect(asked()).to.equal(before);
    await wizard.type('Column name of person.name.firstName', 'first');
    await wizard.until(() => asked() === before + 1, 'another preview');
  });

  it('says why there is no preview, and keeps the columns', async () => {
    const portal = new FakePortal().refuse('previewExport', new ActivationError('unavailable', 'The source rests.'));
    const { wizard } = await atMapping(portal);
    await wizard.says('The source rests.');
    expect(sources(wizard)).to.have.length(3);
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('takes nothing from a host that fixes the columns', async () => {
    const { wizard } = await aWizard({ config: { lock: ['columns'] } });
    await wizard.walkTo('mapping');
    expect(wizard.hasButton('Remove partnerID')).to.equal(false);
    expect(wizard.all('pa-schema-panel')).to.have.length(0);
  });
});
