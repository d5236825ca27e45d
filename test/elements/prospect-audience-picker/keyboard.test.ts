import { expect } from '@open-wc/testing';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;
const times = (count: number, key: string) => Array<string>(count).fill(key);

/** Names that begin with each letter of the alphabet in turn. */
function lettered(count: number): FakeAudiences {
  return new FakeAudiences(
    audiences(count, (index) => ({ name: `${String.fromCharCode(97 + (index % 26))} list ${index}` })),
  );
}

describe('ranges by the keyboard and the pointer', () => {
  it('begin at the row of the keyboard where nothing was chosen before', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press(...times(4, 'ArrowDown'), 'Shift+ArrowDown');
    await picker.until(() => picker.selectedNames().length > 0, 'a range');
    expect(picker.selectedNames()).to.deep.equal([name(4), name(5)]);
  });

  it('begin anew at the row of the keyboard after it moved on', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press('Space', ...times(5, 'ArrowDown'), 'Shift+ArrowUp', 'Shift+ArrowUp');
    await picker.until(() => picker.selectedNames().length > 3, 'two ranges');
    expect(picker.selectedNames()).to.deep.equal([0, 3, 4, 5].map(name));
  });

  it('take the row of the keyboard alone by Shift and Space where nothing was chosen before', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press(...times(4, 'ArrowDown'), 'Shift+Space');
    await picker.until(() => picker.selectedNames().length > 0, 'a row');
    expect(picker.selectedNames()).to.deep.equal([name(4)]);
  });

  it('reach by Shift and a click from the row of the keyboard where nothing was chosen before', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press(...times(4, 'ArrowDown'));
    await picker.click(name(6), { shift: true });
    await picker.until(() => picker.selectedNames().length > 0, 'a range');
    expect(picker.selectedNames()).to.deep.equal([4, 5, 6].map(name));
  });

  it('begin in another list at the row of the keyboard there', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press(...times(6, 'ArrowDown'), 'Space');
    await picker.sortBy('Profiles');
    await picker.hasRow(name(99));
    await picker.press('ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
    await picker.until(() => picker.selectedNames().length > 0, 'a range');
    expect(picker.selectedNames()).to.deep.equal([name(97), name(96)]);
  });
});

describe('typing the beginning of a name', () => {
  it('takes a space as a letter of the name, and selects nothing', async () => {
    const picker = await aPicker(lettered(100));
    await picker.press('m', 'Space', 'l');
    await picker.until(() => picker.active() === 'm list 12', 'the row that begins so');
    expect(picker.selections).to.deep.equal([]);
  });

  it('selects by Space again once another key ended it', async () => {
    const picker = await aPicker(lettered(100));
    await picker.press('m');
    await picker.until(() => picker.active() === 'm list 12', 'the row that begins so');
    await picker.press('ArrowDown', 'Space');
    expect(picker.selections).to.have.length(1);
  });

  it('leads on to the next name by the same letter again, and from the last to the first', async () => {
    const picker = await aPicker(lettered(60));
    const seen: string[] = [];
    for (let press = 0; press < 3; press += 1) {
      await picker.press('m');
      await picker.until(() => picker.active() !== (seen.at(-1) ?? 'a list 0'), 'another row');
      seen.push(picker.active());
    }
    expect(seen).to.deep.equal(['m list 12', 'm list 38', 'm list 12']);
  });

  it('stays where it is and says so where no name begins so', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(300)));
    await picker.press('ArrowDown', 'q');
    await picker.until(() => picker.announced() === 'No audience found that begins with q', 'an answer');
    expect(picker.active()).to.equal(name(1));
  });

  it('does not take the keyboard away from whoever pressed another key meanwhile', async () => {
    const fake = lettered(5000);
    const picker = await aPicker(fake);
    const held: (() => void)[] = [];
    fake.before = () => new Promise<void>((resolve) => held.push(resolve));
    await picker.press('z');
    await picker.until(() => held.length > 0, 'a question');
    await picker.press('ArrowDown');
    fake.before = () => undefined;
    held.forEach((answer) => answer());
    await picker.until(() => fake.queries.length > 1, 'the answer');
    await picker.element.updateComplete;
    expect(picker.activeElement()?.getAttribute('aria-rowindex')).to.equal('3');
  });
});

describe('the place of the keyboard', () => {
  const box = (element: Element | null) => element!.getBoundingClientRect();

  it('is scrolled to sideways', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)), {
      columns: (['name', 'profiles', 'status', 'origin', 'id', 'evaluatedAt', 'tags', 'folder'] as const).map(
        (key) => ({
          key,
          width: 300,
        }),
      ),
    });
    expect(picker.grid.scrollWidth).to.be.above(picker.grid.clientWidth);
    await picker.press('ArrowDown', 'ArrowRight', 'End');
    await picker.until(() => picker.grid.scrollLeft > 0, 'a scroll sideways');
    expect(box(picker.activeElement()).right).to.be.at.most(box(picker.grid).right);
    await picker.press('Home');
    await picker.until(() => picker.grid.scrollLeft < 50, 'a scroll back');
  });

  it('is followed by the page where the grid is higher than the window', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    picker.element.style.setProperty('--pa-picker-block-size', '1800px');
    await picker.until(() => picker.grid.clientHeight > innerHeight, 'a high grid');
    await picker.press(...times(25, 'ArrowDown'));
    await picker.until(() => box(picker.activeElement()).bottom <= innerHeight, 'the row in the window');
    expect(box(picker.activeElement()).top).to.be.at.least(0);
    scrollTo(0, 0);
  });

  it('stays at the header, however far the rows are scrolled', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.press('ArrowUp');
    await picker.scrollTo(300);
    await picker.press('ArrowRight', 'ArrowRight');
    await picker.hasRow(name(300));
    expect(picker.active()).to.equal('Audience');
    expect(picker.grid.scrollTop).to.equal(300 * 56);
  });

  it('is shown when what is there is selected', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.press('ArrowDown');
    await picker.scrollTo(300);
    await picker.hasRow(name(300));
    await picker.press('Space');
    await picker.hasRow(name(1));
    expect(picker.selectedNames()).to.deep.equal([name(1)]);
  });

  it('leads in a narrow picker through the columns that are there, which are counted alone', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)), {}, '720px');
    await picker.until(() => picker.grid.getAttribute('aria-colcount') === '5', 'five columns');
    const places = [...picker.root.querySelectorAll<HTMLElement>('[role=columnheader]')]
      .filter(({ offsetWidth }) => offsetWidth > 0)
      .map((header) => header.getAttribute('aria-colindex'));
    expect(places).to.deep.equal(['1', '2', '3', '4', '5']);
    await picker.press('ArrowUp', 'ArrowRight');
    const seen: string[] = [];
    for (let press = 0; press < 5; press += 1) {
      await picker.press('ArrowRight');
      seen.push(picker.active());
    }
    expect(seen).to.deep.equal(['Audience', 'Profiles', 'Status', 'Evaluated', 'Evaluated']);
  });

  it('is the row as a whole where its column is gone with the width', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press('ArrowRight', 'End');
    picker.element.parentElement!.style.inlineSize = '340px';
    await picker.until(() => picker.grid.getAttribute('aria-colcount') === '3', 'three columns');
    expect(picker.activeElement()?.role).to.equal('row');
  });

  it('is the last row where the list became shorter', async () => {
    const fake = new FakeAudiences(audiences(100));
    const picker = await aPicker(fake);
    await picker.press('End');
    await picker.hasRow(name(99));
    fake.after = (page) => ({ ...page, items: page.items.slice(0, 10), total: 10, nextCursor: null });
    picker.element.refresh();
    await picker.until(() => picker.rowCount() === 10, 'ten rows');
    expect(picker.active()).to.equal(name(9));
  });

  it('tells the exact moment of a time that is shown by its age', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press(...times(7, 'ArrowRight'));
    expect(picker.active()).to.equal('4 h ago');
    await picker.until(() => picker.bar().includes('2026'), 'the moment');
    expect(picker.announced()).to.contain('2026').and.to.contain('6:12');
    expect(picker.bar()).to.contain(picker.announced()).and.to.contain('Select all 100');
  });
});
