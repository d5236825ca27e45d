import { expect } from '@open-wc/testing';
import type { AudiencePage } from '../../../src/domain/audience.ts';
import { AudienceRows } from '../../../src/elements/prospect-audience-picker/audience-rows.ts';
import { FakeAudiences, aSession, anAudience, audienceId, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

describe('another adapter of the audience picker', () => {
  it('is asked for ids that the one before did not know', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), { selectedAudienceIds: [id(12)] });
    await picker.until(() => picker.bar().includes('no longer exists'), 'what is gone');
    picker.element.adapter = new FakeAudiences(audiences(20)).adapter;
    await picker.until(() => picker.summary().includes('1,012 profiles'), 'its profiles');
    expect(picker.bar()).not.to.contain('no longer exists');
  });

  it('says itself how many profiles there are', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), { selectedAudienceIds: [id(1)] });
    await picker.until(() => picker.summary().includes('1,001 profiles'), 'its profiles');
    picker.element.adapter = new FakeAudiences(audiences(10, () => ({ profiles: 7 }))).adapter;
    await picker.element.updateComplete;
    expect(picker.summary()).to.equal('1 audience selected');
    await picker.until(() => picker.summary().includes('7 profiles'), 'those of the other adapter');
  });

  it('does not wait for the answers of the one before, and takes none of them', async () => {
    const before = new FakeAudiences(audiences(10));
    let answer = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (answer = resolve));
    before.before = ({ filter }) => (filter?.ids === undefined ? undefined : hanging);
    const picker = await aPicker(before, { selectedAudienceIds: [id(1), audienceId('new')] });
    const { adapter } = before;
    // As an adapter does that knows no signal.
    picker.element.adapter = { ...adapter, listAudiences: (query) => adapter.listAudiences(query) };
    await picker.hasRow(name(0));
    picker.element.adapter = new FakeAudiences([
      anAudience(1, { profiles: 5 }),
      anAudience(2, { id: audienceId('new') }),
    ]).adapter;
    await picker.until(() => picker.summary().includes('1,007 profiles'), 'the profiles of the new adapter');
    answer();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    expect(picker.summary()).to.contain('1,007 profiles');
    expect(picker.bar()).not.to.contain('no longer exists');
  });

  it('is never given the session of the one before', async () => {
    const before = new FakeAudiences(audiences(10));
    let answer = (_session: typeof before.session) => undefined as void;
    const hanging = new Promise<typeof before.session>((resolve) => (answer = resolve));
    const picker = await aPicker(before);
    picker.element.adapter = { ...before.adapter, getSession: () => hanging };
    await picker.element.updateComplete;
    picker.element.adapter = new FakeAudiences(audiences(10), { limits: { audiencesPerActivation: 3 } }).adapter;
    await picker.until(() => picker.limit() === '0 of 3', 'the limit of the new adapter');
    answer(aSession({ limits: { audiencesPerActivation: 9 } }));
    await hanging;
    await picker.element.updateComplete;
    expect(picker.limit()).to.equal('0 of 3');
  });

  it('is asked anew for a pasted list that was being looked up', async () => {
    const before = new FakeAudiences(audiences(10));
    let answer = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (answer = resolve));
    before.before = ({ filter }) => (filter?.ids === undefined ? undefined : hanging);
    const picker = await aPicker(before);
    await picker.pressButton('Paste a list');
    const dialog = () => picker.root.querySelector('pa-paste-audiences')!.renderRoot as ShadowRoot;
    await picker.until(() => picker.root.querySelector('pa-paste-audiences') !== null, 'the dialog');
    await picker.until(() => dialog().querySelector('textarea') !== null, 'its field');
    dialog().querySelector('textarea')!.value = `${id(1)}\n${id(2)}`;
    dialog().querySelector<HTMLButtonElement>('[data-kind=primary]')!.click();
    picker.element.adapter = new FakeAudiences([anAudience(2)]).adapter;
    await picker.hasRow(name(2));
    answer();
    await picker.until(() => picker.element.selectedAudienceIds.length > 0, 'a selection');
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(2)]);
  });
});

describe('the audience picker asked for its list again', () => {
  it('asks again for ids that were not there', async () => {
    const fake = new FakeAudiences(audiences(20));
    let isThere = false;
    fake.after = (page) =>
      isThere ? page : { ...page, items: page.items.filter((audience) => audience.id !== id(12)) };
    const picker = await aPicker(fake, { selectedAudienceIds: [id(12)] });
    await picker.until(() => picker.bar().includes('no longer exists'), 'what is gone');
    isThere = true;
    picker.element.refresh();
    await picker.until(() => picker.summary().includes('1,012 profiles'), 'its profiles');
  });

  it('finds out what became unavailable meanwhile', async () => {
    const fake = new FakeAudiences(audiences(20));
    const picker = await aPicker(fake);
    await picker.click(name(1));
    const inactive = anAudience(1, { availability: { kind: 'unavailable', reason: 'inactive' } });
    fake.after = (page) => ({ ...page, items: page.items.map((item) => (item.id === id(1) ? inactive : item)) });
    picker.element.refresh();
    await picker.until(() => picker.bar().includes('cannot be activated'), 'what is wrong');
  });
});

describe('rows of audiences', () => {
  it('take no page that comes after it was given up, from an adapter that knows no signal', async () => {
    const pages: ((page: AudiencePage) => void)[] = [];
    let changes = 0;
    const rows = new AudienceRows({
      byPosition: () => true,
      changed: () => (changes += 1),
      fetchPage: () => new Promise((resolve) => pages.push(resolve)),
    });
    rows.show(0, 10);
    rows.dispose();
    pages[0]!({
      items: [anAudience(1)],
      position: 0,
      nextCursor: null,
      total: 1,
      unfilteredTotal: 1,
      available: { count: 1, profiles: 1 },
    });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect([rows.ready, rows.count, changes]).to.deep.equal([false, 0, 0]);
  });
});
