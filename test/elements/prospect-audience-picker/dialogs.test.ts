import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;

/** The dialog of the picker that is open, as its words and buttons. */
class DialogHarness {
  readonly element: Element;

  constructor(element: Element) {
    this.element = element;
  }

  static async opened(picker: PickerHarness, button: string, tag: string): Promise<DialogHarness> {
    await picker.pressButton(button);
    // Its file comes first, and a busy machine takes its time.
    await picker.until(
      () => picker.root.querySelector(tag)?.shadowRoot?.querySelector('pa-dialog')?.open === true,
      `the dialog ${tag}`,
    );
    return new DialogHarness(picker.root.querySelector(tag)!);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  words(): string {
    return this.root.querySelector('pa-dialog')?.innerText ?? '';
  }

  async says(words: string): Promise<void> {
    await waitUntil(() => this.words().includes(words), `the words "${words}" in "${this.words()}"`);
  }

  press(label: string): void {
    [...this.root.querySelectorAll('button')]
      .find((button) => (button.getAttribute('aria-label') ?? button.innerText.trim()) === label)!
      .click();
  }

  box(label: string): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
  }

  paste(text: string): void {
    this.root.querySelector('textarea')!.value = text;
    this.press('Add to selection');
  }
}

describe('pasting a list into the audience picker', () => {
  const open = (picker: PickerHarness) => DialogHarness.opened(picker, 'Paste a list', 'pa-paste-audiences');

  it('adds what is found, and reports the rest', async () => {
    const list = audiences(20, (index) =>
      index === 5 ? { availability: { kind: 'unavailable', reason: 'draft' } } : {},
    );
    const picker = await aPicker(new FakeAudiences(list), { selectedAudienceIds: [anAudience(1).id] });
    const dialog = await open(picker);
    dialog.paste([name(1), name(2), anAudience(3).id, name(5), 'Nobody'].join('\n'));
    await dialog.says('2 audiences added');
    expect(dialog.words())
      .to.contain('1 was selected already')
      .and.to.contain('1 was not found')
      .and.to.contain('Nobody');
    expect(dialog.words()).to.contain(`${name(5)}: Draft: publish it to activate`);
    await picker.element.updateComplete;
    expect(picker.selectedNames()).to.deep.equal([1, 2, 3].map(name));
    await expect(dialog.element).to.be.accessible();
  });

  it('stops at the limit, and says how many were left out', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), { limit: 2 });
    const dialog = await open(picker);
    dialog.paste([name(1), name(2), name(3)].join('\n'));
    await dialog.says('1 left out: an activation holds 2');
    expect(picker.limit()).to.equal('2 of 2');
  });

  it('asks for a list where there is none', async () => {
    const dialog = await open(await aPicker(new FakeAudiences(audiences(3))));
    dialog.paste('  \n');
    await dialog.says('Paste at least one id or name.');
    await expect(dialog.element).to.be.accessible();
  });

  it('keeps what was pasted when the look-up fails', async () => {
    const fake = new FakeAudiences(audiences(3));
    const dialog = await open(await aPicker(fake));
    fake.before = () => {
      throw new Error('offline');
    };
    dialog.paste(name(1));
    await dialog.says('The list was not looked up, so nothing was added.');
    expect(dialog.root.querySelector('textarea')?.value).to.equal(name(1));
  });
});

describe('choosing columns of the audience picker', () => {
  const open = (picker: PickerHarness) => DialogHarness.opened(picker, 'Columns', 'pa-audience-columns');

  it('shows, hides and moves columns, and tells the host each time', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(3)));
    const told: string[] = [];
    picker.element.addEventListener('audience-columns-change', ({ detail }) =>
      told.push(detail.map(({ key }) => key).join(' ')),
    );
    const dialog = await open(picker);
    dialog.box('Show Tags').click();
    await picker.element.updateComplete;
    dialog.box('Show Folder').click();
    await picker.element.updateComplete;
    await waitUntil(() => dialog.box('Width of Folder') !== null, 'the new column');
    dialog.press('Move Folder forward');
    await picker.element.updateComplete;
    expect(told).to.deep.equal([
      'name profiles status origin id evaluatedAt',
      'name profiles status origin id evaluatedAt folder',
      'name profiles status origin id folder evaluatedAt',
    ]);
    expect(picker.columns().slice(-2)).to.deep.equal(['Folder', 'Evaluated']);
    await expect(dialog.element).to.be.accessible();
  });

  it('keeps the focus on the column that is moved', async () => {
    const dialog = await open(await aPicker(new FakeAudiences(audiences(3))));
    dialog.press('Move Tags forward');
    await waitUntil(() => dialog.root.activeElement?.getAttribute('aria-label') === 'Move Tags forward', 'the focus');
  });

  it('sizes a column without dragging', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(3)));
    const dialog = await open(picker);
    const width = dialog.box('Width of Profiles');
    width.value = '208';
    width.dispatchEvent(new Event('change'));
    await picker.element.updateComplete;
    expect(picker.columnWidth('Profiles')).to.equal(208);
  });

  it('says the names of columns as a whole in a window of 320 px', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(3)));
    const dialog = await open(picker);
    await setViewport({ width: 320, height: 700 });
    const names = [...dialog.root.querySelectorAll<HTMLElement>('li .pa-truncate')];
    const cut = () => names.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(cut().map(({ innerText }) => innerText)).to.deep.equal([]);
    await setViewport({ width: 1280, height: 900 });
  });
});
