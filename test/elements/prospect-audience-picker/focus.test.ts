import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { FakeAudiences, audiences } from './fake-audiences.ts';
import { aPicker } from './picker.fixture.ts';
import type { PickerHarness } from './prospect-audience-picker.harness.ts';

function focusButton(picker: PickerHarness, name: string): void {
  const button = [...picker.root.querySelectorAll('button')].find((candidate) =>
    (candidate.getAttribute('aria-label') ?? candidate.innerText).trim().startsWith(name),
  );
  button!.focus();
  expect(picker.root.activeElement, name).to.equal(button);
}

async function pressEnterOn(picker: PickerHarness, name: string): Promise<void> {
  focusButton(picker, name);
  await sendKeys({ press: 'Enter' });
  await picker.element.updateComplete;
}

function failing(fake: FakeAudiences): () => void {
  fake.before = () => {
    throw new ActivationError('unavailable', 'The service did not answer.');
  };
  return () => (fake.before = () => undefined);
}

describe('the focus in the audience picker', () => {
  it('goes to the rows from a button above them that did its work', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await pressEnterOn(picker, 'Select all 20');
    expect(picker.root.activeElement).to.equal(picker.grid);
  });

  it('goes to the rows from the button that clears the selection', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await picker.press('Space');
    await pressEnterOn(picker, 'Clear');
    expect(picker.root.activeElement).to.equal(picker.grid);
  });

  it('goes to the rows when the list is there after all', async () => {
    const fake = new FakeAudiences(audiences(20));
    const mend = failing(fake);
    const picker = await aPicker(fake);
    mend();
    await pressEnterOn(picker, 'Try again');
    await picker.until(() => picker.root.querySelector('#grid') !== null, 'the rows');
    expect(picker.root.activeElement).to.equal(picker.grid);
  });

  it('is on the same button when the list fails once more', async () => {
    const fake = new FakeAudiences(audiences(20));
    failing(fake);
    const picker = await aPicker(fake);
    await pressEnterOn(picker, 'Try again');
    const isThere = () => (picker.root.activeElement as HTMLElement | null)?.innerText.includes('Try again') ?? false;
    await picker.until(isThere, 'the focus on the button');
  });

  it('goes to the rows from the bar that said that they are old', async () => {
    const fake = new FakeAudiences(audiences(20));
    const picker = await aPicker(fake);
    const mend = failing(fake);
    await picker.sortBy('Profiles');
    await picker.until(() => picker.banner() !== '', 'the bar');
    mend();
    await pressEnterOn(picker, 'Try again');
    await picker.until(() => picker.banner() === '', 'the new order');
    expect(picker.root.activeElement).to.equal(picker.grid);
  });

  it('goes to the field from the button that clears the search', async () => {
    const picker = await aPicker(new FakeAudiences(audiences(20)));
    await picker.search('Audience');
    await pressEnterOn(picker, 'Clear search');
    expect(picker.root.activeElement).to.equal(picker.searchField);
  });
});
