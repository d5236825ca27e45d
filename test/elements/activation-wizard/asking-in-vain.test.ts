import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

const rests = new ActivationError('unavailable', 'The service rests.');

describe('a wizard that asks in vain', () => {
  it('says why it cannot begin, and begins once it can', async () => {
    const portal = new FakePortal().refuse('getSession', rests);
    const { wizard } = await aWizard({ portal });
    expect(wizard.text).to.contain('The service rests.');
    portal.allow();
    await wizard.press('Try again');
    await wizard.until(() => wizard.hasControl('Partner drop'), 'the connections');
  });

  it('leads the focus to the title when what was pressed goes away', async () => {
    const portal = new FakePortal().refuse('getSession', new ActivationError('unavailable', 'It rests.'));
    const { wizard } = await aWizard({ portal });
    wizard.buttons('Try again')[0]!.focus();
    portal.allow();
    await wizard.press('Try again');
    await wizard.loaded();
    expect(wizard.focused?.localName).to.equal('h1');
  });

  it('says which permission is missing, and whom to ask', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, permissions: ['view-destinations'], permissionContact: 'the data team' };
    const { wizard } = await aWizard({ portal });
    expect(wizard.text).to.contain('You cannot activate audiences');
    expect(wizard.text).to.contain('This needs the permission Activate destinations. Ask the data team for it.');
    expect(wizard.hasButton('Next')).to.equal(false);
  });

  it('says so where the destination is not in the catalogue', async () => {
    const { wizard } = await aWizard({ destinationId: 'gone' });
    expect(wizard.text).to.contain('This destination is not in the catalogue');
  });

  it('says so where the destination takes no prospects', async () => {
    const portal = new FakePortal();
    portal.destinations = [{ ...portal.destinations[0]!, id: 'mail' as never, name: 'Mail', dataTypes: ['profiles'] }];
    portal.connections = [];
    const { wizard } = await aWizard({ portal, destinationId: 'mail' });
    expect(wizard.text).to.contain('Mail takes other data types only.');
    expect(wizard.whyOff('Next')).to.equal('This destination takes no prospects');
  });

  it('keeps what is there when a later step cannot be shown, and goes on once it can', async () => {
    const portal = new FakePortal().refuse('listFields', rests);
    const { wizard } = await aWizard({ portal });
    await wizard.walkTo('scheduling');
    await wizard.press('Next');
    await wizard.says('The service rests. Nothing that you entered is lost.');
    portal.allow();
    await wizard.press('Try again');
    await wizard.until(() => wizard.hasButton('Remove partnerID'), 'the columns');
    await wizard.press('Back');
    expect(wizard.said('[part="audience"]')).to.have.length(2);
  });

  it('shows nothing of an error that is not meant for people', async () => {
    const portal = new FakePortal().refuse('listFields', new Error('connect ECONNREFUSED db-3.internal'));
    const { wizard, element } = await aWizard({ portal });
    element.addEventListener('activation-error', (event) => event.preventDefault());
    await wizard.walkTo('scheduling');
    await wizard.press('Next');
    await wizard.says('The service could not be reached');
    expect(wizard.text).not.to.contain('db-3');
  });
});

describe('a wizard in a French page', () => {
  it('says in French that no service answered, and as the service says it what one says', async () => {
    await import('../../../src/locales/fr.ts');
    const portal = new FakePortal().refuse('listFields', new TypeError('Failed to fetch'));
    const { wizard, element } = await aWizard({ portal });
    element.addEventListener('activation-error', (event) => event.preventDefault());
    await wizard.walkTo('scheduling');
    await wizard.press('Next');
    element.lang = 'fr';
    await wizard.says('Le service est injoignable ou n’a pas répondu comme prévu.');
    portal.refuse('listFields', new ActivationError('unavailable', 'Maintenance jusqu’à midi.'));
    await wizard.press('Réessayer');
    await wizard.says('Maintenance jusqu’à midi. ');
  });
});

describe('a wizard whose session ends in the middle', () => {
  it('keeps what was entered, says what to do, and goes on after the renewal', async () => {
    const { wizard, portal } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.press('Edit schedule of Car buyers');
    await wizard.choose('Weekly');
    await wizard.type('Time', '06:15');
    await wizard.press('Apply');
    // The schema was asked for at this step already; what comes next is not.
    portal.endSession();
    await wizard.next();
    await wizard.press('Next');
    await wizard.says('Your session has ended');
    expect(wizard.text).to.contain('Sign in again, in another tab if you like, then try again.');
    portal.allow();
    await wizard.press('Try again');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    await wizard.press('Finish');
    await wizard.says('Activation created');
    const [created] = portal.created;
    expect(created?.input.audiences[0]?.schedule).to.deep.include({
      frequency: 'weekly',
      start: { kind: 'at', time: '06:15' },
    });
  });

  it('keeps the choice of audiences while the list cannot be read', async () => {
    const { wizard, portal } = await aWizard();
    await wizard.walkTo('scheduling');
    portal.endSession();
    await wizard.press('Back');
    await wizard.until(() => wizard.step === 'audiences', 'the list');
    expect(wizard.note).to.equal('2 audiences chosen');
    portal.allow();
    await wizard.next();
    expect(wizard.said('[part="audience"]')).to.have.length(2);
  });

  it('begins once it is renewed where it had ended before the wizard began', async () => {
    const portal = new FakePortal();
    portal.endSession();
    const { wizard } = await aWizard({ portal });
    expect(wizard.text).to.contain('Your session has ended');
    portal.allow();
    await wizard.press('Try again');
    await wizard.until(() => wizard.hasControl('Partner drop'), 'the connections');
  });
});
