import { expect, nextFrame } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;

describe('what stays in the audience picker', () => {
  it('is the place in view when it is moved within the document', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.scrollTo(300);
    await picker.hasRow(name(300));
    const place = picker.grid.scrollTop;
    const room = document.createElement('div');
    picker.element.parentElement!.append(room);
    room.append(picker.element);
    await picker.until(() => picker.grid.scrollTop === place, 'the same place');
    await picker.hasRow(name(300));
    expect(picker.topOf(name(300))).to.be.within(
      picker.grid.getBoundingClientRect().top,
      picker.grid.getBoundingClientRect().bottom,
    );
  });

  it('is what is shown, without a row that is on its way, until the list that was asked for again is there', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const picker = await aPicker(fake);
    await picker.scrollTo(300);
    await picker.hasRow(name(300));
    fake.after = (page) => ({
      ...page,
      items: page.items.map((audience) => ({ ...audience, name: `New ${audience.name}` })),
    });
    fake.before = () => nextFrame();
    picker.element.refresh();
    const seen = new Set<string>();
    await picker.until(() => {
      picker.names().forEach((shown) => seen.add(shown));
      return picker.names().includes(`New ${name(300)}`);
    }, 'the list anew');
    expect([...seen]).to.not.include('…');
  });

  it('is the place in view when a list of cursors is asked for again', async () => {
    const fake = new FakeAudiences(audiences(800)).withCursorsOnly();
    const picker = await aPicker(fake);
    for (let page = 1; page < 5; page += 1) {
      await picker.press('End');
      await picker.until(() => !picker.names().includes('…'), 'the rows at the end');
    }
    const asked = fake.queries.length;
    const place = picker.grid.scrollTop;
    const shown = picker.names();
    fake.before = () => nextFrame();
    picker.element.refresh();
    await picker.until(
      () => fake.queries.length > asked + 3 && picker.grid.getAttribute('aria-busy') === 'false',
      'the list anew',
    );
    expect(picker.grid.scrollTop).to.equal(place);
    await picker.until(() => picker.names().join() === shown.join(), 'the same rows');
  });

  it('is not the list itself, which is asked for again when it comes back', async () => {
    const fake = new FakeAudiences(audiences(10));
    const picker = await aPicker(fake);
    const asked = fake.queries.length;
    picker.element.remove();
    document.body.append(picker.element);
    await picker.until(() => fake.queries.length > asked, 'another question');
    picker.element.remove();
  });

  it('is the row on top when the density changes', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.scrollTo(300);
    await picker.hasRow(name(300));
    picker.element.setAttribute('density', 'compact');
    await picker.until(() => picker.grid.scrollTop === 300 * 44, 'the place of the row');
    await picker.hasRow(name(300));
  });

  it('is its height while a search leaves few rows or none, until all is listed again', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(300)));
    const height = () => picker.element.getBoundingClientRect().height;
    const before = height();
    const heights: number[] = [];
    for (const [text, count] of [
      ['Audience 00001', 10],
      ['Audience 000011', 1],
    ] as const) {
      await picker.search(text);
      await picker.until(() => picker.rowCount() === count, 'the rows');
      await nextFrame();
      heights.push(height());
    }
    await picker.search('zzz');
    await picker.until(() => picker.state() !== '', 'words in place of rows');
    await nextFrame();
    heights.push(height());
    await picker.search('');
    await picker.hasRow(name(0));
    heights.push(height());
    expect(heights).to.deep.equal(heights.map(() => before));
    expect(picker.grid.style.blockSize).to.equal('');
  });

  it('is the order in the header while another did not load', async () => {
    const fake = new FakeAudiences(audiences(10));
    const picker = await aPicker(fake);
    fake.before = () => {
      throw new ActivationError('unavailable', 'The service did not answer.');
    };
    await picker.sortBy('Profiles');
    await picker.until(() => picker.banner() !== '', 'the bar');
    expect([picker.sortOf('Audience'), picker.sortOf('Profiles')]).to.deep.equal(['ascending', 'none']);
    fake.before = () => undefined;
    await picker.sortBy('Profiles');
    await picker.until(() => picker.sortOf('Profiles') === 'descending', 'the order that was asked for');
  });

  it('is nothing of a selection that Escape stopped', async () => {
    const fake = new FakeAudiences(
      audiences(1000, () => ({})),
      { limits: {} },
    );
    const picker = await aPicker(fake);
    fake.before = () => new Promise(() => undefined);
    await picker.press('Space', 'Shift+End');
    await picker.until(() => picker.bar().startsWith('Reading the rows'), 'reading');
    await picker.press('Escape');
    expect(picker.bar()).to.contain('1 selected by hand.');
  });
});
