import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { ProspectAudiencePicker } from '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import { deferred } from '../stub-adapter.ts';
import { FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

describe('the wizard at Audiences', () => {
  it('shows prospect audiences and no others', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.says('Car buyers');
    expect(wizard.text).to.contain('Sailors').and.not.to.contain('Customers');
  });

  it('does not go on without an audience, and says why', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    expect(wizard.whyOff('Next')).to.equal('Choose at least one audience');
  });

  it('tells how many are chosen, and gives each a schedule of its own', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.chooseAudiences('Car buyers', 'New parents');
    await wizard.until(() => wizard.note === '2 audiences chosen', 'the number of audiences');
    await wizard.next();
    expect(wizard.step).to.equal('scheduling');
    expect(wizard.said('[part="audience"] .pa-sched > :first-child')).to.deep.equal([
      'Daily, after evaluation',
      'Daily, after evaluation',
    ]);
  });

  it('keeps what is chosen when a person goes back and on again', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.press('Back');
    await wizard.listed('Car buyers');
    expect(
      ['Car buyers', 'New parents', 'Sailors'].map((name) => wizard.control(`Select ${name}`).checked),
    ).to.deep.equal([true, true, false]);
  });

  it('keeps the schedule of an audience that stays when others come and go', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.press('Edit schedule of Car buyers');
    await wizard.choose('Weekly');
    await wizard.press('Apply');
    await wizard.press('Back');
    await wizard.chooseAudiences('New parents', 'Sailors');
    await wizard.next();
    await wizard.until(() => wizard.step === 'scheduling', 'the schedules');
    const rows = wizard.said('[part="audience"]');
    expect(rows.find((row) => row.includes('Car buyers'))).to.contain('Weekly');
    expect(rows.find((row) => row.includes('Sailors'))).to.contain('Daily');
    expect(rows.some((row) => row.includes('New parents'))).to.equal(false);
  });

  it('stops at the limit of the session', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.chooseAudiences('Car buyers', 'New parents', 'Gardeners');
    await wizard.choose('Select Sailors');
    expect(wizard.control('Select Sailors').checked).to.equal(false);
    await wizard.says('Limit of 3 audiences reached');
  });

  it('keeps the choice when looking it up fails, says so when the step is left, and goes on once it works', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.listed('Car buyers');
    const picker = wizard.one<ProspectAudiencePicker>('prospect-audience-picker');
    const lookUp = picker.selectedAudiences.bind(picker);
    picker.selectedAudiences = () =>
      Promise.reject(new ActivationError('unavailable', 'The catalogue of audiences rests.'));
    await wizard.choose('Select Car buyers');
    await wizard.press('Next');
    await wizard.says('The catalogue of audiences rests.');
    expect(wizard.step).to.equal('audiences');
    picker.selectedAudiences = lookUp;
    await wizard.press('Next');
    await wizard.until(() => wizard.step === 'scheduling', 'the schedules');
    expect(wizard.text).to.contain('Car buyers');
  });

  it('keeps the choice when the step was left before it could be looked up, and lets nobody past it', async () => {
    const { wizard, element } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.chooseAudiences('Car buyers');
    const picker = wizard.one<ProspectAudiencePicker>('prospect-audience-picker');
    const look = deferred<never>();
    picker.selectedAudiences = () => look.promise;
    await wizard.choose('Select New parents');
    await wizard.press('Back');
    expect(wizard.step).to.equal('destination');
    look.reject(new ActivationError('unavailable', 'The catalogue of audiences rests.'));
    await wizard.says('The catalogue of audiences rests. Nothing that you entered is lost.');
    element.step = 'scheduling';
    await wizard.until(() => wizard.step === 'audiences', 'the audiences');
    await wizard.listed('New parents');
    await wizard.until(() => wizard.note === '2 audiences chosen', 'both of them');
    await wizard.next();
    await wizard.until(() => wizard.step === 'scheduling', 'the schedules');
    expect(wizard.said('[part="audience"]').join()).to.contain('New parents');
  });

  it('lets nothing be chosen while the choice is taken over', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.listed('Car buyers');
    const picker = wizard.one<ProspectAudiencePicker>('prospect-audience-picker');
    picker.selectedAudiences = () => new Promise(() => undefined);
    await wizard.choose('Select Car buyers');
    await wizard.press('Next');
    expect(wizard.note).to.equal('Looking up what you chose…');
    expect(wizard.one('.pa-wizard-body').inert).to.equal(true);
  });

  it('shows the audiences of a host that has set them, without the picker', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({
      portal,
      config: { lock: ['audiences'], prefill: { audienceIds: [portal.audiences[0]!.id] } },
    });
    await wizard.walkTo('audiences');
    expect(wizard.text).to.contain('This portal has set the audiences.').and.to.contain('Car buyers');
    expect(wizard.all('prospect-audience-picker')).to.have.length(0);
  });

  it('leaves out of what a host prefills what cannot be activated', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({
      portal,
      config: { lock: ['audiences'], prefill: { audienceIds: portal.audiences.map(({ id }) => id).slice(3, 5) } },
    });
    await wizard.walkTo('audiences');
    expect(wizard.text).to.contain('Sailors').and.not.to.contain('Old list');
  });
});
