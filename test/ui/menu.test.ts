import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { MenuItem } from '../../src/ui/menu/menu-item.ts';
import '../../src/ui/menu/menu.ts';
import type { Menu } from '../../src/ui/menu/menu.ts';
import { MenuHarness } from './menu.harness.ts';
import { THEMES, themed } from './surface.ts';

describe('menu', () => {
  let chosen: string[];
  let items: readonly MenuItem[];

  beforeEach(() => {
    chosen = [];
    items = [
      { kind: 'action', label: 'View connections', select: () => chosen.push('view') },
      {
        kind: 'action',
        label: 'Configure new connection',
        unavailable: 'Needs manage-destinations.',
        select: () => chosen.push('configure'),
      },
      { kind: 'separator' },
      { kind: 'check', label: 'Created', checked: true, toggle: (checked) => chosen.push(`created ${checked}`) },
      { kind: 'link', label: 'Documentation', href: 'https://docs.example.com/s3', external: true },
    ];
  });

  async function menu(): Promise<MenuHarness> {
    return new MenuHarness(
      await fixture<Menu>(html`<pa-menu label="Actions for Amazon S3" .items=${items}></pa-menu>`),
    );
  }

  async function openMenu(): Promise<MenuHarness> {
    const opened = await menu();
    await opened.open();
    return opened;
  }

  it('has no items in the page until it opens', async () => {
    const closed = await menu();
    expect(closed.items()).to.deep.equal([]);
    await closed.open();
    expect(closed.items()).to.have.length(4);
  });

  it('tells a reader whether it is open', async () => {
    const opened = await openMenu();
    expect(opened.button.getAttribute('aria-expanded')).to.equal('true');
    await opened.press('Escape');
    expect(opened.button.getAttribute('aria-expanded')).to.equal('false');
  });

  it('moves the focus to the first item when it opens', async () => {
    expect((await openMenu()).focused()).to.equal('View connections');
  });

  it('moves the focus there after a real press too, and ends where its button ends', async () => {
    const pressed = await menu();
    pressed.element.style.marginInlineStart = '400px';
    const { left, top, right, width, height } = pressed.button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await pressed.element.updateComplete;
    expect(pressed.focused()).to.equal('View connections');
    expect(pressed.panel.getBoundingClientRect().right).to.be.closeTo(right, 1);
  });

  it('opens with the arrow keys, up at its end', async () => {
    const byKey = await menu();
    byKey.button.focus();
    await byKey.press('ArrowUp');
    expect(byKey.isOpen()).to.equal(true);
    expect(byKey.focused()).to.equal('Documentation');
  });

  it('moves with the arrow keys, and wraps', async () => {
    const opened = await openMenu();
    await opened.press('ArrowDown');
    expect(opened.focused()).to.contain('Configure new connection');
    await opened.press('ArrowUp', 'ArrowUp');
    expect(opened.focused()).to.equal('Documentation');
    await opened.press('ArrowDown');
    expect(opened.focused()).to.equal('View connections');
  });

  it('moves to an item by its first letter', async () => {
    const opened = await openMenu();
    await opened.press('d');
    expect(opened.focused()).to.equal('Documentation');
    await opened.press('c', 'c');
    expect(opened.focused()).to.equal('Created');
  });

  it('closes on Escape and gives the focus back to its button', async () => {
    const opened = await openMenu();
    await opened.press('Escape');
    expect(opened.isOpen()).to.equal(false);
    expect(opened.focused()).to.equal('(button)');
  });

  it('closes on a press outside', async () => {
    const opened = await openMenu();
    await sendMouse({ type: 'click', position: [900, 700] });
    expect(opened.isOpen()).to.equal(false);
  });

  it('closes when the focus goes on', async () => {
    const page = await fixture(html`<div><pa-menu .items=${items}></pa-menu><button>Next</button></div>`);
    const opened = new MenuHarness(page.querySelector('pa-menu')!);
    await opened.open();
    await sendKeys({ press: 'Tab' });
    expect(opened.isOpen()).to.equal(false);
  });

  it('does what is chosen, with the focus back on its button already', async () => {
    const opened = await openMenu();
    let focusedAtTheDeed = '';
    items = [{ kind: 'action', label: 'Delete', select: () => (focusedAtTheDeed = opened.focused()) }];
    opened.element.items = items;
    await opened.element.updateComplete;
    opened.item('Delete').click();
    expect(focusedAtTheDeed).to.equal('(button)');
    expect(opened.isOpen()).to.equal(false);
  });

  it('does not do what is unavailable, and says why', async () => {
    const opened = await openMenu();
    const item = opened.item('Configure');
    item.click();
    expect(chosen).to.deep.equal([]);
    expect(item.textContent).to.contain('Needs manage-destinations.');
    expect(item.getAttribute('aria-disabled')).to.equal('true');
  });

  it('stays open while things are ticked', async () => {
    const opened = await openMenu();
    opened.item('Created').click();
    expect(chosen).to.deep.equal(['created false']);
    expect(opened.isOpen()).to.equal(true);
  });

  it('leaves out a link that would run a script', async () => {
    items = [{ kind: 'link', label: 'Documentation', href: 'javascript:alert(1)' }];
    expect((await openMenu()).items()).to.deep.equal([]);
  });

  it('keeps its presses from the row that it stands in', async () => {
    let rowPresses = 0;
    const row = await fixture(html`<div><pa-menu .items=${items}></pa-menu></div>`);
    row.addEventListener('click', () => rowPresses++);
    const inRow = new MenuHarness(row.querySelector('pa-menu')!);
    await inRow.open();
    inRow.item('View').click();
    expect(rowPresses).to.equal(0);
    expect(chosen).to.deep.equal(['view']);
  });

  it('opens under its button and inside the window', async () => {
    const page = await fixture(html`<div dir="rtl"><pa-menu .items=${items}></pa-menu></div>`);
    const opened = new MenuHarness(page.querySelector('pa-menu')!);
    await opened.open();
    const box = opened.panel.getBoundingClientRect();
    expect(box.top).to.be.at.least(opened.button.getBoundingClientRect().bottom);
    expect(box.right).to.be.at.most(document.documentElement.clientWidth);
    expect(box.left).to.be.at.least(0);
  });

  it('survives leaving the page while open', async () => {
    const opened = await openMenu();
    const { element } = opened;
    const home = element.parentElement!;
    element.remove();
    home.append(element);
    await element.updateComplete;
    expect(opened.isOpen()).to.equal(false);
    await opened.open();
    expect(opened.focused()).to.equal('View connections');
  });

  for (const theme of THEMES) {
    it(`can be used by everyone in the ${theme} theme, open`, async () => {
      const page = await themed(theme, html`<pa-menu label="Actions for Amazon S3" .items=${items}></pa-menu>`);
      await new MenuHarness(page.querySelector('pa-menu')!).open();
      await expect(page).to.be.accessible();
    });
  }
});
