import { expect } from '@open-wc/testing';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

describe('audiences that are in the activation already', () => {
  it('are shown as selected, and are not part of the selection', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), { activatedAudienceIds: [id(1)] });
    expect([picker.isSelected(name(1)), picker.isTicked(name(1)), picker.isDisabled(name(1))]).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(picker.element.selection).to.deep.equal({ kind: 'ids', ids: [] });
  });

  it('count once where a host selects them as well, whatever it says first', async () => {
    const ids = [id(1), id(2)];
    for (const properties of [
      { selectedAudienceIds: ids, activatedAudienceIds: [id(1)] },
      { activatedAudienceIds: [id(1)], selectedAudienceIds: ids },
    ]) {
      const picker = await aPicker(new FakeAudiences(audiences(20)), properties);
      expect({ limit: picker.limit(), ids: picker.element.selectedAudienceIds }).to.deep.equal({
        limit: '2 of 250',
        ids: [id(2)],
      });
      expect(picker.summary()).to.contain('1 audience selected');
    }
  });

  it('leave a query that selects them, once and for all', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(200)));
    await picker.press('Control+a');
    picker.element.activatedAudienceIds = [id(1), id(2)];
    await picker.until(() => picker.summary().startsWith('198 '), 'two fewer');
    expect(picker.limit()).to.equal('200 of 250');
    expect(picker.summary()).to.contain(`${(200 * 1000 + 19_900 - 2003).toLocaleString('en')} profiles`);
    expect(await picker.element.selectedAudiences()).to.have.length(198);
    const kept = JSON.parse(JSON.stringify(picker.element.selection)) as typeof picker.element.selection;
    const other = await aPicker(new FakeAudiences(audiences(200)), {
      selection: kept,
      activatedAudienceIds: [id(1), id(2)],
    });
    await other.until(() => other.summary().startsWith('198 '), 'the same');
    expect(other.bar()).to.equal('All 198 available that match are selected.');
  });

  it('make no count of what can be selected before it is known whether they match', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), { activatedAudienceIds: [id(1), id(2)] });
    expect(picker.bar()).to.equal('Nothing selected yet. Select all that match');
    await picker.press('Control+a');
    await picker.until(() => picker.bar().startsWith('All 18 available'), 'the others');
    await picker.pressButton('Clear');
    expect(picker.bar()).to.equal('Nothing selected yet. Select all 18 available that match');
  });

  it('take from the limit, up to which the selection is resolved', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)), {
      limit: 4,
      activatedAudienceIds: [id(0)],
      selectedAudienceIds: [1, 2, 3, 4, 5].map(id),
    });
    await picker.until(() => picker.summary().includes('profiles'), 'the selected audiences');
    expect((await picker.element.selectedAudiences()).map((audience) => audience.id)).to.deep.equal([1, 2, 3].map(id));
    picker.element.selection = { kind: 'matching', filter: {}, except: [id(0)], also: [], count: 19, profiles: 0 };
    expect((await picker.element.selectedAudiences()).map((audience) => audience.id)).to.deep.equal([1, 2, 3].map(id));
  });
});

describe('the meter of the limit', () => {
  async function stateWith(selected: number): Promise<string | null> {
    const picker = await aPicker(new FakeAudiences(audiences(20)), {
      limit: 10,
      selectedAudienceIds: Array.from({ length: selected }, (_, index) => id(index)),
    });
    return picker.root.querySelector('[part=limit]')!.getAttribute('data-state');
  }

  for (const [selected, state] of [
    [8, 'within'],
    [9, 'near'],
    [10, 'reached'],
    [11, 'exceeded'],
  ] as const) {
    it(`is ${state} with ${selected} of 10`, async () => {
      expect(await stateWith(selected)).to.equal(state);
    });
  }
});

describe('a selected audience that cannot be activated any more', () => {
  const inactive = { availability: { kind: 'unavailable', reason: 'inactive' } } as const;

  async function withInactive() {
    const fake = new FakeAudiences(audiences(20, (index) => (index === 1 ? inactive : {})));
    const picker = await aPicker(fake, { selectedAudienceIds: [id(1), id(2)] });
    await picker.until(() => picker.bar().includes('1 selected audience cannot be activated'), 'what is wrong');
    return picker;
  }

  it('is said in the bar, and taken off there', async () => {
    const picker = await withInactive();
    await picker.pressButton('Take off');
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(2)]);
    expect(picker.element.validity.valid).to.equal(true);
  });

  it('makes the form invalid, with a message', async () => {
    const { element } = await withInactive();
    expect([element.checkValidity(), element.validationMessage]).to.deep.equal([
      false,
      'Take off 1 audience that cannot be activated.',
    ]);
  });

  it('is taken off by its box', async () => {
    const picker = await withInactive();
    await picker.tick(name(1));
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(2)]);
    expect(picker.isDisabled(name(1))).to.equal(true);
  });
});
