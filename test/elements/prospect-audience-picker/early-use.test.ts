import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse } from '@web/test-runner-commands';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import './picker.fixture.ts';
import { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;

describe('the audience picker before what answers a person is there', () => {
  const whenIdle = globalThis.requestIdleCallback;

  beforeEach(async () => {
    // A page that never has a moment to spare, and a mouse that rests elsewhere: only what is used is loaded.
    globalThis.requestIdleCallback = () => 0;
    await resetMouse();
  });

  afterEach(() => {
    globalThis.requestIdleCallback = whenIdle;
  });

  async function barePicker(): Promise<PickerHarness> {
    const { adapter } = new FakeAudiences(audiences(1000));
    return new PickerHarness(
      await fixture(html`<prospect-audience-picker .adapter=${adapter}></prospect-audience-picker>`),
    ).shown();
  }

  it('has its rows, and an empty place for the bars', async () => {
    const picker = await barePicker();
    expect([picker.names()[0], picker.bar(), picker.announced()]).to.deep.equal([name(0), '', '']);
    expect(picker.root.querySelector('[role=switch]')).to.equal(null);
  });

  it('honours an early click, and an early key', async () => {
    const picker = await barePicker();
    void picker.tick(name(2));
    await picker.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Space');
    await picker.until(() => picker.selectedNames().length === 2, 'both');
    expect(picker.selectedNames()).to.deep.equal([name(2), name(5)]);
  });

  it('scrolls no page by an early key', async () => {
    const picker = await barePicker();
    const key = (init: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
      picker.grid.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([key({ key: ' ' }), key({ key: 'PageDown' }), key({ key: 'Tab' }), key({ key: 'F5' })]).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
  });

  it('honours an early search, and opens an early menu', async () => {
    const searching = await barePicker();
    await searching.search('Audience 00012');
    await searching.until(() => searching.rowCount() === 10, 'what was searched for');
    const opening = await barePicker();
    const menu = await opening.openFilter('Status');
    expect(menu.text).to.equal('Status');
  });
});
