import { expect } from '@open-wc/testing';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

describe('the list of what is selected', () => {
  it('holds nothing that a query leaves out', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await picker.press('Control+a');
    await picker.click(name(1));
    await picker.click(name(3));
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 18, 'eighteen rows');
    expect(picker.names().slice(0, 3)).to.deep.equal([name(0), name(2), name(4)]);
  });

  it('follows what a host selects', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.click(name(1));
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 1, 'one row');
    picker.element.selectedAudienceIds = [id(700), id(2)];
    await picker.until(() => picker.names().join() === [name(2), name(700)].join(), 'what the host selected');
  });

  it('follows a host that takes something off', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)), { selectedAudienceIds: [id(1), id(2)] });
    await picker.until(() => picker.summary().includes('profiles'), 'the selected audiences');
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 2, 'two rows');
    picker.element.selectedAudienceIds = [id(2)];
    await picker.until(() => picker.names().join() === name(2), 'what is left');
  });

  it('follows what is pasted, and keeps the row of what was taken off until then', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.click(name(1));
    await picker.click(name(2));
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 2, 'two rows');
    await picker.click(name(2));
    expect(picker.names()).to.deep.equal([name(1), name(2)]);
    await picker.pressButton('Paste a list');
    const dialog = () => picker.root.querySelector('pa-paste-audiences')!.renderRoot as ShadowRoot;
    await picker.until(() => picker.root.querySelector('pa-paste-audiences') !== null, 'the dialog');
    await picker.until(() => dialog().querySelector('textarea') !== null, 'its field');
    dialog().querySelector('textarea')!.value = id(700);
    dialog().querySelector<HTMLButtonElement>('[data-kind=primary]')!.click();
    await picker.until(() => picker.names().join() === [name(1), name(700)].join(), 'what was pasted');
  });

  it('waits for ids that are still looked up', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    let answer = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (answer = resolve));
    fake.before = ({ filter }) => (filter?.ids === undefined ? undefined : hanging);
    picker.element.selectedAudienceIds = [id(700)];
    await picker.element.updateComplete;
    await picker.selectedOnly(true);
    expect(picker.state()).to.equal('');
    answer();
    await picker.until(() => picker.names().join() === name(700), 'the row');
  });

  it('says when they cannot be looked up, and asks again', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    fake.before = ({ filter }) => {
      if (filter?.ids !== undefined) throw new Error('The connection broke.');
    };
    picker.element.selectedAudienceIds = [id(700)];
    await picker.element.updateComplete;
    await picker.selectedOnly(true);
    await picker.until(() => picker.banner() !== '', 'what went wrong');
    fake.before = () => undefined;
    await picker.pressButton('Try again');
    await picker.until(() => picker.names().join() === name(700), 'the row');
  });
});
