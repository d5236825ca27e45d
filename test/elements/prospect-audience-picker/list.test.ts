import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;

describe('the list of the audience picker', () => {
  it('shows the first of a hundred thousand, in few elements', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100_000)));
    expect(picker.names().slice(0, 2)).to.deep.equal([name(0), name(1)]);
    expect(picker.rowCount()).to.equal(100_000);
    expect(picker.rowElements()).to.be.at.most(60);
  });

  it('keeps the place in view when the list is asked for again', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.scrollTo(300);
    await picker.hasRow(name(300));
    const top = () => picker.topOf(name(300));
    const before = top();
    picker.element.refresh();
    const places: number[] = [];
    for (let frame = 0; frame < 6; frame += 1) {
      await nextFrame();
      if (picker.names().includes(name(300))) places.push(top());
    }
    expect(new Set(places)).to.deep.equal(new Set([before]));
  });

  it('shows skeletons of the same height until the first rows are there', async () => {
    const fake = new FakeAudiences(audiences(1000));
    let answer = () => undefined as void;
    fake.before = () => new Promise<void>((resolve) => (answer = resolve));
    const { fixture, html } = await import('@open-wc/testing');
    const { PickerHarness } = await import('./prospect-audience-picker.harness.ts');
    const picker = new PickerHarness(
      await fixture(html`<prospect-audience-picker .adapter=${fake.adapter}></prospect-audience-picker>`),
    );
    await picker.until(() => picker.root.querySelector('[role=grid]') !== null, 'the grid');
    const before = picker.grid.getBoundingClientRect().height;
    expect(new Set(picker.names())).to.deep.equal(new Set(['…']));
    answer();
    await picker.loaded();
    expect(picker.grid.getBoundingClientRect().height).to.equal(before);
  });

  it('shows prospect audiences and no others, and counts those', async () => {
    const kinds = ['prospects', 'profiles', 'accounts'] as const;
    const fake = new FakeAudiences(audiences(9, (index) => ({ dataType: kinds[index % 3] ?? 'datasets' })));
    const picker = await aPicker(fake);
    expect(picker.names()).to.deep.equal([name(0), name(3), name(6)]);
    expect({ rows: picker.rowCount(), matching: picker.matching() }).to.deep.equal({ rows: 3, matching: '3 of 3' });
    await picker.press('Control+a');
    expect(picker.summary()).to.contain('3 audiences selected');
  });

  it('jumps to the last row, and to any in between', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100_000)));
    await picker.press('End');
    await picker.hasRow(name(99_999));
    expect(picker.active()).to.equal(name(99_999));
    await picker.scrollTo(50_000);
    await picker.hasRow(name(50_000));
  });

  it('grows as it loads where the adapter only has cursors', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(350)).withCursorsOnly());
    expect(picker.rowCount()).to.equal(-2);
    await picker.press('End');
    await picker.hasRow(name(199));
    await picker.press('End');
    await picker.hasRow(name(349));
    expect(picker.rowCount()).to.equal(350);
  });

  it('finds by letters that are typed, wherever they are', async () => {
    const fake = new FakeAudiences(
      audiences(50_000, (index) => ({ name: `${String.fromCharCode(97 + (index % 26))} ${index}` })),
    );
    const picker = await aPicker(fake);
    await picker.press('m');
    await picker.until(() => picker.active().startsWith('m '), 'a row that begins with m');
    expect(picker.active()).to.equal('m 12');
  });

  it('searches while a person types, and lets no late answer replace a newer one', async () => {
    const fake = new FakeAudiences(audiences(2000));
    const picker = await aPicker(fake);
    const held: (() => void)[] = [];
    fake.before = ({ filter }) =>
      filter?.search === '0001' ? new Promise<void>((resolve) => held.push(resolve)) : undefined;
    await picker.search('0001');
    await picker.search('00001');
    await picker.until(() => picker.rowCount() === 11, 'the rows of the second search');
    held.forEach((answer) => answer());
    await picker.element.updateComplete;
    expect(picker.rowCount()).to.equal(11);
  });

  it('keeps the rows in view until the first rows of another list are there', async () => {
    const fake = new FakeAudiences(audiences(2000));
    const picker = await aPicker(fake);
    fake.before = () => new Promise(() => undefined);
    await picker.sortBy('Profiles');
    expect(picker.names()[0]).to.equal(name(0));
    expect(picker.grid.getAttribute('aria-busy')).to.equal('true');
  });

  it('narrows by filters, says so on their buttons, and clears them together', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.filter('Partner', 'Halden Lists');
    await picker.until(() => picker.matching() === '25 of 100', 'a quarter of the list');
    await picker.filter('Partner', 'Corvid Insights');
    await picker.filter('Size', 'Fewer than');
    await picker.until(() => picker.matching() === '50 of 100', 'half of the list');
    expect(picker.filters()).to.include.members(['Partner: any of 2', 'Size: Fewer than 10,000', 'Tags']);
    await picker.pressButton('Clear filters');
    await picker.until(() => picker.matching() === '100 of 100', 'the whole list');
  });

  it('opens a filter by a press or by the keys, and leads back to its button', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const opened = await picker.openFilter('Partner');
    expect(opened.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Halden Lists (3)');
    await sendKeys({ press: 'Escape' });
    expect(picker.root.activeElement).to.equal(opened);

    const other = await aPicker(new FakeAudiences(audiences(10)));
    other.filterButton('Status').focus();
    await sendKeys({ press: 'ArrowDown' });
    await other.until(() => other.root.activeElement?.getAttribute('data-menu') === 'status', 'the menu');
    await other.until(
      () => other.root.activeElement?.shadowRoot?.activeElement?.role === 'menuitemcheckbox',
      'an item',
    );
  });

  it('asks for what was evaluated lately by the clock of the adapter', async () => {
    const fake = new FakeAudiences(
      audiences(10, (index) => (index < 4 ? { evaluatedAt: '2026-10-01T00:00:00Z' } : {})),
    );
    const picker = await aPicker(fake);
    await picker.filter('Evaluated', 'In the last 7 days');
    await picker.until(() => picker.rowCount() === 6, 'what was evaluated lately');
    expect(fake.queries.at(-1)?.filter?.evaluatedSince).to.contain('2026-11-17T09:12:');
  });

  it('sorts by a header, says so, and turns the order around', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(300)));
    await picker.sortBy('Profiles');
    await picker.hasRow(name(299));
    expect(picker.sortOf('Profiles')).to.equal('descending');
    expect(picker.announced()).to.equal('Sorted by Profiles, descending');
    await picker.sortBy('Profiles');
    await picker.hasRow(name(0));
    expect([picker.sortOf('Profiles'), picker.sortOf('Audience')]).to.deep.equal(['ascending', 'none']);
  });

  it('keeps unavailable audiences in their place, with the reason', async () => {
    const fake = new FakeAudiences([
      anAudience(0),
      anAudience(1, { availability: { kind: 'unavailable', reason: 'inactive', since: '2026-10-14T00:00:00Z' } }),
      anAudience(2, { availability: { kind: 'unavailable', reason: 'empty' } }),
    ]);
    const picker = await aPicker(fake, { activatedAudienceIds: [anAudience(0).id] });
    expect(picker.textOf(name(1))).to.contain('Inactive since Oct 14, 2026');
    expect(picker.textOf(name(2))).to.contain('Empty: it holds no profiles now');
    expect(picker.textOf(name(0))).to.contain('Already in this activation');
    expect([0, 1, 2].map((index) => picker.isDisabled(name(index)))).to.deep.equal([true, true, true]);
  });

  it('tells when an audience was evaluated and how much of it expires soon', async () => {
    const expiry = {
      withinSevenDays: 0.12,
      oldestLandedAt: '2026-11-01T00:00:00Z',
      newestLandedAt: '2026-11-20T00:00:00Z',
    };
    const picker = await aPicker(new FakeAudiences([anAudience(0, { expiry }), anAudience(1, { evaluatedAt: null })]));
    expect(picker.textOf(name(0)))
      .to.contain('4 h ago')
      .and.to.contain('12% expire in 7 d');
    expect(picker.textOf(name(1))).to.contain('Never');
  });

  it('keeps what is there when the next page fails, and retries it from its row', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    fake.before = ({ from }) => {
      if (from !== undefined) throw new ActivationError('unavailable', 'The connection broke.');
    };
    await picker.scrollTo(96);
    await picker.until(() => picker.names().includes('!'), 'a row that failed');
    expect(picker.names()).to.include(name(98));
    expect(picker.names().filter((shown) => shown === '!')).to.have.length(1);
    fake.before = () => undefined;
    await picker.pressButton('Try again');
    await picker.hasRow(name(100));
  });

  it('keeps the rows before when another list fails, and says that they are old', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    fake.before = () => {
      throw new ActivationError('unavailable', 'The service did not answer.');
    };
    await picker.search('x');
    await picker.until(() => picker.banner() !== '', 'a banner');
    expect(picker.banner()).to.contain('The list did not change. The service did not answer.');
    expect(picker.names()[0]).to.equal(name(0));
    fake.before = () => undefined;
    await picker.pressButton('Try again');
    await picker.until(() => picker.state().includes('No audience matches'), 'the new list');
  });

  it('asks again after everything failed, and loses nothing that was typed or selected', async () => {
    const fake = new FakeAudiences(audiences(10));
    fake.before = () => {
      throw new ActivationError('unavailable', 'The service did not answer in 10 seconds.');
    };
    const picker = await aPicker(fake, { selectedAudienceIds: [anAudience(3).id] });
    expect(picker.state())
      .to.contain('The audiences did not load')
      .and.to.contain('Your selection of 1 audience is kept.');
    fake.before = () => undefined;
    await picker.pressButton('Try again');
    await picker.hasRow(name(0));
    expect(picker.selectedNames()).to.deep.equal([name(3)]);
  });

  it('names the permission that is missing and whom to ask', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10), { permissions: ['view-destinations'] }));
    await picker.until(() => picker.state() !== '', 'the denied state');
    expect(picker.state()).to.contain('activate-destinations').and.to.contain('data-access@northwind.example');
  });

  it('says what to do first where there is no audience at all, or lets the host say it', async () => {
    const picker = await aPicker(new FakeAudiences([]));
    expect(picker.state()).to.contain('No prospect audience yet');
    const words = Object.assign(document.createElement('p'), { slot: 'empty', textContent: 'Ask Ada.' });
    picker.element.append(words);
    await picker.element.updateComplete;
    expect(words.assignedSlot?.name).to.equal('empty');
    const [place, around] = [words, picker.root.querySelector('.state')!].map((box) => box.getBoundingClientRect());
    expect(middleOf(place!)).to.be.closeTo(middleOf(around!), 1);
  });

  it('has a place for controls of the host beside the search', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1)));
    const build = Object.assign(document.createElement('button'), {
      slot: 'toolbar',
      textContent: 'Build an audience',
    });
    picker.element.append(build);
    expect(build.assignedSlot?.closest('[part=toolbar]')).to.not.equal(null);
    expect(build.getBoundingClientRect().top).to.be.within(
      picker.searchField.getBoundingClientRect().top - 20,
      picker.searchField.getBoundingClientRect().bottom,
    );
  });

  it('lets a host restyle its rows, cells, header and filters by their parts', async () => {
    const style = document.createElement('style');
    style.textContent = `
      prospect-audience-picker::part(row-selected) { background-color: rgb(1, 2, 3); }
      prospect-audience-picker::part(cell-name) { color: rgb(4, 5, 6); }
      prospect-audience-picker::part(header) { color: rgb(7, 8, 9); }
      prospect-audience-picker::part(filter-button) { color: rgb(10, 11, 12); }
      prospect-audience-picker::part(search) { color: rgb(13, 14, 15); }`;
    document.head.append(style);
    const picker = await aPicker(new FakeAudiences(audiences(3)));
    await picker.click(name(1));
    const drawn = (part: string) => getComputedStyle(picker.root.querySelector(`[part~="${part}"]`)!);
    expect(drawn('row-selected').backgroundColor).to.equal('rgb(1, 2, 3)');
    const colours = ['cell-name', 'header', 'filter-button', 'search'].map((part) => drawn(part).color);
    expect(colours).to.deep.equal(['rgb(4, 5, 6)', 'rgb(7, 8, 9)', 'rgb(10, 11, 12)', 'rgb(13, 14, 15)']);
    style.remove();
  });

  it('shows the columns that a host chose, in its order and widths', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), {
      columns: [{ key: 'name' }, { key: 'folder', width: 200 }, { key: 'profiles' }],
    });
    expect(picker.columns()).to.deep.equal(['Audience', 'Folder', 'Profiles']);
    expect(picker.columnWidth('Folder')).to.equal(200);
  });

  it('tells the host which columns were sized', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const told: unknown[] = [];
    picker.element.addEventListener('audience-columns-change', ({ detail }) =>
      told.push(detail.find(({ key }) => key === 'profiles')),
    );
    await picker.press('ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Alt+ArrowRight');
    expect(told).to.deep.equal([{ key: 'profiles', width: 120 }]);
  });

  it('sizes a column by dragging the edge of its header', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    const { right, top } = picker.headerOf('Profiles').getBoundingClientRect();
    const from: [number, number] = [Math.round(right) - 1, Math.round(top) + 10];
    await sendMouse({ type: 'move', position: from });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [from[0] + 40, from[1]] });
    await sendMouse({ type: 'up' });
    await picker.element.updateComplete;
    expect(picker.columnWidth('Profiles')).to.equal(144);
    expect(picker.sortOf('Profiles')).to.equal('none');
  });
});

function middleOf({ left, width }: DOMRect): number {
  return left + width / 2;
}
