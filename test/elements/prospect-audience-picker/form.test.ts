import { expect, fixture, html } from '@open-wc/testing';
import { FakeAudiences, anAudience, audienceId, audiences } from './fake-audiences.ts';
import './picker.fixture.ts';
import { PickerHarness } from './prospect-audience-picker.harness.ts';

const name = (index: number) => anAudience(index).name;
const id = (index: number) => anAudience(index).id;

async function inForm() {
  const form = await fixture<HTMLFormElement>(
    html`<form>
      <fieldset>
        <prospect-audience-picker name="audience" required></prospect-audience-picker>
      </fieldset>
    </form>`,
  );
  const element = form.querySelector('prospect-audience-picker')!;
  element.adapter = new FakeAudiences(audiences(400)).adapter;
  const picker = await new PickerHarness(element).loaded();
  return { form, fieldset: form.querySelector('fieldset')!, picker, element };
}

function submitted(form: HTMLFormElement): FormDataEntryValue[] {
  return new FormData(form).getAll('audience');
}

describe('the value of the audience picker in a form', () => {
  it('is there, and valid, when the host is told of a selection', async () => {
    const { form, picker, element } = await inForm();
    const told: unknown[] = [];
    element.addEventListener('audience-selection-change', () => told.push([submitted(form), form.checkValidity()]));
    await picker.click(name(1));
    expect(told).to.deep.equal([[[id(1)], true]]);
  });

  it('is what a host has just set, by property or by attribute', async () => {
    const { form, element } = await inForm();
    element.selectedAudienceIds = [id(2)];
    expect(submitted(form)).to.deep.equal([id(2)]);
    element.setAttribute('selected-audience-ids', `${id(3)} ${id(4)}`);
    expect(submitted(form)).to.deep.equal([id(3), id(4)]);
    element.activatedAudienceIds = [id(3)];
    expect(submitted(form)).to.deep.equal([id(4)]);
  });

  it('stands under the name, and is as valid, as a host has just said', async () => {
    const { form, element } = await inForm();
    element.selectedAudienceIds = [id(2), id(3)];
    element.name = 'chosen';
    expect(new FormData(form).getAll('chosen')).to.have.length(2);
    element.limit = 1;
    expect(element.validity.rangeOverflow).to.equal(true);
    element.selectedAudienceIds = [];
    expect(element.validity.valueMissing).to.equal(true);
    element.required = false;
    expect(element.validity.valid).to.equal(true);
  });

  it('is submitted by nobody who has no name, or is disabled', async () => {
    const { form, element } = await inForm();
    element.selectedAudienceIds = [id(2)];
    element.disabled = true;
    expect([...new FormData(form)]).to.deep.equal([]);
    element.disabled = false;
    expect(submitted(form)).to.deep.equal([id(2)]);
    element.removeAttribute('name');
    expect([...new FormData(form)]).to.deep.equal([]);
  });

  it('tells with input and change when a person selects, as other controls do, and not when the host does', async () => {
    const { form, picker, element } = await inForm();
    const told: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, (event) => told.push(event.type));
    await picker.click(name(1));
    element.selectedAudienceIds = [];
    expect(told).to.deep.equal(['input', 'change']);
  });

  it('does not tell what is typed into its search', async () => {
    const { form, picker } = await inForm();
    let told = 0;
    for (const type of ['input', 'change']) form.addEventListener(type, () => (told += 1));
    await picker.search('telco');
    picker.searchField.dispatchEvent(new Event('change', { bubbles: true }));
    expect(told).to.equal(0);
  });

  it('says how many are too many, in the bar as in the form', async () => {
    const { picker, element } = await inForm();
    element.selectedAudienceIds = audiences(300).map((audience) => audience.id);
    await picker.until(() => picker.bar().includes('50'), 'how many must go');
    expect(element.validationMessage).to.contain('Take off 50 audiences');
  });
});

describe('what a host may set of the audience picker', () => {
  it('takes nothing for no selection', async () => {
    const { element } = await inForm();
    element.selectedAudienceIds = [id(1)];
    element.selection = undefined;
    expect(element.selection).to.deep.equal({ kind: 'ids', ids: [] });
    element.selectedAudienceIds = [id(1)];
    element.selectedAudienceIds = null;
    expect(element.selectedAudienceIds).to.deep.equal([]);
    element.activatedAudienceIds = undefined;
    expect(element.activatedAudienceIds).to.deep.equal([]);
  });

  it('reads a text of ids as the attribute', async () => {
    const { element } = await inForm();
    element.selectedAudienceIds = 'one two, three';
    expect(element.selectedAudienceIds).to.deep.equal(['one', 'two', 'three'].map(audienceId));
  });

  it('takes nothing for the usual columns', async () => {
    const { element, picker } = await inForm();
    const columns = picker.columns();
    element.columns = null as never;
    await element.updateComplete;
    expect(picker.columns()).to.deep.equal(columns);
  });

  it('is disabled by the attribute from the beginning', async () => {
    const place = await fixture(html`<div></div>`);
    const written = '<prospect-audience-picker name="audience" limit="7" disabled required></prospect-audience-picker>';
    place.append(document.createRange().createContextualFragment(written));
    const element = place.querySelector('prospect-audience-picker')!;
    await element.updateComplete;
    expect([element.disabled, element.matches(':disabled')]).to.deep.equal([true, true]);
  });

  it('takes nothing for enabled, again and again', async () => {
    const { element } = await inForm();
    element.disabled = undefined as never;
    await element.updateComplete;
    element.limit = 7;
    await element.updateComplete;
    expect([element.hasAttribute('disabled'), element.matches(':disabled')]).to.deep.equal([false, false]);
  });
});

describe('the audience picker in a fieldset', () => {
  const isInert = (picker: PickerHarness) => picker.root.querySelector('[part=picker]')?.hasAttribute('inert');

  it('is usable again once the fieldset is', async () => {
    const { fieldset, picker, element } = await inForm();
    fieldset.disabled = true;
    await element.updateComplete;
    expect([isInert(picker), element.disabled, element.matches(':disabled')]).to.deep.equal([true, false, true]);
    fieldset.disabled = false;
    await element.updateComplete;
    expect([isInert(picker), element.matches(':disabled')]).to.deep.equal([false, false]);
  });

  it('stays as disabled as it is itself', async () => {
    const { fieldset, picker, element } = await inForm();
    element.disabled = true;
    fieldset.disabled = true;
    await element.updateComplete;
    fieldset.disabled = false;
    await element.updateComplete;
    expect([isInert(picker), element.disabled]).to.deep.equal([true, true]);
    element.disabled = false;
    await element.updateComplete;
    expect(isInert(picker)).to.equal(false);
  });
});
