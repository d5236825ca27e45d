import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { DialogCloseEvent } from '../../src/ui/dialog/dialog-close-event.ts';
import '../../src/ui/dialog/dialog.ts';
import { DialogHarness } from './dialog.harness.ts';
import { THEMES, themed } from './surface.ts';

const question = html`
  <pa-dialog heading="Save a connection that failed its test?">
    <p>Runs will start and may leave unfinished parts in the bucket.</p>
    <button slot="footer" id="back" autofocus>Go back</button>
    <button slot="footer" id="save">Save anyway</button>
  </pa-dialog>
`;

async function page(content: TemplateResult = question): Promise<{ opener: HTMLElement; dialog: DialogHarness }> {
  const element = await fixture(html`<div><button id="opener">Save</button>${content}</div>`);
  const opener = element.querySelector<HTMLElement>('#opener')!;
  opener.focus();
  return { opener, dialog: new DialogHarness(element.querySelector('pa-dialog')!) };
}

describe('dialog', () => {
  it('is modal while it is open', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    expect(dialog.isModal()).to.equal(true);
    await dialog.setOpen(false);
    expect(dialog.isModal()).to.equal(false);
  });

  it('focuses what its host wishes: of a question, the harmless button', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    expect(document.activeElement?.id).to.equal('back');
  });

  it('gives the focus back to where it was', async () => {
    const { dialog, opener } = await page();
    await dialog.setOpen(true);
    await dialog.setOpen(false);
    expect(document.activeElement).to.equal(opener);
  });

  it('closes on Escape, says that it was dismissed, and gives the focus back', async () => {
    const { dialog, opener } = await page();
    await dialog.setOpen(true);
    setTimeout(() => void dialog.pressEscape());
    const { detail } = await oneEvent<DialogCloseEvent>(dialog.element, 'pa-dialog-close');
    expect(detail).to.deep.equal({ reason: 'dismissed' });
    expect(dialog.element.open).to.equal(false);
    expect(document.activeElement).to.equal(opener);
  });

  it('says that its host closed it', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    const closed = oneEvent<DialogCloseEvent>(dialog.element, 'pa-dialog-close');
    await dialog.setOpen(false);
    expect((await closed).detail).to.deep.equal({ reason: 'closed' });
  });

  it('is no higher than what it holds', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    expect(dialog.native.offsetHeight).to.be.lessThan(250);
  });

  it('keeps its buttons in sight where it holds more than the window', async () => {
    const { dialog } = await page(
      html`<pa-dialog heading="Long"
        >${Array.from({ length: 100 }, () => html`<p>One of many</p>`)}<button slot="footer" id="back">
          Go back
        </button></pa-dialog
      >`,
    );
    await dialog.setOpen(true);
    const { bottom } = document.querySelector('#back')!.getBoundingClientRect();
    expect(bottom).to.be.greaterThan(0).and.lessThan(document.documentElement.clientHeight);
  });

  it('is named by its heading', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    const label = dialog.native.getAttribute('aria-labelledby')!;
    expect(dialog.element.shadowRoot!.getElementById(label)?.textContent).to.equal(
      'Save a connection that failed its test?',
    );
  });

  it('is closed when it comes back to a page that it left open', async () => {
    const { dialog } = await page();
    await dialog.setOpen(true);
    const home = dialog.element.parentElement!;
    dialog.element.remove();
    home.append(dialog.element);
    await dialog.element.updateComplete;
    expect(dialog.isModal()).to.equal(false);
    await dialog.setOpen(true);
    expect(dialog.isModal()).to.equal(true);
  });

  for (const theme of THEMES) {
    it(`can be used by everyone in the ${theme} theme`, async () => {
      const element = await themed(theme, question);
      const dialog = new DialogHarness(element.querySelector('pa-dialog')!);
      await dialog.setOpen(true);
      await expect(element).to.be.accessible();
    });
  }
});
