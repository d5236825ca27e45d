import { expect } from '@open-wc/testing';
import { MemoryDraftStore } from '../../../src/adapter/draft-store.ts';
import { FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

const KEY = 'destination:amazon-s3';

describe('the draft of a wizard', () => {
  it('is kept soon after each change, and says when', async () => {
    const store = new MemoryDraftStore();
    const { wizard } = await aWizard({ store });
    await wizard.choose('Partner drop');
    await wizard.pass(1000);
    expect(await store.load(KEY)).to.deep.include({ connectionId: 'c1' });
    expect(wizard.text).to.contain('Draft saved at 09:41');
    expect(wizard.spoken, 'after each change').not.to.contain('Draft saved');
  });

  it('is kept at once when the element goes', async () => {
    const store = new MemoryDraftStore();
    const { wizard, element } = await aWizard({ store });
    await wizard.choose('Partner drop');
    element.remove();
    await Promise.resolve();
    expect(await store.load(KEY)).to.deep.include({ connectionId: 'c1' });
  });

  it('holds no secret and nothing of the other side but ids', async () => {
    const store = new MemoryDraftStore();
    const { wizard } = await aWizard({ store });
    await wizard.walkTo('scheduling');
    await wizard.pass(1000);
    expect(JSON.stringify(await store.load(KEY))).not.to.match(/northwind-drop|account-1|secret/i);
  });

  it('is offered at the next visit, and taken up at its step', async () => {
    const store = new MemoryDraftStore();
    const first = await aWizard({ store });
    await first.wizard.walkTo('scheduling');
    await first.wizard.press('Edit schedule of Car buyers');
    await first.wizard.choose('Weekly');
    await first.wizard.press('Apply');
    await first.wizard.pass(1000);
    first.element.remove();

    const { wizard } = await aWizard({ store });
    expect(wizard.dialog).to.equal('Go on where you left off?');
    expect(wizard.text).to.contain('at the step Scheduling, with 2 audiences');
    await wizard.press('Go on with the draft');
    await wizard.until(() => wizard.step === 'scheduling', 'the step of the draft');
    expect(wizard.said('[part="audience"]')[0]).to.contain('Car buyers').and.to.contain('Weekly');
  });

  it('is forgotten by who starts over', async () => {
    const store = new MemoryDraftStore();
    const first = await aWizard({ store });
    await first.wizard.choose('Partner drop');
    await first.wizard.pass(1000);
    first.element.remove();

    const { wizard } = await aWizard({ store });
    await wizard.press('Start over');
    await wizard.pass(1000);
    expect(wizard.dialog).to.equal(undefined);
    expect(wizard.whyOff('Next')).to.equal('Choose a connection');
    expect(await store.load(KEY)).to.equal(undefined);
  });

  it('is as if there were none where the store holds something else', async () => {
    const store = new MemoryDraftStore();
    await store.save(KEY, { version: 99 } as never);
    const { wizard } = await aWizard({ store });
    expect(wizard.dialog).to.equal(undefined);
    expect(wizard.step).to.equal('destination');
  });

  it('that cannot be kept is told, and costs nothing that was entered', async () => {
    const store = new MemoryDraftStore();
    store.save = () => Promise.reject(new Error('full'));
    const { wizard } = await aWizard({ store });
    await wizard.choose('Partner drop');
    await wizard.pass(1000);
    expect(wizard.spoken).to.contain('Draft not saved');
    expect(wizard.control('Partner drop').checked).to.equal(true);
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('is forgotten once everything is as it was', async () => {
    const store = new MemoryDraftStore();
    const { wizard } = await aWizard({ store, config: { prefill: { connectionId: 'c1' as never } } });
    await wizard.next();
    await wizard.chooseAudiences('Car buyers');
    await wizard.pass(1000);
    expect(await store.load(KEY)).not.to.equal(undefined);
    await wizard.choose('Select Car buyers');
    await wizard.until(() => wizard.note === 'Choose at least one audience', 'no audience');
    await wizard.pass(1000);
    expect(await store.load(KEY)).to.equal(undefined);
    expect(wizard.text).not.to.contain('Draft saved');
  });

  it('is a draft of one destination: another begins anew', async () => {
    const store = new MemoryDraftStore();
    const portal = new FakePortal();
    portal.destinations = [...portal.destinations, { ...portal.destinations[0]!, id: 'other' as never, name: 'Other' }];
    const first = await aWizard({ store, portal });
    await first.wizard.choose('Partner drop');
    await first.wizard.pass(1000);
    first.element.remove();
    const { wizard } = await aWizard({ store, portal, destinationId: 'other' });
    expect(wizard.dialog).to.equal(undefined);
    expect(wizard.text).to.contain('to Other');
  });
});

describe('leaving a wizard', () => {
  it('asks nothing where nothing would be lost', async () => {
    const { wizard, element } = await aWizard();
    const left: boolean[] = [];
    element.addEventListener('activation-cancel', ({ detail }) => left.push(detail.draftKept));
    await wizard.press('Cancel');
    expect(wizard.dialog).to.equal(undefined);
    expect(left).to.deep.equal([false]);
  });

  async function withWork() {
    const store = new MemoryDraftStore();
    const opened = await aWizard({ store });
    const left: boolean[] = [];
    opened.element.addEventListener('activation-cancel', ({ detail }) => left.push(detail.draftKept));
    await opened.wizard.walkTo('scheduling');
    await opened.wizard.press('Cancel');
    return { ...opened, store, left };
  }

  it('asks with unsaved work, and stays where the person wants', async () => {
    const { wizard, left } = await withWork();
    expect(wizard.dialog).to.equal('Leave this activation?');
    await wizard.press('Keep editing');
    expect(wizard.dialog).to.equal(undefined);
    expect(left).to.deep.equal([]);
    expect(wizard.step).to.equal('scheduling');
  });

  it('keeps the draft', async () => {
    const { wizard, left, store } = await withWork();
    await wizard.press('Keep the draft');
    await wizard.pass(1000);
    expect(left).to.deep.equal([true]);
    expect(await store.load(KEY)).to.deep.include({ step: 'scheduling' });
  });

  it('discards it, and begins anew', async () => {
    const { wizard, left, store } = await withWork();
    await wizard.press('Discard the draft');
    await wizard.pass(1000);
    await wizard.loaded();
    expect(left).to.deep.equal([false]);
    expect(await store.load(KEY)).to.equal(undefined);
    expect(wizard.step).to.equal('destination');
  });

  it('closes with the draft kept, without a question', async () => {
    const store = new MemoryDraftStore();
    const { wizard, element } = await aWizard({ store });
    const left: boolean[] = [];
    element.addEventListener('activation-cancel', ({ detail }) => left.push(detail.draftKept));
    await wizard.choose('Partner drop');
    await wizard.press('Close and keep the draft');
    expect(left).to.deep.equal([true]);
    await wizard.pass(1000);
    expect(await store.load(KEY)).not.to.equal(undefined);
  });

  it('says that an edit which is not applied is no part of the draft, whichever way the person leaves', async () => {
    for (const way of ['Cancel', 'Close and keep the draft']) {
      const { wizard } = await aWizard();
      await wizard.walkTo('scheduling');
      await wizard.press('Edit schedule of Car buyers');
      await wizard.choose('Weekly');
      await wizard.press(way);
      expect(wizard.dialog).to.equal('Leave this activation?');
      expect(wizard.text).to.contain('What the open editor changes is not part of it until it is applied.');
    }
  });

  it('may be vetoed by the host, and then loses nothing', async () => {
    const { wizard, element } = await aWizard();
    element.addEventListener('activation-cancel', (event) => event.preventDefault());
    await wizard.walkTo('scheduling');
    await wizard.press('Cancel');
    await wizard.press('Discard the draft');
    await wizard.pass(1000);
    expect(wizard.step).to.equal('scheduling');
    expect(wizard.said('[part="audience"]')).to.have.length(2);
  });
});
