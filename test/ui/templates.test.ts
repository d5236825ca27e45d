import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from '../../src/ui/base.styles.ts';
import { defineElement } from '../../src/ui/define.ts';
import { field } from '../../src/ui/field.ts';
import { arrowRight, lock } from '../../src/ui/icons/glyphs.ts';
import { icon } from '../../src/ui/icons/icon.ts';
import { badgeStyles } from '../../src/ui/styles/badge.styles.ts';
import { bannerStyles } from '../../src/ui/styles/banner.styles.ts';
import { buttonStyles } from '../../src/ui/styles/button.styles.ts';
import { checkStyles } from '../../src/ui/styles/check.styles.ts';
import { emptyStyles } from '../../src/ui/styles/empty.styles.ts';
import { fieldStyles } from '../../src/ui/styles/field.styles.ts';
import { segmentStyles } from '../../src/ui/styles/segment.styles.ts';
import { skeletonStyles } from '../../src/ui/styles/skeleton.styles.ts';
import { banner } from '../../src/ui/templates/banner.ts';
import { emptyState } from '../../src/ui/templates/empty-state.ts';
import { skeleton } from '../../src/ui/templates/skeleton.ts';
import { THEMES, themed } from './surface.ts';
import { isChromium } from './chromium.ts';

@defineElement('test-screen')
class Screen extends LitElement {
  static override readonly styles = [
    ...baseStyles,
    badgeStyles,
    bannerStyles,
    buttonStyles,
    checkStyles,
    emptyStyles,
    fieldStyles,
    segmentStyles,
    skeletonStyles,
  ];

  @property({ attribute: false }) content?: TemplateResult;

  protected override render() {
    return this.content;
  }
}

async function screen(content: TemplateResult): Promise<ShadowRoot> {
  return (await fixture<Screen>(html`<test-screen .content=${content}></test-screen>`)).shadowRoot!;
}

const bucket = (error?: string) =>
  field({
    id: 'bucket',
    label: 'Bucket',
    help: '3 to 63 characters, lower case.',
    error,
    control: ({ id, describedBy, invalid }) =>
      html`<input class="pa-input" id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} />`,
  });

describe('forced colours', () => {
  const look = (of: Element, pseudo?: string) => getComputedStyle(of, pseudo);

  it('are those of a switch and a radio, on and off, and frame a tag that has lost its ground', async function () {
    if (!isChromium) this.skip();
    await emulateMedia({ forcedColors: 'active' });
    try {
      const root = await screen(
        html`<input class="pa-switch" type="checkbox" aria-label="Off" />
          <input class="pa-switch" type="checkbox" aria-label="On" checked />
          <input class="pa-radio" type="radio" aria-label="Chosen" checked />
          <span class="pa-tag">Prospects</span>
          <button class="pa-button" data-kind="primary">Next</button>`,
      );
      const [off, on, radio] = root.querySelectorAll('input');
      const system = look(root.querySelector('button')!);
      expect(look(on!).backgroundColor).to.equal(system.backgroundColor);
      expect(look(on!, '::before').backgroundColor).to.equal(system.color);
      expect(look(radio!, '::before').backgroundColor).to.equal(system.color);
      expect(look(off!, '::before').backgroundColor).not.to.equal(system.color);
      expect(look(root.querySelector('.pa-tag')!).outlineStyle).to.equal('solid');
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });
});

describe('targets', () => {
  it('are 24 px high at least, in the compact density too', async () => {
    const root = await screen(
      html`<div class="pa-segments">
          <label class="pa-segment"><input type="radio" name="when" />Daily</label>
        </div>
        <label class="pa-row"><input class="pa-switch" type="checkbox" />Only failed</label>`,
    );
    root.host.setAttribute('density', 'compact');
    const heights = [...root.querySelectorAll('label')].map((label) => label.getBoundingClientRect().height);
    expect(Math.min(...heights)).to.be.at.least(24);
  });
});

describe('field', () => {
  it('gives its control a name', async () => {
    const root = await screen(bucket());
    expect(root.querySelector('input')?.labels?.[0]?.textContent?.trim()).to.equal('Bucket');
  });

  it('describes its control by its help, or by its error in the same place', async () => {
    const root = await screen(bucket());
    const described = () => root.getElementById(root.querySelector('input')!.getAttribute('aria-describedby')!);
    const before = described();
    expect(before?.textContent?.trim()).to.equal('3 to 63 characters, lower case.');

    const element = root.host as Screen;
    element.content = bucket('Two slashes in a row make an empty folder.');
    await element.updateComplete;
    expect(described()).to.equal(before);
    expect(described()?.textContent?.trim()).to.equal('Two slashes in a row make an empty folder.');
    expect(root.querySelector('input')?.getAttribute('aria-invalid')).to.equal('true');
  });

  it('does not jump when the error takes the place of the help', async () => {
    const root = await screen(bucket());
    const element = root.host as Screen;
    const height = element.getBoundingClientRect().height;
    element.content = bucket('Not a name that S3 takes.');
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(height);
  });
});

describe('banner', () => {
  it('is spoken at once only where it is urgent', async () => {
    const content = { tone: 'negative', title: 'S3 refused the upload' } as const;
    expect((await screen(banner(content))).querySelector('[role=alert]')).to.equal(null);
    expect((await screen(banner({ ...content, urgent: true }))).querySelector('[role=alert]')).to.not.equal(null);
  });
});

describe('icon', () => {
  it('is hidden from readers', async () => {
    expect((await screen(icon(lock))).querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
  });

  it('turns round with the text where it points along the line', async () => {
    const root = await screen(html`<div dir="rtl">${icon(arrowRight, { flip: true })}${icon(lock)}</div>`);
    const [arrow, padlock] = root.querySelectorAll('svg');
    expect(getComputedStyle(arrow!).scale).to.equal('-1 1');
    expect(getComputedStyle(padlock!).scale).to.equal('none');
  });
});

describe('the templates', () => {
  const all = html`
    ${(['info', 'positive', 'caution', 'negative'] as const).map((tone) =>
      banner({ tone, title: 'Give it an hour', text: 'A schedule reaches every runner within an hour.' }),
    )}
    ${emptyState({
      glyph: lock,
      tone: 'negative',
      title: 'You may not see destinations',
      text: 'Needs view-destinations. Ask a portal administrator.',
      actions: html`<button class="pa-button" data-kind="primary" type="button">Try again</button>`,
    })}
    ${bucket()} ${skeleton({ width: 40 })}
    <button class="pa-button" type="button" aria-disabled="true">Finish</button>
    <button class="pa-button" type="button" data-kind="danger-primary">Delete</button>
  `;

  for (const theme of THEMES) {
    it(`can be used by everyone in the ${theme} theme`, async () => {
      await expect(
        await themed(
          theme,
          html`<h2>Screen</h2>
            <test-screen .content=${all}></test-screen>`,
        ),
      ).to.be.accessible();
    });
  }
});
