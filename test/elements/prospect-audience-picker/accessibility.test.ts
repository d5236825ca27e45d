import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { ProspectAudiencePicker } from '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;
const mixed = () =>
  audiences(500, (index) =>
    index % 7 === 1 ? { status: 'inactive', availability: { kind: 'unavailable', reason: 'inactive' } } : {},
  );

function failing(): FakeAudiences {
  const fake = new FakeAudiences(audiences(10));
  fake.before = () => {
    throw new ActivationError('unavailable', 'The service did not answer.');
  };
  return fake;
}

function failingLater(): FakeAudiences {
  const fake = new FakeAudiences(mixed());
  fake.before = ({ from }) => {
    if (from !== undefined) throw new ActivationError('unavailable', 'The connection broke.');
  };
  return fake;
}

/** Colours on their way to others have no contrast that could be judged. */
async function settled(root: ShadowRoot): Promise<void> {
  const hosts = [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const moving = hosts.flatMap((host) => host.getAnimations()).filter((motion) => motion instanceof CSSTransition);
  await Promise.all(moving.map(({ finished }) => finished));
}

describe('the audience picker for a screen reader', () => {
  it('has a grid that knows its size and the place of each row and cell', async () => {
    const { grid, root } = await aPicker(new FakeAudiences(mixed()));
    expect(
      ['role', 'aria-rowcount', 'aria-colcount', 'aria-multiselectable', 'aria-label'].map((key) =>
        grid.getAttribute(key),
      ),
    ).to.deep.equal(['grid', '501', '8', 'true', 'Prospect audiences']);
    const rows = [...root.querySelectorAll('[role=row]')];
    expect(rows.slice(0, 3).map((row) => row.getAttribute('aria-rowindex'))).to.deep.equal(['1', '2', '3']);
    const cells = [...(rows[1]?.querySelectorAll('[role=gridcell], [role=rowheader]') ?? [])];
    expect(cells.map((cell) => cell.getAttribute('aria-colindex'))).to.deep.equal([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  it('is one stop of the Tab key, however many boxes and buttons are in it', async () => {
    const { grid } = await aPicker(new FakeAudiences(mixed()));
    expect(grid.tabIndex).to.equal(0);
    const stops = [...grid.querySelectorAll<HTMLElement>('a, button, input, [tabindex]')].filter(
      (inside) => inside.tabIndex >= 0,
    );
    expect(stops).to.deep.equal([]);
  });

  it('keeps the focus, and names the row of the keyboard, while rows come and go', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100_000)));
    picker.grid.focus();
    await picker.press('ArrowDown', 'ArrowDown');
    await picker.scrollTo(50_000);
    await picker.hasRow(name(50_000));
    expect(picker.root.activeElement).to.equal(picker.grid);
    expect(picker.activeElement()?.getAttribute('aria-rowindex')).to.equal('4');
    await picker.press('ArrowDown');
    await picker.hasRow(name(3));
    expect(picker.active()).to.equal(name(3));
  });

  it('keeps the keys after a button in it was pressed', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    await picker.sortBy('Profiles');
    expect(picker.root.activeElement).to.equal(picker.grid);
  });

  it('leads through cells, and copies from there', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    await picker.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(picker.active()).to.equal('1,000');
    await picker.press('ArrowUp', 'Enter');
    await picker.until(() => picker.sortOf('Profiles') === 'descending', 'the order of the column');
    expect(picker.active()).to.equal('Profiles');
  });

  it('says that rows are on their way', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    fake.before = () => new Promise(() => undefined);
    await picker.scrollTo(700);
    const busy = picker.root.querySelector('[role=row][aria-busy=true] [role=gridcell]');
    expect(busy?.getAttribute('aria-label')).to.equal('Loading audiences');
  });

  it('can be used from end to end by keys alone', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(300)));
    picker.element.focus();
    await sendKeys({ type: 'Audience 00012' });
    await picker.until(() => picker.rowCount() === 10, 'the ten that are called so');
    await sendKeys({ press: 'ArrowDown' });
    for (const press of ['ArrowDown', 'Space', 'ArrowDown', 'ArrowDown']) await sendKeys({ press });
    await sendKeys({ press: 'Shift+Space' });
    await picker.until(() => picker.selectedNames().length === 3, 'three rows');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await picker.until(() => picker.rowCount() === 3, 'only what is selected');
    expect(picker.names()).to.deep.equal([121, 122, 123].map(name));
  });

  it('takes "/" to the search from anywhere in it', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    picker.grid.focus();
    await picker.press('/');
    expect(picker.root.activeElement).to.equal(picker.searchField);
  });

  const states: readonly [string, () => FakeAudiences, Partial<ProspectAudiencePicker>][] = [
    [
      'rows',
      () => new FakeAudiences(mixed()),
      { selectedAudienceIds: [anAudience(2).id], activatedAudienceIds: [anAudience(3).id] },
    ],
    ['no audience', () => new FakeAudiences([]), {}],
    ['an error', failing, {}],
    ['no permission', () => new FakeAudiences([], { permissions: [] }), {}],
    ['the limit reached', () => new FakeAudiences(mixed()), { limit: 1, selectedAudienceIds: [anAudience(2).id] }],
    [
      'the limit exceeded',
      () => new FakeAudiences(mixed()),
      { limit: 1, selectedAudienceIds: [anAudience(2).id, anAudience(3).id] },
    ],
  ];
  for (const scheme of ['light', 'dark']) {
    for (const [state, fake, properties] of states) {
      it(`is accessible with ${state} (${scheme})`, async () => {
        const picker = await aPicker(fake(), properties);
        picker.element.dataset['theme'] = scheme;
        if (scheme === 'dark') picker.element.parentElement!.style.background = '#0e1014';
        // Few rows stand for many: to judge the colours of each takes a busy machine seconds.
        picker.element.style.setProperty('--pa-picker-block-size', '18rem');
        await picker.until(() => picker.state() !== '' || picker.rowElements() < 12, 'few rows');
        await settled(picker.root);
        await expect(picker.element).to.be.accessible();
      });
    }
  }

  it('is accessible with everything selected', async () => {
    const picker = await aPicker(new FakeAudiences(mixed(), { limits: {} }));
    await picker.press('Control+a');
    await expect(picker.element).to.be.accessible();
  });

  it('is accessible with no match', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()));
    await picker.search('amazom');
    await picker.until(() => picker.state() !== '', 'the state');
    await expect(picker.element).to.be.accessible();
  });

  it('offers nothing to paste into where nothing may be selected', async () => {
    const picker = await aPicker(new FakeAudiences([], { permissions: [] }));
    const offered = [...picker.root.querySelectorAll('button')].map(({ innerText }) => innerText.trim());
    expect(offered).to.include('Copy a request').and.not.include('Paste a list').and.not.include('Columns');
  });

  it('is accessible with rows that failed', async () => {
    const picker = await aPicker(failingLater());
    await picker.scrollTo(96);
    await picker.until(() => picker.names().includes('!'), 'a row that failed');
    await expect(picker.element).to.be.accessible();
  });

  it('is accessible while it loads', async () => {
    const fake = new FakeAudiences(mixed());
    const picker = await aPicker(fake);
    fake.before = () => new Promise(() => undefined);
    await picker.scrollTo(300);
    await expect(picker.element).to.be.accessible();
  });

  it('is accessible in 320 px', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()), {}, '320px');
    await expect(picker.element).to.be.accessible();
  });
});

describe('the audience picker in every width', () => {
  const shown = (root: ShadowRoot) =>
    [...root.querySelectorAll<HTMLElement>('[role=columnheader][data-column]')]
      .filter(({ offsetWidth }) => offsetWidth > 0)
      .map(({ innerText }) => innerText.trim());

  it('keeps name and profiles below 36 rem, and says status and age under the name', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()), {}, '340px');
    expect(shown(picker.root)).to.deep.equal(['Audience', 'Profiles']);
    expect(picker.textOf(name(0))).to.contain('Published · 4 h ago');
    expect(picker.grid.scrollWidth).to.equal(picker.grid.clientWidth);
  });

  it('adds status and evaluation up to 62 rem', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()), {}, '720px');
    expect(shown(picker.root)).to.deep.equal(['Audience', 'Profiles', 'Status', 'Evaluated']);
    expect(picker.grid.scrollWidth).to.equal(picker.grid.clientWidth);
  });

  it('has rows of 56 px, compact ones of 44 px, and no target below 24 px', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()));
    const height = () => picker.root.querySelector<HTMLElement>('.seen > *')!.offsetHeight;
    expect(height()).to.equal(56);
    picker.element.setAttribute('density', 'compact');
    await picker.until(() => height() === 44, 'compact rows');
    const small = [...picker.root.querySelectorAll<HTMLElement>('button')].filter(
      ({ offsetHeight, offsetWidth }) => offsetWidth > 0 && Math.min(offsetHeight, offsetWidth) < 24,
    );
    expect(small).to.deep.equal([]);
  });

  it('leads by the arrows of the text where that runs from right to left', async () => {
    const picker = await aPicker(new FakeAudiences(mixed()));
    picker.element.dir = 'rtl';
    await picker.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    expect(picker.active()).to.equal('1,000');
  });

  it('moves nothing when the first rows come, in any width', async () => {
    for (const width of ['320px', '720px', '1200px']) {
      const fake = new FakeAudiences(mixed());
      let answer = () => undefined as void;
      fake.before = () => new Promise<void>((resolve) => (answer = resolve));
      const room = document.createElement('div');
      room.style.inlineSize = width;
      const template = html`<prospect-audience-picker .adapter=${fake.adapter}></prospect-audience-picker>`;
      const picker = new PickerHarness(await fixture(template, { parentNode: room }));
      await picker.until(() => picker.root.querySelector('[role=grid]') !== null, 'the grid');
      await nextFrame();
      const place = () => [picker.grid.getBoundingClientRect().top, picker.element.getBoundingClientRect().height];
      const before = place();
      answer();
      await picker.loaded();
      await nextFrame();
      expect(place(), width).to.deep.equal(before);
    }
  });

  it('lets words of another direction begin at their beginning', async () => {
    const long =
      'A name that is far too long for the column in which it stands, whatever its width may be, and ends here';
    const picker = await aPicker(new FakeAudiences([anAudience(0, { name: long })]), { dir: 'rtl' });
    const shown = picker.root.querySelector<HTMLElement>('[data-column=name] > .pa-truncate')!;
    expect(getComputedStyle(shown).direction).to.equal('ltr');
    expect(shown.scrollWidth).to.be.above(shown.clientWidth);
    expect(shown.scrollLeft).to.equal(0);
    expect(getComputedStyle(shown).textAlign).to.equal('right');
  });

  it('speaks French where the page does', async () => {
    await import('../../../src/locales/fr.ts');
    const picker = await aPicker(new FakeAudiences(mixed()));
    picker.element.lang = 'fr';
    await picker.element.updateComplete;
    picker.element.requestUpdate();
    await picker.until(() => picker.columns().includes('Partenaire'), 'French headers');
    expect(picker.summary()).to.contain('audiences sélectionnées'.slice(0, 8));
  });
});
