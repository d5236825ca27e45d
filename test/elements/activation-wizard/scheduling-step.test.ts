import { expect } from '@open-wc/testing';
import type { Menu } from '../../../src/ui/menu/menu.ts';
import { FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

const rowOf = (rows: string[], name: string) => rows.find((row) => row.includes(name)) ?? '';

async function editing(label = 'Edit schedule of Car buyers') {
  const opened = await aWizard();
  await opened.wizard.walkTo('scheduling');
  await opened.wizard.press(label);
  return { ...opened, rows: () => opened.wizard.said('[part="audience"]') };
}

describe('the wizard at Scheduling', () => {
  it('never offers incremental files, and says why', async () => {
    const { wizard } = await editing();
    expect(wizard.control('Full file').checked).to.equal(true);
    const option = wizard.all('.pa-option').find((label) => label.textContent.includes('Changes only'))!;
    expect(option.querySelector('input')!.disabled).to.equal(true);
    expect(option.textContent).to.contain('Prospect audiences are always exported in full.');
  });

  it('takes what is set, and says it in the row', async () => {
    const { wizard, rows } = await editing();
    await wizard.choose('Weekly');
    await wizard.type('Time', '06:15');
    await wizard.type('Weekday', '3');
    await wizard.type('Time zone', 'America/New_York');
    await wizard.press('Apply');
    expect(rowOf(rows(), 'Car buyers')).to.contain('Weekly, Wednesday, 06:15 America/New_York');
    expect(rowOf(rows(), 'New parents')).to.contain('Daily, after evaluation');
  });

  it('offers to wait for the evaluation once and daily, not weekly and monthly', async () => {
    const { wizard } = await editing();
    const mayWait = async (frequency: string) => {
      await wizard.choose(frequency);
      return !wizard.control('After evaluation').disabled;
    };
    expect([await mayWait('Once'), await mayWait('Daily')]).to.deep.equal([true, true]);
    expect([await mayWait('Weekly'), await mayWait('Monthly')]).to.deep.equal([false, false]);
    expect(wizard.text).to.contain('After evaluation works for once and daily only.');
  });

  it('shows the next ten runs in the zone and UTC', async () => {
    const { wizard } = await editing();
    await wizard.choose('Weekly');
    expect(wizard.all('.pa-runs tbody tr')).to.have.length(10);
    expect(wizard.said('.pa-runs th')).to.include.members(['Europe/Paris', 'UTC']);
  });

  it('marks the run after a change of clocks', async () => {
    const { wizard } = await editing();
    await wizard.choose('Monthly');
    expect(wizard.said('.pa-runs tr').filter((row) => row.includes('Clock change'))).to.have.length(1);
  });

  it('keeps a missing time as it is, says so, and does not apply it', async () => {
    const { wizard } = await editing();
    await wizard.choose('Weekly');
    await wizard.type('Time', '');
    expect(wizard.errorOf('Time')).to.equal('Choose a time.');
    expect(wizard.whyOff('Apply')).to.equal('Complete the schedule to apply it.');
    expect(wizard.control('Time').value).to.equal('');
  });

  it('keeps a last day before the first as it was typed, and says what is wrong', async () => {
    const { wizard } = await editing();
    await wizard.choose('Weekly');
    await wizard.type('First day', '2027-01-10');
    await wizard.type('Last day', '2027-01-04');
    expect(wizard.errorOf('Last day')).to.equal('Choose a day after the first one.');
    expect(wizard.control('Last day').value).to.equal('2027-01-04');
    expect(wizard.whyOff('Apply')).not.to.equal(undefined);
  });

  it('does not go on with an edit that is neither applied nor discarded', async () => {
    const { wizard, rows } = await editing();
    await wizard.choose('Weekly');
    expect(wizard.whyOff('Next')).to.equal('Apply or discard the open edit');
    await wizard.press('Discard');
    expect(wizard.whyOff('Next')).to.equal(undefined);
    expect(rowOf(rows(), 'Car buyers')).to.contain('Daily');
  });

  it('lets an untouched editor stand open', async () => {
    const { wizard } = await editing();
    expect(wizard.whyOff('Apply')).to.equal('Nothing is changed yet.');
    await wizard.next();
    expect(wizard.step).to.equal('mapping');
  });

  it('does not go on with a start that would be skipped, and offers the earliest safe one', async () => {
    const { wizard, rows } = await editing();
    await wizard.choose('Once');
    await wizard.choose('At a time');
    await wizard.type('On', '2026-11-24');
    await wizard.type('Time', '10:15');
    await wizard.press('Apply');
    expect(rowOf(rows(), 'Car buyers')).to.match(/Starts in 34 min\. The earliest safe start is .*2026, 10:41\./);
    expect(wizard.whyOff('Next')).to.equal('1 schedule starts too soon');
    const [use] = wizard.all('button').filter((button) => button.ariaLabel?.startsWith('Use '));
    await wizard.press(use!.ariaLabel!);
    expect(rowOf(rows(), 'Car buyers')).not.to.contain('Starts in');
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('says within a sentence when the next evaluation is expected', async () => {
    const { wizard } = await editing();
    expect(wizard.text).to.match(/The next evaluation is expected (today|tomorrow), about/);
  });

  it('closes the editor when its audience is taken out', async () => {
    const { wizard } = await editing();
    await wizard.choose('Weekly');
    const [menu] = wizard.all<Menu>('pa-menu').filter(({ label }) => label.includes('Car buyers'));
    const [remove] = menu!.items.filter((item) => item.kind === 'action' && item.danger === true);
    if (remove?.kind === 'action') remove.select();
    await wizard.drawn();
    expect(wizard.all('.pa-panel')).to.have.length(0);
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('warns of runs that are further apart than profiles live, and offers the way out', async () => {
    const { wizard } = await editing();
    await wizard.choose('Monthly');
    await wizard.says('A run may find nobody left');
    expect(wizard.text).to.contain('Prospect profiles expire 25 days after they land');
    await wizard.press('Make it weekly');
    expect(wizard.text).not.to.contain('A run may find nobody left');
    expect(wizard.control('Weekly').checked).to.equal(true);
  });

  it('takes the warning as read where the person keeps the schedule', async () => {
    const { wizard, rows } = await editing();
    await wizard.choose('Monthly');
    await wizard.press('Keep monthly');
    expect(wizard.text).not.to.contain('A run may find nobody left');
    await wizard.press('Apply');
    expect(rowOf(rows(), 'Car buyers')).to.contain('Outlives its profiles');
    expect(wizard.whyOff('Next')).to.equal(undefined);
  });

  it('edits the schedules of all that are selected at once', async () => {
    const { wizard, rows } = await editing();
    await wizard.press('Discard');
    await wizard.choose('Select all');
    await wizard.press('Edit schedule');
    await wizard.choose('Weekly');
    await wizard.press('Apply to 2 audiences');
    expect(rows().every((row) => row.includes('Weekly'))).to.equal(true);
  });

  it('copies the values of the row above', async () => {
    const { wizard, rows } = await editing();
    await wizard.choose('Weekly');
    await wizard.press('Apply');
    const menu = wizard.all<Menu>('pa-menu').find(({ label }) => label === 'More actions for New parents')!;
    const item = menu.items.find((one) => one.kind === 'action' && one.label === 'Same as above');
    if (item?.kind === 'action') item.select();
    await wizard.drawn();
    expect(rowOf(rows(), 'New parents')).to.contain('Weekly').and.to.contain('same as above');
  });

  it('says that there is nothing above the first row', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    const menu = wizard.all<Menu>('pa-menu').find(({ label }) => label === 'More actions for Car buyers')!;
    const item = menu.items.find((one) => one.kind === 'action' && one.label === 'Same as above');
    expect(item).to.have.property('unavailable', 'There is no row above this one.');
  });

  it('takes an audience out of the activation', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    const menu = wizard.all<Menu>('pa-menu').find(({ label }) => label === 'More actions for New parents')!;
    const item = menu.items.find((one) => one.kind === 'action' && one.label === 'Remove');
    if (item?.kind === 'action') item.select();
    await wizard.drawn();
    expect(wizard.said('[part="audience"]')).to.have.length(1);
    expect(wizard.note).to.equal('1 schedule set');
  });

  it('refuses names by which two audiences would write one file, and names both', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.choose('Select all');
    await wizard.press('Edit file name');
    await wizard.until(() => wizard.hasButton('Remove Audience id'), 'the editor of the name');
    await wizard.press('Remove Audience id');
    await wizard.says('would write the same file');
    await wizard.press('Apply to 2 audiences');
    expect(wizard.whyOff('Next')).to.contain('would be written by two audiences');
  });

  it('states the load of the busiest hour against the limit', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    const meter = wizard.one<HTMLElement & { used: number; limit: number }>('pa-limit-meter');
    expect([meter.used, meter.limit]).to.deep.equal([2, 100]);
  });

  it('leaves schedules that a host locks as they are', async () => {
    const portal = new FakePortal();
    const { wizard } = await aWizard({ portal, config: { lock: ['schedule'] } });
    await wizard.walkTo('scheduling');
    expect(wizard.whyOff('Edit schedule of Car buyers')).to.equal('Set by this portal.');
  });
});
