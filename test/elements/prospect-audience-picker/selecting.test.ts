import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { FakeAudiences, anAudience, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

describe('selecting in the audience picker', () => {
  it('takes a click on a row or its box, and tells the host', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.click(name(1));
    await picker.tick(name(3));
    expect(picker.selections).to.deep.equal([
      { kind: 'ids', ids: [id(1)] },
      { kind: 'ids', ids: [id(1), id(3)] },
    ]);
    expect([picker.isTicked(name(1)), picker.isTicked(name(3)), picker.isTicked(name(2))]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('tells with an event that leaves the shadow root', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    setTimeout(() => void picker.click(name(1)));
    const event = await oneEvent(document, 'audience-selection-change');
    expect({ bubbles: event.bubbles, composed: event.composed }).to.deep.equal({ bubbles: true, composed: true });
  });

  it('says nothing to the host when the host itself selects', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)));
    picker.element.selectedAudienceIds = [id(2)];
    await picker.element.updateComplete;
    expect(picker.selections).to.deep.equal([]);
    expect(picker.isSelected(name(2))).to.equal(true);
  });

  it('sums up audiences and profiles in a live region', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.click(name(1));
    await picker.click(name(2));
    expect(picker.summary()).to.equal('2 audiences selected · 2,003 profiles before duplicates');
  });

  it('sums up what a host selected and what is far out of view', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)), { selectedAudienceIds: [id(999)] });
    await picker.until(() => picker.summary().includes('1,999 profiles'), 'the profiles of a row that was never seen');
  });

  it('takes a range by Shift over rows that are not loaded', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(5000), { limits: {} }));
    await picker.click(name(2));
    await picker.scrollTo(3000);
    await picker.hasRow(name(3000));
    await picker.click(name(3000), { shift: true });
    await picker.until(() => picker.summary().startsWith('2,999 audiences'), 'the range');
  });

  it('takes a range by the keyboard', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.press('ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await picker.until(() => picker.selectedNames().length === 3, 'three rows');
    await picker.press('ArrowDown', 'ArrowDown', 'Shift+Space');
    await picker.until(() => picker.selectedNames().length === 5, 'five rows');
    expect(picker.selectedNames()).to.deep.equal([1, 2, 3, 4, 5].map(name));
  });

  it('takes everything that matches as a query, with exceptions', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100_000), { limits: {} }));
    await picker.filter('Tags', 'telco');
    await picker.until(() => picker.matching() === '20,000 of 100,000', 'a fifth');
    await picker.press('Control+a');
    expect(picker.bar()).to.equal('All 20,000 available that match are selected.');
    await picker.click(name(5));
    expect(picker.bar()).to.contain('19,999 that match are selected, 1 left out.');
    expect(picker.selections.at(-1)).to.deep.include({ kind: 'matching', count: 19_999, except: [id(5)] });
  });

  it('keeps the selection while sort and filter change', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(300)));
    await picker.click(name(1));
    await picker.sortBy('Profiles');
    await picker.hasRow(name(299));
    await picker.search('000001');
    await picker.hasRow(name(1));
    expect(picker.isSelected(name(1))).to.equal(true);
  });

  it('stops at the limit of the session, and says so', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)));
    await picker.pressButton('Select the first 250');
    await picker.until(() => picker.limit() === '250 of 250', 'a full meter');
    expect(picker.bar()).to.contain('Limit of 250 audiences reached.');
    await picker.scrollTo(260);
    await picker.hasRow(name(260));
    await picker.click(name(260));
    expect(picker.summary()).to.contain('250 audiences selected');
    await picker.scrollTo(0);
    await picker.click(name(0));
    expect(picker.limit()).to.equal('249 of 250');
  });

  it('takes the limit of the host over that of the session, and counts what is in the activation', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), { limit: 3, activatedAudienceIds: [id(0)] });
    await picker.click(name(1));
    await picker.click(name(2));
    await picker.click(name(3));
    expect({ limit: picker.limit(), selected: picker.selectedNames() }).to.deep.equal({
      limit: '3 of 3',
      selected: [name(1), name(2)],
    });
  });

  it('says why an audience is not selected', async () => {
    const fake = new FakeAudiences([
      anAudience(0, { availability: { kind: 'unavailable', reason: 'draft' } }),
      anAudience(1),
    ]);
    const picker = await aPicker(fake);
    await picker.press('Space');
    expect(picker.bar()).to.contain(`${name(0)} cannot be selected. Draft: publish it to activate.`);
    expect(picker.selections).to.deep.equal([]);
  });

  it('ticks the header when all is selected, half when some is, and takes all off by it', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await picker.click(name(1));
    expect(picker.headerBox().indeterminate).to.equal(true);
    picker.headerBox().click();
    await picker.element.updateComplete;
    expect(picker.headerBox().checked).to.equal(true);
    picker.headerBox().click();
    await picker.element.updateComplete;
    expect({ checked: picker.headerBox().checked, summary: picker.summary() }).to.deep.equal({
      checked: false,
      summary: '0 audiences selected · 0 profiles before duplicates',
    });
  });

  it('lists only what is selected, and leaves a row there that is taken off', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(1000)), { selectedAudienceIds: [id(700), id(3)] });
    await picker.until(() => picker.summary().includes('profiles'), 'the selected audiences');
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 2, 'two rows');
    expect(picker.names()).to.deep.equal([name(3), name(700)]);
    await picker.click(name(3));
    expect(picker.names()).to.deep.equal([name(3), name(700)]);
    await picker.selectedOnly(false);
    await picker.until(() => picker.rowCount() === 1000, 'the whole list');
  });

  it('lists only what is selected where that is a query and additions to it', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(100)));
    await picker.filter('Tags', 'telco');
    await picker.until(() => picker.rowCount() === 20, 'a fifth');
    await picker.press('Control+a');
    await picker.pressButton('Clear filters');
    await picker.until(() => picker.rowCount() === 100, 'the whole list');
    await picker.click(name(1));
    await picker.selectedOnly(true);
    await picker.until(() => picker.rowCount() === 21, 'the selection');
    expect(picker.names().slice(0, 3)).to.deep.equal([name(1), name(0), name(5)]);
  });

  it('says which selected audiences are gone, and takes them off', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(10)), { selectedAudienceIds: ['gone', id(1)] });
    await picker.until(() => picker.bar().includes('1 selected audience no longer exists.'), 'what is gone');
    await picker.pressButton('Take off');
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(1)]);
  });

  it('resolves a query into audiences', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(600), { limits: {} }));
    await picker.press('Control+a');
    expect(await picker.element.selectedAudiences()).to.have.length(600);
  });
});

describe('the audience picker in a form', () => {
  async function inForm(attributes = '') {
    const form = await fixture<HTMLFormElement>(
      attributes === 'preset'
        ? html`<form>
            <prospect-audience-picker
              name="audience"
              selected-audience-ids="${id(1)}, ${id(2)}"
            ></prospect-audience-picker>
          </form>`
        : html`<form><prospect-audience-picker name="audience" required></prospect-audience-picker></form>`,
    );
    const element = form.querySelector('prospect-audience-picker')!;
    element.adapter = new FakeAudiences(audiences(100)).adapter;
    const { PickerHarness } = await import('./prospect-audience-picker.harness.ts');
    return { form, picker: await new PickerHarness(element).loaded() };
  }

  it('submits an entry an id', async () => {
    const { form, picker } = await inForm('preset');
    await picker.click(name(4));
    expect(new FormData(form).getAll('audience')).to.deep.equal([id(1), id(2), id(4)]);
  });

  it('submits a selection that is a query as one entry', async () => {
    const { form, picker } = await inForm();
    await picker.press('Control+a');
    expect(JSON.parse(new FormData(form).get('audience') as string)).to.deep.include({ kind: 'matching', count: 100 });
  });

  it('asks for at least one where the form requires it, with a message', async () => {
    const { form, picker } = await inForm();
    expect({ valid: form.checkValidity(), message: picker.element.validationMessage }).to.deep.equal({
      valid: false,
      message: 'Select at least one audience.',
    });
    await picker.click(name(1));
    expect(form.checkValidity()).to.equal(true);
  });

  it('is invalid past the limit, and says how many must go', async () => {
    const { picker } = await inForm('preset');
    picker.element.limit = 1;
    await picker.element.updateComplete;
    expect(picker.element.checkValidity()).to.equal(false);
    expect(picker.element.validationMessage).to.equal('Take off 1 audience: an activation holds 1.');
  });

  it('goes back to its attribute when the form is reset', async () => {
    const { form, picker } = await inForm('preset');
    await picker.click(name(1));
    form.reset();
    await picker.element.updateComplete;
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(1), id(2)]);
  });

  it('takes back what the browser kept of it', async () => {
    const { picker } = await inForm();
    picker.element.formStateRestoreCallback(JSON.stringify({ kind: 'ids', ids: [id(9)] }));
    await picker.element.updateComplete;
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(9)]);
  });

  it('stays as it is where the browser kept something else', async () => {
    const { picker } = await inForm('preset');
    for (const kept of ['telco', '{}', '']) picker.element.formStateRestoreCallback(kept);
    expect(picker.element.selectedAudienceIds).to.deep.equal([id(1), id(2)]);
  });

  it('cannot be changed, and is not submitted, in a fieldset that is disabled', async () => {
    const { form, picker } = await inForm('preset');
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(picker.element);
    fieldset.disabled = true;
    await picker.loaded();
    expect(new FormData(form).getAll('audience')).to.deep.equal([]);
    expect(picker.element.matches(':disabled')).to.equal(true);
    expect(picker.root.querySelector('[part=picker]')?.hasAttribute('inert')).to.equal(true);
  });
});
