import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { StepChange } from '../../../src/elements/activation-wizard/activation-step-change-event.ts';
import { FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

const prefilled = (portal: FakePortal) => ({
  prefill: { connectionId: portal.connections[0]!.id, audienceIds: [portal.audiences[0]!.id] },
});

describe('the steps of the wizard', () => {
  it('are told as done, current and to come, in words', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    expect(wizard.steps).to.deep.equal(['Destination (done)', 'Audiences (done)', 'Scheduling', 'Mapping', 'Review']);
    expect(wizard.said('[aria-current="step"]')).to.deep.equal(['Scheduling']);
  });

  it('say so where a step that was done has a problem now', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('mapping');
    await wizard.type('Column name of homeAddress.country', '');
    await wizard.press('Back');
    expect(wizard.steps[3]).to.equal('Mapping (needs attention)');
  });

  it('go back freely, and keep what was entered, valid or not', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('mapping');
    await wizard.type('Column name of homeAddress.country', '');
    await wizard.goTo('Destination');
    await wizard.goTo('Mapping');
    await wizard.until(() => wizard.step === 'mapping', 'the columns');
    expect(wizard.control('Column name of homeAddress.country').value).to.equal('');
  });

  it('begin with their title, wherever the person came from', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.until(() => wizard.focused?.id === 'title', 'the focus at the title');
    expect(wizard.focused?.textContent).to.equal('When should each file be written?');
  });

  it('are told to the host, which can lead to any of them by its address', async () => {
    const portal = new FakePortal();
    const { wizard, element } = await aWizard({ portal, step: 'mapping', config: prefilled(portal) });
    await wizard.until(() => wizard.step === 'mapping', 'the step of the address');
    expect(element.getAttribute('step')).to.equal('mapping');
    const changes: StepChange[] = [];
    element.addEventListener('activation-step-change', ({ detail }) => changes.push(detail));
    element.step = 'scheduling';
    await wizard.drawn();
    expect(changes).to.deep.equal([{ step: 'scheduling', previous: 'mapping' }]);
  });

  it('lead no further than the first that is not decided', async () => {
    const { wizard } = await aWizard({ step: 'review' });
    expect(wizard.step).to.equal('destination');
  });

  it('may be left out by a host that decides them', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({
      portal,
      config: { ...prefilled(portal), dropSteps: ['destination', 'audiences'] },
    });
    await wizard.until(() => wizard.step === 'scheduling', 'the first step that is shown');
    expect(wizard.steps).to.have.length(3);
    expect(wizard.whyOff('Back')).to.equal('This is the first step.');
  });

  it('keep Back in its place at the first, and say why it is off', async () => {
    const { wizard } = await aWizard();
    expect(wizard.whyOff('Back')).to.equal('This is the first step.');
  });

  it('are led through by keyboard alone', async () => {
    const { wizard } = await aWizard();
    wizard.control('Prospects').focus();
    const tabTo = async (isThere: (focused: Element) => boolean) => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (wizard.focused !== null && isThere(wizard.focused)) return;
        await sendKeys({ press: 'Tab' });
      }
      throw new Error('The Tab key does not lead there.');
    };
    await tabTo((focused) => focused.getAttribute('name') === 'connection');
    await sendKeys({ press: 'Space' });
    await wizard.drawn();
    await tabTo((focused) => focused.textContent.trim() === 'Next');
    await sendKeys({ press: 'Enter' });
    await wizard.until(() => wizard.step === 'audiences', 'the next step');
    await wizard.until(() => wizard.focused?.id === 'title', 'the focus at its title');
  });

  it('lead to what is wrong where Next is pressed in vain', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.press('Edit schedule of Car buyers');
    await wizard.choose('Once');
    await wizard.choose('At a time');
    await wizard.type('On', '2026-11-24');
    await wizard.type('Time', '10:00');
    await wizard.press('Apply');
    await wizard.press('Next');
    expect(wizard.focused?.textContent).to.contain('Starts in 19 min.');
  });
});
