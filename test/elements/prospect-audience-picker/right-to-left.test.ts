import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

/** What is seen in an open shadow root, and in those within it. */
function* textsIn(root: ShadowRoot): Generator<Text> {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    if (node instanceof Element && node.shadowRoot !== null) yield* textsIn(node.shadowRoot);
    if (node instanceof Text && node.parentElement?.checkVisibility() && !node.parentElement.matches('.pa-sr'))
      yield node;
  }
}

/** Where a letter is drawn, from the left, in px of the window. */
function leftOf(text: Text, letter: number): number {
  const range = document.createRange();
  range.setStart(text, letter);
  range.setEnd(text, letter + 1);
  return range.getBoundingClientRect().left;
}

/** Whether English words are drawn in the order in which they are read, to the dot or from the number at their ends. */
function isReadable(picker: PickerHarness, words: string): boolean {
  const text = [...textsIn(picker.root)].find(({ data }) => data.includes(words));
  if (text === undefined) throw new Error(`Nothing says "${words}".`);
  const first = text.data.indexOf(words);
  return leftOf(text, first) < leftOf(text, first + words.length - 1);
}

describe('English words of the audience picker, in a page that runs from right to left', () => {
  beforeEach(() => {
    document.documentElement.dir = 'rtl';
  });

  afterEach(() => {
    document.documentElement.removeAttribute('dir');
  });

  it('are readable in what the menus offer', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(5)));
    await picker.openFilter('Size');
    expect(isReadable(picker, '10,000 to 99,999')).to.equal(true);
  });

  it('are readable in the dialogs', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(5)));
    await picker.pressButton('Columns');
    await picker.until(() => saysWithin(picker, 'fewer of them'), 'the columns');
    expect(isReadable(picker, 'A narrow picker shows fewer of them.')).to.equal(true);
    await picker.pressButton('Paste a list');
    await picker.until(() => saysWithin(picker, 'One a line'), 'the field');
    expect(isReadable(picker, 'split at its commas.')).to.equal(true);
    const dialog = picker.root.querySelector('pa-paste-audiences')!.shadowRoot!;
    dialog.querySelector('textarea')!.value = `nobody\n${anAudience(1).id}`;
    dialog.querySelector<HTMLElement>('[data-kind=primary]')!.click();
    await picker.until(() => saysWithin(picker, '1 audience added'), 'the report');
    expect(isReadable(picker, '1 audience added')).to.equal(true);
    expect(isReadable(picker, '1 was not found')).to.equal(true);
  });

  it('are readable where a list or rows failed', async () => {
    const fake = new FakeAudiences(audiences(5000));
    const picker = await aPicker(fake, { selectedAudienceIds: [anAudience(1).id] });
    fake.before = () => {
      throw new ActivationError('unavailable', 'The connection broke.');
    };
    await picker.scrollTo(3000);
    await picker.until(() => picker.names().includes('!'), 'rows that failed');
    expect(isReadable(picker, 'The connection broke.')).to.equal(true);
    await picker.search('summer');
    await picker.until(() => picker.banner() !== '', 'the list before');
    expect(isReadable(picker, 'Your selection of 1 audience is kept.')).to.equal(true);
  });

  it('are readable in the column of what expires', async () => {
    const landed = '2026-11-01T00:00:00Z';
    const expiry = { withinSevenDays: 0.12, oldestLandedAt: landed, newestLandedAt: landed };
    const picker = await aPicker(new FakeAudiences([anAudience(0, { expiry })]), {
      columns: [{ key: 'name' }, { key: 'expiry' }],
    });
    expect(isReadable(picker, '12% expire in 7 d')).to.equal(true);
  });
});

function saysWithin(picker: PickerHarness, words: string): boolean {
  return [...textsIn(picker.root)].some(({ data }) => data.includes(words));
}
