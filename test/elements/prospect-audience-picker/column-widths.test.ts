import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { AudienceColumn } from '../../../src/elements/prospect-audience-picker/audience-columns.ts';
import { FakeAudiences, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

const LEAD_TO_PROFILES = ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight'];

/** What the host is told of a column. */
function widthsOf(picker: PickerHarness, column: AudienceColumn['key']): (number | undefined)[] {
  const widths: (number | undefined)[] = [];
  picker.element.addEventListener('audience-columns-change', ({ detail }) =>
    widths.push(detail.find(({ key }) => key === column)?.width),
  );
  return widths;
}

/** Presses the pointer on the edge of a column. */
async function grab(picker: PickerHarness, column: string, edge: 'left' | 'right' = 'right', inside = 1) {
  const header = picker.headerOf(column).getBoundingClientRect();
  const x = Math.round(edge === 'right' ? header.right - inside : header.left + inside);
  const y = Math.round(header.top + header.height / 2);
  await sendMouse({ type: 'move', position: [x, y] });
  await sendMouse({ type: 'down' });
  return (by: number) => sendMouse({ type: 'move', position: [x + by, y] });
}

describe('widths of the columns of the audience picker', () => {
  afterEach(() => sendMouse({ type: 'up' }));

  it('stay as they are, and no host hears of it, where the edge is only clicked', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const told = widthsOf(picker, 'profiles');
    const tremble = await grab(picker, 'Profiles');
    await tremble(2);
    await sendMouse({ type: 'up' });
    await picker.element.updateComplete;
    expect(told).to.deep.equal([]);
  });

  it('follow a pointer that took the edge anywhere within its 8 px', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const told = widthsOf(picker, 'profiles');
    const drag = await grab(picker, 'Profiles', 'right', 7);
    await drag(40);
    await sendMouse({ type: 'up' });
    await picker.until(() => told.length === 1, 'an event');
    expect(told).to.deep.equal([144]);
  });

  it('do not snap back when something else is drawn during the drag', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const drag = await grab(picker, 'Profiles');
    await drag(40);
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    expect(picker.columnWidth('Profiles')).to.equal(144);
  });

  it('grow towards the end of the line where that is on the left', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    picker.element.dir = 'rtl';
    await picker.element.updateComplete;
    const told = widthsOf(picker, 'profiles');
    const drag = await grab(picker, 'Profiles', 'left');
    await drag(-40);
    await sendMouse({ type: 'up' });
    await picker.until(() => told.length === 1, 'an event');
    expect(told).to.deep.equal([144]);
  });

  it('are said when a key changes them', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    await picker.press(...LEAD_TO_PROFILES, 'Alt+ArrowRight');
    expect(picker.announced()).to.equal('Profiles: 120 px wide');
  });

  it('are not the host’s to hear of where a narrow picker keeps its own', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), {}, '340px');
    const told = widthsOf(picker, 'profiles');
    const before = picker.columnWidth('Profiles');
    await picker.press(...LEAD_TO_PROFILES, 'Alt+ArrowRight');
    expect({ told, width: picker.columnWidth('Profiles') }).to.deep.equal({ told: [], width: before });
  });

  it('are the usual ones where a host gives no columns at all', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), { columns: null as unknown as undefined });
    expect(picker.columns()).to.have.length(7);
  });
});
