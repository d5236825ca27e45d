import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Audience } from '../../../src/domain/audience.ts';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

/** A promise that a test settles. */
function gate<T = void>() {
  let open!: (value: T) => void;
  let fail!: (reason: unknown) => void;
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

const noLimit = { limits: {} };

/** A picker that shows rows while the session, which states the limit, is still on its way. */
async function beforeSession(fake: FakeAudiences, properties: Parameters<typeof aPicker>[1] = {}) {
  const session = gate<typeof fake.session>();
  const picker = await aPicker(fake, properties);
  picker.element.adapter = { ...fake.adapter, getSession: () => session.promise };
  await picker.element.updateComplete;
  await picker.hasRow(name(0));
  return { picker, session };
}

/** Searches, and waits for so many rows, of which one is the first. */
async function searched(picker: PickerHarness, text: string, count: number, first: number): Promise<void> {
  await picker.search(text);
  const isThere = () => picker.rowCount() === count && picker.names()[0] === name(first);
  await picker.until(isThere, `${count} rows for ${text}`);
}

async function whole(picker: PickerHarness, count: number): Promise<void> {
  await picker.pressButton('Clear filters');
  await picker.until(() => picker.rowCount() === count, 'the whole list');
}

async function pressHeaderBox(picker: PickerHarness): Promise<void> {
  picker.headerBox().click();
  await picker.element.updateComplete;
}

async function resolved({ element }: PickerHarness): Promise<readonly Audience[]> {
  return element.selectedAudiences();
}

describe('selecting all in the list of what is selected', () => {
  async function threeAlone(): Promise<PickerHarness> {
    const picker = await aPicker(new FakeAudiences(audiences(1000), noLimit));
    for (const index of [1, 2, 3]) await picker.click(name(index));
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 3, 'three rows');
    return picker;
  }

  it('changes nothing, for all of it is selected', async () => {
    const picker = await threeAlone();
    expect(picker.headerBox().checked).to.equal(true);
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.equal({ kind: 'ids', ids: [id(1), id(2), id(3)] });
    expect(picker.selections).to.have.length(3);
  });

  it('selects again what was taken off there, and the header box takes all of it off', async () => {
    const picker = await threeAlone();
    await picker.click(name(2));
    expect(picker.headerBox().checked).to.equal(false);
    await pressHeaderBox(picker);
    expect(picker.selectedNames()).to.deep.equal([1, 2, 3].map(name));
    await pressHeaderBox(picker);
    expect(picker.element.selection).to.deep.equal({ kind: 'ids', ids: [] });
  });

  it('does the same where the selection is a query', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press('Control+a');
    await picker.selectedOnly(true);
    await picker.until(() => !picker.grid.matches('[aria-busy=true]'), 'the selection');
    await picker.click(name(4));
    await pressHeaderBox(picker);
    expect(picker.element.selection).to.deep.include({ kind: 'matching', count: 100, except: [] });
    await pressHeaderBox(picker);
    expect(picker.element.selection).to.deep.equal({ kind: 'ids', ids: [] });
  });
});

describe('selecting all while another list is on its way', () => {
  it('is of the list that is shown, with the count of its own filter', async () => {
    const fake = new FakeAudiences(audiences(200), noLimit);
    const picker = await aPicker(fake);
    fake.before = () => new Promise(() => undefined);
    await picker.search('telco');
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.include({ kind: 'matching', filter: {}, count: 200 });
    expect(picker.bar()).to.equal('All 200 available that match are selected.');
  });

  it('is of the list that is shown where the other one failed', async () => {
    const fake = new FakeAudiences(audiences(200), noLimit);
    const picker = await aPicker(fake);
    fake.before = () => {
      throw new ActivationError('unavailable', 'The connection broke.');
    };
    await picker.search('telco');
    await picker.until(() => picker.banner() !== '', 'what went wrong');
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.include({ filter: {}, count: 200 });
  });
});

describe('selecting all under one filter and then under another', () => {
  it('keeps all that a wider filter selected', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)));
    await picker.press('Control+a');
    await searched(picker, '00001', 11, 1);
    expect(picker.headerBox().checked).to.equal(true);
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.include({ kind: 'matching', filter: {}, count: 200 });
  });

  it('takes off, under a narrower filter, what matches that alone', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)));
    await picker.press('Control+a');
    await searched(picker, '00001', 11, 1);
    await pressHeaderBox(picker);
    await picker.until(() => picker.summary().startsWith('189'), 'eleven fewer');
    expect(picker.selectedNames()).to.deep.equal([]);
    expect(await resolved(picker)).to.have.length(189);
  });

  it('takes back, under a narrower filter, what was left out there', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)));
    await picker.press('Control+a');
    await picker.click(name(2));
    await picker.click(name(10));
    await searched(picker, '00001', 11, 1);
    expect(picker.headerBox().indeterminate).to.equal(true);
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.include({ filter: {}, count: 199, except: [id(2)] });
  });

  it('keeps what a narrower filter selected', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)));
    await searched(picker, 'telco', 40, 0);
    await picker.press('Control+a');
    await whole(picker, 200);
    await picker.press('Control+a');
    expect(picker.element.selection).to.deep.include({ filter: {}, count: 200, also: [] });
  });

  it('holds both, and counts once what matches both', async () => {
    const both = { tags: ['telco', 'auto'] };
    const list = audiences(200, (index) => (index < 8 ? both : {}));
    const picker = await aPicker(new FakeAudiences(list, noLimit));
    const telco = list.filter(({ tags }) => tags.includes('telco')).length;
    const auto = list.filter(({ tags }) => tags.includes('auto')).length;
    const either = list.filter(({ tags }) => tags.includes('telco') || tags.includes('auto'));
    await searched(picker, 'telco', telco, 0);
    await picker.press('Control+a');
    await searched(picker, 'auto', auto, 0);
    expect(picker.headerBox().indeterminate).to.equal(true);
    await picker.press('Control+a');
    await picker.until(() => picker.summary().startsWith(`${either.length} `), 'both');
    expect(picker.headerBox().checked).to.equal(true);
    const profiles = either.reduce((sum, audience) => sum + (audience.profiles ?? 0), 0);
    expect(picker.summary()).to.contain(profiles.toLocaleString('en'));
    expect(new Set((await resolved(picker)).map((audience) => audience.id))).to.deep.equal(
      new Set(either.map((audience) => audience.id)),
    );
    await searched(picker, 'telco', telco, 0);
    expect(picker.headerBox().checked).to.equal(true);
    await pressHeaderBox(picker);
    await picker.until(() => picker.summary().startsWith(`${auto - 8} `), 'what is auto and not telco');
  });

  it('spells out the smaller of the two, and keeps its exceptions', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200), noLimit));
    await searched(picker, '00001', 11, 1);
    await picker.press('Control+a');
    await picker.click(name(11));
    await searched(picker, 'telco', 40, 0);
    await picker.press('Control+a');
    await picker.until(() => picker.summary().startsWith('48 '), 'both');
    expect(picker.element.selection).to.deep.include({ kind: 'matching', filter: { search: 'telco' }, count: 48 });
    expect(await resolved(picker)).to.have.length(48);
  });

  it('stops at the limit, and loses nothing', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)), { limit: 50 });
    await searched(picker, 'telco', 40, 0);
    await picker.press('Control+a');
    await searched(picker, 'auto', 40, 3);
    await picker.pressButton('Select the first 10');
    await picker.until(() => picker.limit() === '50 of 50', 'a full meter');
    expect((await resolved(picker)).filter(({ tags }) => tags.includes('telco'))).to.have.length(40);
  });

  it('refuses what neither can be spelled out, says so, and loses nothing', async () => {
    const both = (index: number) => ({ tags: [['telco'], ['auto'], ['telco', 'auto']][index % 3] ?? [] });
    const picker = await aPicker(new FakeAudiences(audiences(36_000, both), noLimit));
    await searched(picker, 'telco', 24_000, 0);
    await picker.press('Control+a');
    const before = picker.element.selection;
    await searched(picker, 'auto', 24_000, 1);
    await picker.press('Control+a');
    expect(picker.bar()).to.contain('10,000');
    expect(picker.element.selection).to.deep.equal(before);
  });
});

describe('selecting all when something is still to be asked', () => {
  it('gives way to what host or person did meanwhile', async () => {
    const fake = new FakeAudiences(audiences(100));
    const picker = await aPicker(fake, { activatedAudienceIds: [id(90)] });
    const asked = gate();
    const answered = gate();
    fake.before = () => {
      asked.open();
      return answered.promise;
    };
    picker.element.activatedAudienceIds = [id(91)];
    await picker.press('Control+a');
    await asked.promise;
    picker.element.selectedAudienceIds = [id(5)];
    answered.open();
    await picker.until(() => !picker.grid.matches('[aria-busy=true]'), 'an end');
    expect(picker.element.selection).to.deep.equal({ kind: 'ids', ids: [id(5)] });
  });

  it('says that the selection is as it was when the answer fails', async () => {
    const fake = new FakeAudiences(audiences(100));
    const picker = await aPicker(fake);
    fake.before = () => {
      throw new ActivationError('unavailable', 'The connection broke.');
    };
    picker.element.activatedAudienceIds = [id(91)];
    await picker.press('Control+a');
    await picker.until(() => picker.bar().includes('the selection stays as it was'), 'what went wrong');
    expect(picker.bar()).to.contain('The connection broke.');
    expect(picker.selections).to.deep.equal([]);
  });

  it('waits for the session that states the limit', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const { picker, session } = await beforeSession(fake);
    await picker.press('Control+a');
    expect(picker.bar()).to.contain('Reading the rows.');
    session.open(fake.session);
    await picker.until(() => picker.limit() === '250 of 250', 'a full meter');
    expect(picker.bar()).to.contain('Limit of 250 audiences reached.');
  });

  it('waits for it with a range too', async () => {
    const fake = new FakeAudiences(audiences(1000), { limits: { audiencesPerActivation: 5 } });
    const { picker, session } = await beforeSession(fake);
    await picker.click(name(0));
    await picker.click(name(9), { shift: true });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(picker.bar()).to.contain('Reading the rows.');
    session.open(fake.session);
    await picker.until(() => picker.bar().includes('Limit of 5 audiences reached.'), 'the limit');
    expect(picker.summary()).to.contain('5 audiences selected');
  });

  it('holds single clicks to it once it is told, the first ones first', async () => {
    const fake = new FakeAudiences(audiences(1000), { limits: { audiencesPerActivation: 3 } });
    const { picker, session } = await beforeSession(fake, { selectedAudienceIds: [id(50)] });
    for (const row of [0, 1, 2, 3]) await picker.click(name(row));
    expect(picker.element.selectedAudienceIds).to.deep.equal([50, 0, 1, 2, 3].map(id));
    session.open(fake.session);
    await picker.until(() => picker.bar().includes('Limit of 3 audiences reached.'), 'the limit');
    expect(picker.element.selectedAudienceIds).to.deep.equal([50, 0, 1].map(id));
    expect(picker.selections.at(-1)).to.deep.equal(picker.element.selection);
  });

  it('keeps single clicks where it never becomes known', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const { picker, session } = await beforeSession(fake);
    await picker.click(name(0));
    session.fail(new ActivationError('unavailable', 'The connection broke.'));
    await picker.until(() => picker.state().includes('The connection broke.'), 'what went wrong');
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(0)]);
  });

  it('selects nothing where the limit never becomes known', async () => {
    const fake = new FakeAudiences(audiences(1000));
    const { picker, session } = await beforeSession(fake);
    await picker.press('Control+a');
    session.fail(new ActivationError('unavailable', 'The connection broke.'));
    await picker.until(() => picker.state().includes('The connection broke.'), 'what went wrong');
    expect(picker.selections).to.deep.equal([]);
  });
});

describe('the only audience that can be selected', () => {
  it('is not spoken of as of many', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1)));
    expect(picker.bar()).to.equal('Nothing selected yet. Select the only available one that matches');
    await picker.press('Control+a');
    expect(picker.bar()).to.equal('The only available one that matches is selected.');
  });
});

describe('selecting all of an adapter that cannot count', () => {
  it('ticks the header box, which takes all off', async () => {
    const fake = new FakeAudiences(audiences(120)).withCursorsOnly();
    fake.after = (page) => ({ ...page, total: null, unfilteredTotal: null, available: null });
    const picker = await aPicker(fake);
    await pressHeaderBox(picker);
    await picker.until(() => picker.summary().startsWith('120 '), 'all of them');
    expect(picker.headerBox().checked).to.equal(true);
    await pressHeaderBox(picker);
    expect(picker.summary()).to.contain('0 audiences selected');
  });
});
