import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;

/** All that is said from now on, each time that it is. */
function listenTo({ root }: PickerHarness): string[] {
  const heard: string[] = [];
  const region = root.querySelector('.pa-sr[role=status]')!;
  new MutationObserver(() => heard.push(region.textContent?.trim() ?? '')).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return heard;
}

function failingLater(count: number): FakeAudiences {
  const fake = new FakeAudiences(audiences(count));
  fake.before = ({ from }) => {
    if (from !== undefined) throw new ActivationError('unavailable', 'The connection broke.');
  };
  return fake;
}

const ROWS_FAILED = 'These rows did not load. The connection broke. Press Enter here to try again.';

describe('what the audience picker says of what stands in the way', () => {
  it('is once that rows did not load, and how to ask again', async () => {
    const picker = await aPicker(failingLater(1000));
    const heard = listenTo(picker);
    await picker.scrollTo(96);
    await picker.until(() => heard.length > 0, 'words');
    await picker.scrollTo(98);
    await picker.scrollTo(104);
    expect(heard).to.deep.equal([ROWS_FAILED]);
  });

  it('is in each of those rows that they did not load, not that they are loading', async () => {
    const picker = await aPicker(failingLater(1000));
    await picker.scrollTo(96);
    await picker.until(() => picker.names().includes('!'), 'a row that failed');
    const failed = [...picker.root.querySelectorAll<HTMLElement>('.seen > .failed')];
    expect(failed).to.have.length.above(5);
    for (const row of failed) expect(row.textContent).to.contain('These rows did not load');
    // Drawn as rows that are not there, and not said to be on their way.
    const [first, ...others] = failed.map((row) => row.querySelectorAll('.cell').length);
    expect([first, ...new Set(others)]).to.deep.equal([0, 8]);
    expect(picker.root.querySelector('.seen [aria-label="Loading audiences"]')).to.equal(null);
  });

  it('leaves a row that failed at its place in the list, and asks again for it by a key', async () => {
    const fake = failingLater(1000);
    const picker = await aPicker(fake);
    await picker.press('PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown');
    await picker.until(() => picker.names().includes('!'), 'a row that failed');
    await picker.press('PageDown');
    const row = Number(picker.activeElement()?.getAttribute('aria-rowindex'));
    expect(row).to.equal(9 * Math.floor((picker.grid.clientHeight - 40) / 56) + 2);
    fake.before = () => undefined;
    await picker.press('Enter');
    await picker.until(() => picker.active() === name(row - 2), 'the audience of the row');
  });

  it('is said again when the same rows fail once more', async () => {
    const picker = await aPicker(failingLater(1000));
    const heard = listenTo(picker);
    await picker.scrollTo(96);
    await picker.until(() => heard.length === 1, 'words');
    await picker.pressButton('Try again');
    await picker.until(() => heard.length === 2, 'the same words');
    expect(heard).to.deep.equal([ROWS_FAILED, ROWS_FAILED]);
  });

  it('is said each time that another list fails', async () => {
    const fake = new FakeAudiences(audiences(100));
    const picker = await aPicker(fake);
    const heard = listenTo(picker);
    fake.before = () => {
      throw new ActivationError('unavailable', 'The service did not answer.');
    };
    await picker.search('x');
    await picker.until(() => heard.length === 1, 'words');
    await picker.pressButton('Try again');
    await picker.until(() => heard.length === 2, 'the same words');
    const words = 'The list did not change. The service did not answer.';
    expect(heard).to.deep.equal([words, words]);
  });

  it('is the reason at every press on an audience that cannot be selected', async () => {
    const unavailable = { availability: { kind: 'unavailable', reason: 'draft' } } as const;
    const picker = await aPicker(new FakeAudiences([anAudience(0, unavailable), anAudience(1)]));
    const heard = listenTo(picker);
    await picker.press('Space');
    await picker.until(() => heard.length === 1, 'words');
    await picker.press('Space');
    await picker.until(() => heard.length === 2, 'the same words');
    expect(heard[0]).to.equal(`${name(0)} cannot be selected. Draft: publish it to activate.`);
    expect(picker.rowMark(name(0))).to.equal(true);
    expect(heard[1]).to.equal(heard[0]);
  });

  it('is at the limit that it is reached, in each row over it, and at every press on one', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), { limit: 2 });
    const heard = listenTo(picker);
    await picker.press('Space', 'ArrowDown', 'Space');
    await picker.until(() => heard.length === 1, 'words');
    expect(heard).to.deep.equal(['Limit of 2 audiences reached. Take one off to choose another.']);
    expect([1, 2].map((index) => picker.isDisabled(name(index)))).to.deep.equal([false, true]);
    expect(picker.textOf(name(2))).to.contain('Over the limit of 2 audiences');
    // That is the bar's to warn of: in twenty rows it would be shouted.
    expect(picker.rowMark(name(2))).to.equal(false);
    await picker.press('ArrowDown', 'Space');
    await picker.until(() => heard.length === 2, 'words again');
    await picker.press('ArrowDown', 'Space');
    await picker.until(() => heard.length === 3, 'words again');
    expect(new Set(heard).size).to.equal(1);
  });

  it('is that a selected audience is gone, once that is known', async () => {
    const fake = new FakeAudiences(audiences(20));
    let answer = () => undefined as void;
    fake.before = ({ filter }) =>
      filter?.ids === undefined ? undefined : new Promise<void>((resolve) => (answer = resolve));
    const picker = await aPicker(fake, { selectedAudienceIds: ['gone'] });
    const heard = listenTo(picker);
    answer();
    await picker.until(() => heard.length > 0, 'words');
    expect(heard[0]).to.contain('no longer exist');
  });

  it('is nothing of reading where a range of rows is there already', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    const heard = listenTo(picker);
    await picker.press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect([picker.summary().split(' ')[0], heard]).to.deep.equal(['3', []]);
  });

  it('is not said again of a row in another list', async () => {
    const unavailable = { availability: { kind: 'unavailable', reason: 'draft' } } as const;
    const picker = await aPicker(new FakeAudiences([anAudience(0, unavailable), anAudience(1)]));
    await picker.press('Space');
    expect(picker.bar()).to.contain('cannot be selected');
    await picker.search('Audience');
    expect(picker.bar()).to.contain('Nothing selected yet.');
  });

  it('is not said again after something else was told in its place', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), { limit: 1 });
    const heard = listenTo(picker);
    await picker.press('Space', ...Array<string>(7).fill('ArrowRight'));
    await picker.until(() => picker.bar().includes('2026'), 'the moment of an age');
    await picker.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await picker.until(() => picker.bar().startsWith('Limit of 1 audience reached'), 'the limit');
    expect(heard.filter((words) => words.startsWith('Limit'))).to.have.length(1);
  });

  it('leaves it to the foot alone to say what is selected', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    const regions = [...picker.root.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    const before = regions.map(({ textContent }) => textContent);
    await picker.press('Space');
    const changed = regions.filter(({ textContent }, index) => textContent !== before[index]);
    expect(changed.map((region) => region.closest('[part]')?.getAttribute('part'))).to.deep.equal(['footer']);
  });

  it('offers by the header no count of what there is no room for', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), {
      limit: 1,
      selectedAudienceIds: [anAudience(1).id],
    });
    expect(picker.headerBox().getAttribute('aria-label')).to.equal('Select all that match');
  });
});

describe('copying from the audience picker', () => {
  async function copying(write: () => Promise<void>) {
    const picker = await aPicker(new FakeAudiences(audiences(5)));
    const { clipboard } = navigator;
    Object.defineProperty(clipboard, 'writeText', { value: write, configurable: true });
    try {
      await picker.pressButton('Copy audience id');
      await picker.until(() => picker.announced() !== '', 'words');
    } finally {
      Reflect.deleteProperty(clipboard, 'writeText');
    }
    return picker;
  }

  it('is shown and said', async () => {
    const picker = await copying(async () => undefined);
    expect([picker.bar(), picker.announced()]).to.deep.equal(['Copied Select all 5 available that match', 'Copied']);
  });

  it('is shown and said where it fails', async () => {
    const picker = await copying(() => Promise.reject(new Error('no')));
    const words = 'Could not copy. Select the text and copy it by hand.';
    expect(picker.bar()).to.contain(words);
    expect(picker.announced()).to.equal(words);
  });

  it('is shown until something else is done', async () => {
    const picker = await copying(async () => undefined);
    await picker.press('ArrowDown');
    expect(picker.bar()).to.contain('Nothing selected yet.');
  });
});
