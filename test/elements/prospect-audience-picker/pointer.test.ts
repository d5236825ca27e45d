import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;

/** A point on the name of an audience. */
function onName(picker: PickerHarness, index: number): [number, number] {
  const cells = [...picker.root.querySelectorAll('.seen [data-column=name] > :first-child')];
  const shown = cells.find(({ textContent }) => textContent === name(index))!.getBoundingClientRect();
  return [Math.round(shown.left) + 5, Math.round(shown.top + shown.height / 2)];
}

describe('the audience picker under a pointer', () => {
  it('draws a range of rows out by Shift and a click, and none of text', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await sendMouse({ type: 'click', position: onName(picker, 1) });
    await sendKeys({ down: 'Shift' });
    await sendMouse({ type: 'click', position: onName(picker, 4) });
    await sendKeys({ up: 'Shift' });
    await picker.until(() => picker.selectedNames().length === 4, 'four rows');
    expect(getSelection()?.toString()).to.equal('');
  });

  it('selects no audience for whoever drags over its name to copy that', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    const [x, y] = onName(picker, 1);
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x + 60, y] });
    await sendMouse({ type: 'up' });
    await picker.element.updateComplete;
    expect(picker.selections).to.deep.equal([]);
  });
});
