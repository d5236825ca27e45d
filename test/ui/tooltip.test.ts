import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import '../../src/ui/tooltip/tooltip.ts';
import { surface } from './surface.ts';
import { TooltipHarness } from './tooltip.harness.ts';

const WORDS = 'Needs activate-destinations. Ask a portal administrator.';

async function tooltip(content = html`<pa-tooltip text=${WORDS}><button>Activate</button></pa-tooltip>`) {
  const page = await surface('padding: 120px', content);
  return new TooltipHarness(page.querySelector('pa-tooltip')!);
}

describe('tooltip', () => {
  afterEach(() => resetMouse());

  it('shows on hover and goes with the pointer', async () => {
    const tip = await tooltip();
    await tip.hover();
    expect(tip.isShown()).to.equal(true);
    await tip.leave();
    expect(tip.isShown()).to.equal(false);
  });

  it('shows on keyboard focus and goes with it', async () => {
    const tip = await tooltip();
    await sendKeys({ press: 'Tab' });
    expect(tip.isShown()).to.equal(true);
    tip.anchor.blur();
    expect(tip.isShown()).to.equal(false);
  });

  it('goes on Escape and leaves the focus', async () => {
    const tip = await tooltip();
    tip.anchor.focus();
    await sendKeys({ press: 'Escape' });
    expect(tip.isShown()).to.equal(false);
    expect(document.activeElement).to.equal(tip.anchor);
  });

  it('stays while the pointer rests on its words', async () => {
    const tip = await tooltip();
    await tip.hover();
    await tip.hoverItsWords();
    expect(tip.isShown()).to.equal(true);
  });

  it('stands over what it explains', async () => {
    const tip = await tooltip();
    await tip.hover();
    expect(tip.box.getBoundingClientRect().bottom).to.be.at.most(tip.anchor.getBoundingClientRect().top);
  });

  it('follows when the focus scrolls its element into view', async () => {
    const tip = await tooltip();
    tip.anchor.focus();
    const page = tip.element.parentElement!;
    page.style.setProperty('margin-block-start', '60px');
    window.dispatchEvent(new Event('scroll'));
    expect(tip.isShown()).to.equal(true);
    const gap = tip.anchor.getBoundingClientRect().top - tip.box.getBoundingClientRect().bottom;
    expect(gap).to.be.within(0, 8);
  });

  it('is heard by a reader as a description', async () => {
    expect((await tooltip()).anchor.getAttribute('aria-description')).to.equal(WORDS);
  });

  it('is not heard twice where it repeats the name', async () => {
    const tip = await tooltip(html`<pa-tooltip text="Copy"><button aria-label="Copy"></button></pa-tooltip>`);
    expect(tip.anchor.hasAttribute('aria-description')).to.equal(false);
  });

  it('shows nothing where there is nothing to say', async () => {
    const tip = await tooltip(html`<pa-tooltip><button>Activate</button></pa-tooltip>`);
    await tip.hover();
    expect(tip.isShown()).to.equal(false);
  });

  const name = html`
    <pa-tooltip text="A long name of an audience" when-truncated
      ><button>A long name of an audience</button></pa-tooltip
    >
  `;

  it('shows words that are cut, where it is for these alone', async () => {
    const tip = await tooltip(name);
    tip.anchor.style.cssText = 'inline-size: 60px; overflow: hidden; white-space: nowrap';
    await tip.hover();
    expect(tip.isShown()).to.equal(true);
  });

  it('does not repeat words that are whole', async () => {
    const tip = await tooltip(name);
    tip.anchor.style.cssText = 'inline-size: 600px; overflow: hidden; white-space: nowrap';
    await tip.hover();
    expect(tip.isShown()).to.equal(false);
  });

  it('lets a dialog around it stay on the Escape that takes it away', async () => {
    const dialog = await fixture<HTMLDialogElement>(
      html`<dialog>
        <pa-tooltip text=${WORDS}><button>Activate</button></pa-tooltip>
      </dialog>`,
    );
    dialog.showModal();
    const tip = new TooltipHarness(dialog.querySelector('pa-tooltip')!);
    expect(tip.isShown()).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(tip.isShown()).to.equal(false);
    expect(dialog.open).to.equal(true);
  });

  it('can be used by everyone while it shows', async () => {
    const tip = await tooltip();
    tip.anchor.focus();
    await expect(tip.element).to.be.accessible();
  });
});
