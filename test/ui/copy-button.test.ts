import { expect, fixture, html } from '@open-wc/testing';
import '../../src/locales/fr.ts';
import '../../src/ui/copy-button/copy-button.ts';
import type { CopyButton } from '../../src/ui/copy-button/copy-button.ts';
import { CopyButtonHarness } from './copy-button.harness.ts';
import { THEMES, themed } from './surface.ts';

const ROLE = 'arn:aws:iam::123456789012:role/prospect-export';

describe('copy button', () => {
  let clipboard: string[];
  let refuses: boolean;

  beforeEach(() => {
    clipboard = [];
    refuses = false;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text: string) => {
          if (refuses) throw new DOMException('Denied', 'NotAllowedError');
          clipboard.push(text);
        },
      },
    });
  });

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  async function copyButton(template = html`<pa-copy-button .value=${ROLE} label="Copy the role"></pa-copy-button>`) {
    return new CopyButtonHarness(await fixture<CopyButton>(template));
  }

  it('copies the text, whole', async () => {
    await (await copyButton()).press();
    expect(clipboard).to.deep.equal([ROLE]);
  });

  it('says that it copied, to the eye and to a reader', async () => {
    const button = await copyButton();
    await button.press();
    expect(button.words()).to.equal('Copied');
    expect(button.announced()).to.equal('Copied');
  });

  it('is heard again when pressed again', async () => {
    const button = await copyButton();
    await button.press();
    const first = button.announced();
    await button.press();
    expect(button.announced()).to.not.equal(first);
    expect(button.announced().trim()).to.equal('Copied');
  });

  it('offers to copy again once the pointer has left', async () => {
    const button = await copyButton();
    await button.press();
    await button.leave();
    expect(button.words()).to.equal('Copy');
  });

  it('says what to do where the browser refuses', async () => {
    refuses = true;
    const button = await copyButton();
    await button.press();
    expect(button.announced()).to.contain('copy it by hand');
    expect(button.words()).to.not.equal('Copied');
  });

  it('does not press what it stands in', async () => {
    let rowPresses = 0;
    const row = await fixture(html`<div><pa-copy-button></pa-copy-button></div>`);
    row.addEventListener('click', () => rowPresses++);
    await new CopyButtonHarness(row.querySelector('pa-copy-button')!).press();
    expect(rowPresses).to.equal(0);
  });

  it('speaks French where the page does', async () => {
    const button = await copyButton(html`<pa-copy-button lang="fr"></pa-copy-button>`);
    expect(button.words()).to.equal('Copier');
  });

  for (const theme of THEMES) {
    it(`can be used by everyone in the ${theme} theme, as words and as a glyph`, async () => {
      await expect(
        await themed(theme, html`<pa-copy-button></pa-copy-button><pa-copy-button icon-only></pa-copy-button>`),
      ).to.be.accessible();
    });
  }
});
