import { expect } from '@open-wc/testing';
import type { Activation } from '../../../src/domain/activation.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { MemoryDraftStore } from '../../../src/adapter/draft-store.ts';
import { activation, FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

async function editing(portal = new FakePortal()) {
  portal.activations = [activation({ etag: 'v1' })];
  const opened = await aWizard({ portal, activationId: 'act-1' });
  await opened.wizard.loaded();
  return opened;
}

async function renamed(portal = new FakePortal()) {
  const opened = await editing(portal);
  const { wizard } = opened;
  await wizard.goTo('Review');
  await wizard.until(() => wizard.hasReview(), 'the review');
  await wizard.type('Name of the activation', 'Autumn drop');
  return opened;
}

/** Someone else saves in the meantime. */
function changedElsewhere(portal: FakePortal, changes: Partial<Activation>): void {
  portal.activations = [activation({ etag: 'v2', ...changes })];
}

describe('the wizard over an activation that exists', () => {
  it('begins with what it holds, every step decided, and its connection fixed', async () => {
    const { wizard } = await editing();
    expect(wizard.text).to.contain('Edit activation');
    expect(wizard.control('Partner drop').checked).to.equal(true);
    expect(wizard.control('Agency share').disabled).to.equal(true);
    expect(wizard.text).to.contain('An activation keeps its connection.');
    expect(wizard.steps.slice(1)).to.deep.equal([
      'Audiences (done)',
      'Scheduling (done)',
      'Mapping (done)',
      'Review (needs attention)',
    ]);
  });

  it('saves nothing where nothing has changed, and says so', async () => {
    const { wizard, portal } = await editing();
    await wizard.goTo('Review');
    await wizard.until(() => wizard.hasReview(), 'the review');
    expect(wizard.whyOff('Save changes')).to.equal('Nothing has changed');
    expect(wizard.text).to.contain('Nothing differs from the activation as it is.');
    await wizard.press('Save changes');
    expect(portal.changed).to.deep.equal([]);
  });

  it('shows what becomes different, and saves it on the version it began with', async () => {
    const { wizard, portal, element } = await editing();
    const updated: string[] = [];
    element.addEventListener('activation-updated', ({ detail }) => updated.push(detail.name));
    await wizard.goTo('Scheduling');
    await wizard.press('Edit schedule of Car buyers');
    await wizard.choose('Weekly');
    await wizard.press('Apply');
    await wizard.goTo('Mapping');
    await wizard.loaded();
    await wizard.press('Add homeAddress.country');
    await wizard.goTo('Review');
    await wizard.until(() => wizard.hasReview(), 'the review');
    await wizard.type('Name of the activation', 'Autumn drop');
    const changes = wizard.said('#changes-heading')[0];
    expect(changes).to.equal('Changes');
    expect(wizard.text).to.contain('Name Weekly drop Autumn drop');
    expect(wizard.text).to.contain('Schedule of Car buyers Daily, 12:00 UTC');
    expect(wizard.text).to.contain('Column added: homeAddress_country');
    await wizard.until(() => wizard.whyOff('Save changes') === undefined, 'a way to save');
    await wizard.press('Save changes');
    await wizard.says('Changes saved');
    expect(portal.changed.map(({ etag }) => etag)).to.deep.equal(['v1']);
    expect(portal.changed[0]?.change).not.to.have.property('connectionId');
    expect(updated).to.deep.equal(['Autumn drop']);
    expect(portal.created).to.deep.equal([]);
  });

  describe('that someone else has changed meanwhile', () => {
    it('saves nothing, and shows what they changed', async () => {
      const { wizard, portal } = await renamed();
      changedElsewhere(portal, { emptyAudience: 'skip' });
      await wizard.press('Save changes');
      await wizard.says('Someone else changed this activation');
      expect(wizard.text).to.contain('When an audience is empty Write a file with the header alone Write nothing');
      expect(wizard.control('Name of the activation').value).to.equal('Autumn drop');
    });

    it('puts mine on top of theirs', async () => {
      const { wizard, portal } = await renamed();
      changedElsewhere(portal, { emptyAudience: 'skip' });
      await wizard.press('Save changes');
      await wizard.says('Someone else changed this activation');
      await wizard.press('Save mine over it');
      await wizard.says('Changes saved');
      expect(portal.changed.map(({ etag }) => etag)).to.deep.equal(['v1', 'v2']);
      expect(portal.changed.at(-1)?.change.name).to.equal('Autumn drop');
    });

    it('begins again from theirs', async () => {
      const { wizard, portal } = await renamed();
      changedElsewhere(portal, { name: 'Their drop' });
      await wizard.press('Save changes');
      await wizard.says('Someone else changed this activation');
      await wizard.press('Start again from theirs');
      await wizard.until(
        () =>
          wizard.hasControl('Name of the activation') &&
          wizard.control('Name of the activation').value === 'Their drop',
        'their version',
      );
      expect(wizard.text).not.to.contain('Someone else changed this activation');
    });
  });

  it('takes up a draft that is older than the activation, and shows what it would undo', async () => {
    const store = new MemoryDraftStore();
    const portal = new FakePortal();
    portal.activations = [activation({ etag: 'v1' })];
    const first = await aWizard({ portal, store, activationId: 'act-1' });
    await first.wizard.goTo('Review');
    await first.wizard.until(() => first.wizard.hasReview(), 'the review');
    await first.wizard.type('Name of the activation', 'Autumn drop');
    first.element.remove();

    changedElsewhere(portal, { emptyAudience: 'skip' });
    const { wizard } = await aWizard({ portal, store, activationId: 'act-1' });
    await wizard.press('Go on with the draft');
    await wizard.until(() => wizard.whyOff('Save changes') === undefined, 'a way to save');
    await wizard.press('Save changes');
    await wizard.says('Someone else changed this activation');
    expect(wizard.text).to.contain('When an audience is empty Write nothing Write a file with the header alone');
    expect(wizard.text).not.to.contain('What they changed');
  });

  it('keeps the focus when mine is put on top of theirs in vain', async () => {
    const { wizard, portal } = await renamed();
    changedElsewhere(portal, { emptyAudience: 'skip' });
    await wizard.press('Save changes');
    await wizard.says('Someone else changed this activation');
    portal.refuse('updateActivation', new ActivationError('unavailable', 'The service rests.'));
    wizard.buttons('Save mine over it')[0]!.focus();
    await wizard.press('Save mine over it');
    await wizard.says('The service rests.');
    expect(wizard.focused?.textContent?.trim()).to.equal('Save changes');
  });

  it('tells a name that is taken from a version that is old', async () => {
    const portal = new FakePortal().refuse('updateActivation', new ActivationError('conflict', 'The name is taken.'));
    const { wizard } = await renamed(portal);
    await wizard.press('Save changes');
    await wizard.says('The name is taken.');
    expect(wizard.text).not.to.contain('Someone else changed this activation');
  });

  it('says so where it does not exist any more', async () => {
    const portal = new FakePortal().refuse(
      'getActivation',
      new ActivationError('not-found', 'There is no such activation.'),
    );
    const { wizard } = await editing(portal);
    expect(wizard.text).to.contain('There is no such activation.');
  });
});
