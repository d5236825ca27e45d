import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { baseStyles } from '../../src/ui/base.styles.ts';
import { defineElement } from '../../src/ui/define.ts';
import { tokenDefaults } from '../../src/ui/tokens.ts';
import { isChromium } from './chromium.ts';
import { surface } from './surface.ts';

@defineElement('test-inner')
class Inner extends LitElement {
  static override readonly styles = [...baseStyles];

  protected override render() {
    return html`<button class="probe">Probe</button>`;
  }
}

@defineElement('test-outer')
class Outer extends LitElement {
  static override readonly styles = [...baseStyles];

  protected override render() {
    return html`<test-inner></test-inner>`;
  }
}

/** The element in the inner shadow root, whose style is what a person sees. */
async function innerOf(element: Element): Promise<HTMLElement> {
  const outer = element.matches('test-outer') ? element : element.querySelector('test-outer');
  await (outer as Outer).updateComplete;
  const inner = outer?.shadowRoot?.querySelector('test-inner') as Inner;
  await inner.updateComplete;
  return inner;
}

const colour = (element: Element) => getComputedStyle(element).color;
const token = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name);

const LIGHT_TEXT = 'rgb(20, 23, 31)';
const DARK_TEXT = 'rgb(232, 234, 239)';

describe('tokens', () => {
  it('have their defaults in every shadow root', async () => {
    const inner = await innerOf(await fixture(html`<test-outer></test-outer>`));
    expect(token(inner, '--pa-space-2')).to.equal('0.5rem');
    expect(colour(inner)).to.equal(LIGHT_TEXT);
  });

  it('are overridden by an ancestor of the element', async () => {
    const page = await surface('--pa-text: rgb(1, 2, 3)', html`<test-outer></test-outer>`);
    expect(colour(await innerOf(page))).to.equal('rgb(1, 2, 3)');
  });

  it('are overridden by an ancestor, though in the weakest of cascade layers', async () => {
    const page = await fixture(html`
      <section class="dressed">
        <style>
          @layer first, last;
          @layer first {
            :where(.dressed) {
              --pa-text: rgb(4, 5, 6);
            }
          }
        </style>
        <test-outer></test-outer>
      </section>
    `);
    expect(colour(await innerOf(page))).to.equal('rgb(4, 5, 6)');
  });

  it('are overridden on the element itself', async () => {
    const outer = await fixture<HTMLElement>(html`<test-outer></test-outer>`);
    outer.style.setProperty('--pa-text', 'rgb(7, 8, 9)');
    expect(colour(await innerOf(outer))).to.equal('rgb(7, 8, 9)');
  });

  it('follow the color-scheme of the subtree', async () => {
    const page = await surface('color-scheme: dark', html`<test-outer></test-outer>`);
    expect(colour(await innerOf(page))).to.equal(DARK_TEXT);
  });

  it('are light on a page that declares no color-scheme', async () => {
    expect(colour(await innerOf(await fixture(html`<test-outer></test-outer>`)))).to.equal(LIGHT_TEXT);
  });

  it('are light on paper, whatever the page is', async function () {
    if (!isChromium) this.skip();
    const element = await innerOf(await surface('color-scheme: dark', html`<test-outer></test-outer>`));
    expect(colour(element)).to.equal(DARK_TEXT);
    await emulateMedia({ media: 'print' });
    try {
      expect(colour(element)).to.equal(LIGHT_TEXT);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('follow data-theme on the element, over the page', async () => {
    const page = await surface('color-scheme: light', html`<test-outer data-theme="dark"></test-outer>`);
    expect(colour(await innerOf(page))).to.equal(DARK_TEXT);
  });

  for (const attribute of ['density', 'data-density']) {
    it(`are compact inside an element with ${attribute}, nested ones too`, async () => {
      const outer = await fixture(html`<test-outer></test-outer>`);
      outer.setAttribute(attribute, 'compact');
      expect(token(await innerOf(outer), '--pa-row')).to.equal('2rem');
    });
  }

  it('may be made comfortable again within', async () => {
    const outer = await fixture(html`<test-outer density="compact"></test-outer>`);
    const inner = await innerOf(outer);
    inner.setAttribute('density', 'comfortable');
    expect(token(inner, '--pa-row')).to.equal('2.75rem');
  });

  it('are registered once, however many copies of the kit are loaded', async () => {
    const copy = '../../src/ui/tokens.styles.ts?copy';
    const { tokens } = (await import(copy)) as { tokens: unknown };
    expect(tokens).to.not.equal(undefined);
  });

  it('parse as what they are', () => {
    for (const [name, value] of Object.entries(tokenDefaults)) {
      const property = value.startsWith('light-dark') ? 'color' : undefined;
      if (property) expect(CSS.supports(property, value), name).to.equal(true);
    }
  });
});
