import { expect } from '@open-wc/testing';
import { brokenBy, toldBy } from '../../../src/domain/connection-test.ts';
import type { ConnectDestination } from '../../../src/elements/connect-destination/connect-destination.ts';
import { connection, FakePortal, NOW } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

describe('the wizard at Destination', () => {
  it('shows the connections with where they write and how they are', async () => {
    const { wizard } = await aWizard();
    expect(wizard.said('.pa-medium').slice(0, 3)).to.deep.equal(['Partner drop', 'Agency share', 'Old bucket']);
    expect(wizard.text).to.contain('northwind-drop/prospects/').and.to.contain('agency/');
    expect(wizard.text).to.contain('Role refused. Test the connection.');
  });

  it('keeps a row low however long its texts are, and has them whole under the pointer', async () => {
    const portal = new FakePortal();
    const endless = 'Much too long. '.repeat(350);
    const health = { kind: 'broken', since: NOW, reason: endless, nextStep: 'Test it.' } as const;
    portal.connections = [connection('c1', { name: endless, health })];
    const { wizard } = await aWizard({ portal });
    const row = wizard.all('tbody tr')[0]!;
    expect(row.getBoundingClientRect().height).to.be.below(240);
    const whole = [...row.querySelectorAll<HTMLElement>('.pa-clamp')].map(({ title }) => title);
    expect(whole[0]).to.equal(endless);
    expect(whole[1]).to.contain(endless).and.to.contain('Test it.');
  });

  it('offers prospects and no other data type', async () => {
    const { wizard } = await aWizard();
    const types = wizard.all<HTMLInputElement>('input[name="data-type"]');
    expect(types.filter(({ disabled }) => !disabled)).to.have.length(1);
    expect(wizard.control('Prospects').checked).to.equal(true);
  });

  it('does not go on without a connection, says why, and leads to the list', async () => {
    const { wizard } = await aWizard();
    expect(wizard.whyOff('Next')).to.equal('Choose a connection');
    await wizard.press('Next');
    expect(wizard.step).to.equal('destination');
  });

  it('does not go on with a connection that does not work', async () => {
    const { wizard } = await aWizard();
    await wizard.choose('Old bucket');
    expect(wizard.whyOff('Next')).to.equal('The chosen connection cannot sign in');
  });

  it('goes on with the one that is chosen, and shows what it does', async () => {
    const { wizard } = await aWizard();
    await wizard.choose('Agency share');
    expect(wizard.text).to.contain('Root of the bucket');
    expect(wizard.note).to.equal('1 connection chosen');
    await wizard.next();
    expect(wizard.step).to.equal('audiences');
  });

  it('finds a connection by its name, bucket or folder, and says when there is none', async () => {
    const { wizard } = await aWizard();
    await wizard.type('Search connections', 'agency');
    expect(wizard.hasControl('Agency share') && !wizard.hasControl('Partner drop')).to.equal(true);
    expect(wizard.spoken).to.contain('1 connection matches');
    await wizard.type('Search connections', 'nowhere');
    expect(wizard.spoken).to.contain('0 connections match');
    expect(wizard.text).to.contain('No connection matches');
    await wizard.press('Clear the search');
    expect(wizard.hasControl('Partner drop')).to.equal(true);
  });

  it('says what to do where there is no connection yet', async () => {
    const portal = new FakePortal();
    portal.connections = [];
    const { wizard } = await aWizard({ portal });
    expect(wizard.text).to.contain('No connection takes prospects yet');
    expect(wizard.whyOff('Configure new destination')).to.equal(undefined);
  });

  it('says how many connections of other data types it does not show', async () => {
    const portal = new FakePortal();
    const [first] = portal.connections;
    portal.connections = [
      ...portal.connections,
      { ...first!, id: 'p1' as never, name: 'Customer profiles', dataType: 'profiles' },
      { ...first!, id: 'd1' as never, name: 'Raw datasets', dataType: 'datasets' },
    ];
    const { wizard } = await aWizard({ portal });
    expect(wizard.hasControl('Customer profiles')).to.equal(false);
    expect(wizard.text).to.contain('2 more connections take other data types and are not shown here.');
  });

  it('speaks of no other connections where there are none', async () =>
    expect((await aWizard()).wizard.text).not.to.contain('not shown here'));

  it('keeps configuring in its place for who may not, with whom to ask', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, permissions: ['activate-destinations'], permissionContact: 'the data team' };
    const { wizard } = await aWizard({ portal });
    expect(wizard.whyOff('Configure new destination')).to.equal(
      'Needs the permission Manage destinations. Ask the data team.',
    );
  });

  it('opens the form of a new connection in its place, and comes back on cancel', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({ portal });
    await wizard.press('Configure new destination');
    expect(wizard.all('connect-destination')).to.have.length(1);
    expect(wizard.all('#foot-note')).to.have.length(0);
    wizard.one('connect-destination').dispatchEvent(new CustomEvent('connect-cancel', { bubbles: true }));
    await wizard.drawn();
    expect(wizard.hasControl('Partner drop')).to.equal(true);
  });

  it('leads the focus to the title of the form, and back to that of the step', async () => {
    const { wizard } = await aWizard();
    const title = () => wizard.focused?.textContent?.trim();
    await wizard.press('Configure new destination');
    await wizard.until(() => title() === 'Set up Amazon S3', 'the focus on the form');
    await wizard.loaded();
    await wizard.press('Cancel');
    await wizard.until(() => title() === 'Where should the files go?', 'the focus on the step');
  });

  it('leaves the form by its own buttons alone, and by the host', async () => {
    const { wizard, element } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.chooseAudiences('Car buyers');
    await wizard.goTo('Destination');
    await wizard.press('Configure new destination');
    expect(wizard.all('.pa-steps button')).to.have.length(0);
    element.step = 'audiences';
    await wizard.until(() => wizard.all('pa-wizard-audiences').length === 1, 'the step that the host wants');
    expect(wizard.all('connect-destination')).to.have.length(0);
  });

  it('chooses the connection that was made there', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({ portal });
    await wizard.press('Configure new destination');
    wizard
      .one('connect-destination')
      .dispatchEvent(
        new CustomEvent('connection-saved', { detail: { ...portal.connections[0]!, id: 'c9', name: 'Fresh' } }),
      );
    await wizard.drawn();
    expect(wizard.control('Fresh').checked).to.equal(true);
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('lets the chosen connection be changed in the form, and takes over how it is then', async () => {
    const { wizard, portal } = await aWizard();
    await wizard.choose('Partner drop');
    await wizard.press('Edit connection');
    const form = wizard.one<ConnectDestination>('connect-destination');
    expect(form.connection?.name).to.equal('Partner drop');
    form.dispatchEvent(new CustomEvent('connection-saved', { detail: { ...portal.connections[0]!, name: 'Moved' } }));
    await wizard.drawn();
    expect(wizard.control('Moved').checked).to.equal(true);
    expect(wizard.hasControl('Partner drop')).to.equal(false);
    await wizard.press('Configure new destination');
    expect(wizard.one<ConnectDestination>('connect-destination').connection).to.equal(undefined);
  });

  it('lets nobody change a connection that the host has fixed', async () => {
    const { wizard } = await aWizard({
      config: { lock: ['connection'], prefill: { connectionId: 'c1' as never } },
    });
    expect(wizard.whyOff('Edit connection')).not.to.equal(undefined);
  });

  it('keeps changing a connection in its place for who may not', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, permissions: ['activate-destinations'] };
    const { wizard } = await aWizard({ portal });
    await wizard.choose('Partner drop');
    expect(wizard.whyOff('Edit connection')).not.to.equal(undefined);
  });

  it('tests the chosen connection, and takes over how it is then', async () => {
    const { wizard, portal } = await aWizard();
    await wizard.choose('Old bucket');
    portal.connections = portal.connections.map((connection) => ({
      ...connection,
      health: { kind: 'healthy', testedAt: NOW },
    }));
    await wizard.press('Test again');
    await wizard.until(() => wizard.whyOff('Next') === undefined, 'a way on');
    expect(portal.tested).to.deep.equal([{ kind: 'saved', connectionId: 'c3' }]);
    expect(wizard.text).to.contain('All checks passed').and.not.to.contain('Role refused.');
  });

  it('says what a test found, and what to do', async () => {
    const portal = new FakePortal();
    portal.test = [{ stage: 'write', outcome: 'failed', detail: 'Nothing may be written.', fix: 'Add s3:PutObject.' }];
    const { wizard } = await aWizard({ portal });
    await wizard.choose('Partner drop');
    await wizard.press('Test again');
    await wizard.says('The test failed');
    expect(wizard.text).to.contain('Nothing may be written.').and.to.contain('Add s3:PutObject.');
    await wizard.choose('Agency share');
    expect(wizard.text).not.to.contain('The test failed');
  });

  it('says in French why a connection is broken, and what a test found since', async () => {
    await import('../../../src/locales/fr.ts');
    const portal = new FakePortal();
    const found = { stage: 'bucket', outcome: 'failed', ...toldBy([{ code: 'no-such-bucket' }]) } as const;
    portal.connections = [connection('c1', { health: brokenBy(found, NOW) })];
    portal.test = [{ ...found, ...toldBy([{ code: 'bucket-elsewhere', region: 'eu-west-3' }]) }];
    const { wizard, element } = await aWizard({ portal });
    element.lang = 'fr';
    await wizard.says('Aucun compartiment ne porte ce nom dans ce compte et cette région. Vérifiez le nom');
    await wizard.choose('Connection c1');
    await wizard.press('Tester à nouveau');
    await wizard.says('Saisissez la région dans laquelle le compartiment a été créé : eu-west-3.');
  });

  it('says why a connection may not be tested', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, permissions: ['activate-destinations'], permissionContact: 'the data team' };
    const { wizard } = await aWizard({ portal });
    await wizard.choose('Partner drop');
    expect(wizard.whyOff('Test again')).to.contain('Needs the permission Manage destinations.');
    await wizard.press('Test again');
    expect(portal.tested).to.deep.equal([]);
  });

  it('begins with what the host fixed, and lets nobody change it', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({
      portal,
      config: { lock: ['connection'], prefill: { connectionId: portal.connections[0]!.id } },
    });
    expect(wizard.control('Partner drop').checked).to.equal(true);
    expect(wizard.control('Agency share').disabled).to.equal(true);
    expect(wizard.text).to.contain('Set by this portal.');
  });
});
