import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { isChromium } from '../../ui/chromium.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

interface TreeNode {
  readonly role: string;
  readonly name: string;
  readonly selected?: boolean;
  readonly disabled?: boolean;
  readonly focused?: boolean;
  readonly multiselectable?: boolean;
  readonly live?: string;
  readonly checked?: string;
}

/** What the browser tells a screen reader of the page. */
async function treeOf(...roles: readonly string[]): Promise<readonly TreeNode[]> {
  const nodes = await executeServerCommand<readonly TreeNode[], undefined>('accessibility-tree');
  return nodes.filter(({ role }) => roles.includes(role));
}

const draft = { availability: { kind: 'unavailable', reason: 'draft' } } as const;
const name = (index: number) => anAudience(index).name;

describe('the audience picker in the accessibility tree', () => {
  before(function () {
    if (!isChromium) this.skip();
  });

  it('is a named grid with the focus, in which several rows can be selected', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(3)));
    picker.grid.focus();
    const [grid] = await treeOf('grid');
    expect(grid).to.include({ name: 'Prospect audiences', focused: true, multiselectable: true });
  });

  it('has rows that tell their audience, whether they are selected, and why they cannot be', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(3, (index) => (index === 2 ? draft : {}))));
    await picker.press('ArrowDown', 'Space');
    const [, ...rows] = await treeOf('row');
    expect(rows.map(({ selected, disabled = false }) => ({ selected, disabled }))).to.deep.equal([
      { selected: false, disabled: false },
      { selected: true, disabled: false },
      { selected: false, disabled: true },
    ]);
    expect(rows[1]?.name).to.contain(name(1)).and.to.contain('1,001').and.to.contain('Published');
    expect(rows[2]?.name).to.contain('Draft: publish it to activate');
  });

  it('has named column headers, and boxes that say what they select', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(2)));
    await picker.click(name(1));
    const headers = await treeOf('columnheader');
    expect(headers.map((header) => header.name)).to.deep.equal([
      'Select all 2 available that match',
      ...['Audience', 'Profiles', 'Status', 'Partner', 'Audience id', 'Evaluated', 'Tags'],
    ]);
    const boxes = await treeOf('checkbox');
    expect(boxes.map((box) => [box.name, box.checked])).to.deep.equal([
      ['Select all 2 available that match', 'mixed'],
      ['Select', 'false'],
      ['Select', 'true'],
    ]);
  });

  it('says the name of an audience once in its row, as the header of that row', async () => {
    await aPicker(new FakeAudiences(audiences(2)));
    const [, row] = await treeOf('row');
    expect(row?.name.split(name(0))).to.have.length(2);
    const headers = await treeOf('rowheader');
    expect(headers.map((header) => header.name.startsWith(name(0)) || header.name.startsWith(name(1)))).to.deep.equal([
      true,
      true,
    ]);
  });

  it('names every control, and lets no region but polite ones speak up', async () => {
    await aPicker(new FakeAudiences(audiences(2)));
    const controls = await treeOf('button', 'searchbox', 'switch', 'checkbox', 'textbox');
    expect(controls.filter((control) => control.name === '')).to.deep.equal([]);
    const regions = await treeOf('status', 'alert');
    expect(regions.map(({ live }) => live))
      .to.include('polite')
      .and.not.to.include('assertive');
  });

  it('keeps the row of the keyboard in the tree when it is scrolled out of sight', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(5000)));
    picker.grid.focus();
    await picker.press('ArrowDown');
    await picker.scrollTo(3000);
    await picker.hasRow(name(3000));
    const rows = await treeOf('row');
    expect(rows.some((row) => row.name.includes(name(1)))).to.equal(true);
  });
});
